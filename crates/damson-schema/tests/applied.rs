//! Directives on definitions that are not written as SDL: defined, in their places, with the right arguments.

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
