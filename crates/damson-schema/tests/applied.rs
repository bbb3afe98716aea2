//! Directives on definitions, written as SDL or not: defined, in their places, with the right arguments.

use damson_schema::type_system::{AppliedDirective, Field, Fields, TypeDefinition, TypeKind};
use damson_schema::{SchemaErrors, TypeRef, TypeSystem, TypeSystemBuilder, Value};

const DEFINITIONS: &str = "
    directive @object(count: Int!, color: Color) on OBJECT
    directive @many repeatable on OBJECT
    directive @field on FIELD_DEFINITION
    enum Color { RED }
    type Query { a: Int }
";

/// A type with these directives, next to definitions in SDL.
fn with(applied: Vec<AppliedDirective>, of_field: Vec<AppliedDirective>) -> Result<TypeSystem, SchemaErrors> {
    TypeSystem::from_sdl_with(DEFINITIONS, |builder: &mut TypeSystemBuilder| {
        let (id, int) = (builder.reserve("Added"), builder.reserve("Int"));
        let field = Field { applied: of_field, ..Field::new("x", TypeRef::named(int)) };
        let fields = Fields { fields: [("x".into(), field)].into_iter().collect(), interfaces: Vec::new() };
        builder.define(id, TypeDefinition { applied, ..TypeDefinition::new("Added", TypeKind::Object(fields)) });
    })
}

fn directive(name: &str, arguments: &[(&str, Value)]) -> AppliedDirective {
    let arguments = arguments.iter().map(|(name, value)| ((*name).into(), value.clone())).collect();
    AppliedDirective { name: name.into(), arguments }
}

#[test]
fn right_directives_are_kept() {
    let red = Value::Enum("RED".into());
    let types = with(
        vec![
            directive("object", &[("count", 1.into()), ("color", red)]),
            directive("many", &[]),
            directive("many", &[]),
        ],
        vec![directive("field", &[])],
    );
    let sdl = types.unwrap_or_else(|faults| panic!("{faults}")).sdl();
    assert!(sdl.contains("type Added @object(count: 1, color: RED) @many @many {\n  x: Int @field\n}"), "{sdl}");
}

#[test]
fn wrong_directives_are_reported_all_at_once() {
    let faults = with(
        vec![
            directive("objct", &[]),
            directive("field", &[]),
            directive("object", &[("cont", 1.into())]),
            directive("object", &[("count", "1".into())]),
        ],
        vec![directive("many", &[])],
    );
    let faults: Vec<_> = faults.err().into_iter().flatten().map(|fault| fault.to_string()).collect();
    assert_eq!(
        faults,
        [
            "Added: Unknown directive \"@objct\". Did you mean \"object\"?",
            "Added: Directive \"@field\" may not be used on OBJECT.",
            "Added: Unknown argument \"cont\" on directive \"@object\". Did you mean \"count\"?",
            "Added: Argument \"@object(count:)\" of type \"Int!\" is required, but it was not provided.",
            "Added: The directive \"@object\" can only be used once at this location.",
            "Added: Argument \"@object(count:)\" has invalid value: Int cannot represent non-integer value: \"1\"",
            "Added.x: Directive \"@many\" may not be used on FIELD_DEFINITION.",
        ]
    );
}

#[test]
fn an_argument_that_is_given_several_times_is_one_fault_and_its_first_value_counts() {
    let many = [("count", 1.into()), ("count", "1".into()), ("color", 2.into()), ("count", 3.into())];
    let faults = with(vec![directive("object", &many)], Vec::new());
    let faults: Vec<_> = faults.err().into_iter().flatten().map(|fault| fault.to_string()).collect();
    assert_eq!(
        faults,
        [
            "Added: Argument \"@object(color:)\" has invalid value: Enum \"Color\" cannot represent non-enum value: 2.",
            "Added: There can be only one argument named \"count\" on directive \"@object\".",
        ]
    );
}

/// The faults of SDL alone, which are the same when a type is added to it.
fn faults(sdl: &str) -> Vec<String> {
    let sdl = format!("{DEFINITIONS}{sdl}");
    let texts = |built: Result<TypeSystem, SchemaErrors>| -> Vec<String> {
        built.err().into_iter().flatten().map(|fault| fault.to_string()).collect()
    };
    let alone = texts(TypeSystem::from_sdl(&sdl));
    let with_more = TypeSystem::from_sdl_with(&sdl, |builder| {
        let (id, int) = (builder.reserve("Added"), builder.reserve("Int"));
        let fields = [("x".into(), Field::new("x", TypeRef::named(int)))].into_iter().collect();
        let kind = TypeKind::Object(Fields { fields, interfaces: Vec::new() });
        builder.define(id, TypeDefinition::new("Added", kind));
    });
    assert_eq!(texts(with_more), alone, "{sdl}");
    alone
}

#[test]
fn values_in_sdl_are_of_their_types() {
    assert_eq!(faults("type A @object(count: 1, color: RED) @many { x: Int @field }"), [""; 0]);
    for (sdl, expected) in [
        (
            "type A @object(count: \"1\") { x: Int }",
            "A: Argument \"@object(count:)\" has invalid value: Int cannot represent non-integer value: \"1\" (7:23)",
        ),
        (
            "type A @object(count: null) { x: Int }",
            "A: Argument \"@object(count:)\" has invalid value: Expected value of non-null type \"Int!\" not to be null. (7:23)",
        ),
        (
            "type A { x: Int } extend type A @object(count: 1, color: BLUE)",
            "A: Argument \"@object(color:)\" has invalid value: Value \"BLUE\" does not exist in \"Color\" enum. (7:58)",
        ),
        (
            "directive @d(by: [By]) on ENUM_VALUE input By { x: Int! } enum E { A @d(by: [{x: 1}, {y: 2}]) }",
            "E.A: Argument \"@d(by:)\" has invalid value at [1]: Expected value of type \"By\" to include required field \"x\", \
             found: { y: 2 }. (7:77)",
        ),
    ] {
        let found = faults(sdl);
        assert_eq!(found[0], expected);
    }
}

#[test]
fn one_mistake_in_a_value_is_one_fault() {
    for sdl in [
        "type A @object(count: 1e999) { x: Int }",
        "type A @object(count: 1, color: {a: 1, a: 2}) { x: Int }",
        "type A @objct(count: \"1\") { x: Int }",
        "directive @d(a: Missing) on OBJECT type A @d(a: {x: 1}) { x: Int }",
        "directive @d(a: Query) on OBJECT type A @d(a: {x: 1}) { x: Int }",
        "type A { x: Int @deprecated(reason: 5) }",
        "scalar A @specifiedBy(url: null)",
        "input A { x: Int @deprecated(reason: {}) }",
    ] {
        assert_eq!(faults(sdl).len(), 1, "{sdl}: {:?}", faults(sdl));
    }
}
