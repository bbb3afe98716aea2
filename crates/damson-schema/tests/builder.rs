//! Faults of type systems that are built without SDL have coordinates and no places.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::sync::Arc;

use damson_schema::Coordinate;
use damson_schema::build::TypeSystemBuilder;
use damson_schema::type_system::{
    DirectiveDefinition, DirectiveLocation, EnumValue, Field, Fields, InputValue, ScalarCheck, TypeDefinition,
    TypeKind, TypeRef,
};
use damson_schema::value::Value;
use damson_syntax::ast::OperationType;

fn object(name: &str, fields: impl IntoIterator<Item = Field>) -> TypeDefinition {
    let fields = fields.into_iter().map(|field| (field.name.clone(), field)).collect();
    TypeDefinition::new(name, TypeKind::Object(Fields { fields, interfaces: Vec::new() }))
}

fn interface(name: &str, fields: impl IntoIterator<Item = Field>) -> TypeDefinition {
    let TypeDefinition { kind: TypeKind::Object(fields), .. } = object(name, fields) else { unreachable!() };
    TypeDefinition::new(name, TypeKind::Interface(fields))
}

fn with_query() -> TypeSystemBuilder {
    let mut builder = TypeSystemBuilder::new();
    let query = builder.reserve("Query");
    let int = builder.reserve("Int");
    builder.define(query, object("Query", [Field::new("a", TypeRef::named(int))]));
    builder.set_root(OperationType::Query, query);
    builder
}

#[test]
fn all_faults_are_reported_together() {
    let mut builder = with_query();
    let query = builder.reserve("Query");
    let node = builder.reserve("Node");
    let missing = builder.reserve("Missing");
    let id = builder.reserve("ID");
    builder.define(node, interface("Node", [Field::new("id", TypeRef::named(id).non_null())]));
    builder.implement(query, node);
    builder.define(query, object("Query", []));
    let other = builder.reserve("Other");
    builder.define(other, object("Other", [Field::new("missing", TypeRef::named(missing))]));
    builder.report(Coordinate::Type("Other".into()), "What the front end found.");
    let errors = builder.finish().unwrap_err();
    let expected = "the schema has 4 faults
- Query: There can be only one type named \"Query\".
- Other: What the front end found.
- Other.missing: Unknown type \"Missing\".
- Query: Interface field Node.id expected but Query does not provide it.";
    assert_eq!(errors.to_string(), expected);
    assert!(errors.iter().all(|error| error.locations.is_empty()));
}

#[test]
fn implementing_twice_is_implementing_once() {
    let mut builder = with_query();
    let query = builder.reserve("Query");
    let int = builder.reserve("Int");
    let node = builder.reserve("Node");
    builder.define(node, interface("Node", [Field::new("a", TypeRef::named(int))]));
    builder.implement(query, node);
    builder.implement(query, node);
    let types = builder.finish().unwrap();
    assert_eq!(types.by_name("Query").unwrap().fields().unwrap().interfaces, [node]);
    assert_eq!(types.possible_types(node), [query]);
}

#[test]
fn incremental_delivery_brings_its_directives() {
    let mut builder = with_query();
    builder.enable_incremental_delivery();
    let types = builder.finish().unwrap();
    let names: Vec<_> = types.directives.keys().map(|name| &**name).collect();
    assert_eq!(names, ["include", "skip", "deprecated", "specifiedBy", "oneOf", "defer", "stream"]);
    assert!(with_query().finish().unwrap().directives.get("defer").is_none());
}

#[test]
fn a_front_end_may_bring_built_in_scalars_and_directives() {
    let mut builder = with_query();
    let int = builder.reserve("Int");
    builder.define(int, TypeDefinition::new("Int", TypeKind::Scalar { specified_by_url: None, check: None }));
    builder.add_directive(directive("oneOf", DirectiveLocation::InputObject));
    let types = builder.finish().unwrap();
    assert!(types.get(int).description.is_none());
    assert!(types.directives["oneOf"].description.is_some(), "it stays as it is");
}

#[test]
fn a_front_end_cannot_make_something_else_of_a_built_in_directive() {
    let mut builder = with_query();
    builder.add_directive(directive("skip", DirectiveLocation::Field));
    let errors = builder.finish().unwrap_err();
    let message = errors.iter().next().unwrap().to_string();
    assert!(message.starts_with("@skip: Directive @skip is built in and can only be defined as"), "{message}");
}

fn directive(name: &str, location: DirectiveLocation) -> DirectiveDefinition {
    DirectiveDefinition {
        name: name.into(),
        description: None,
        arguments: Default::default(),
        locations: vec![location],
        repeatable: false,
        deprecation: None,
        applied: Vec::new(),
    }
}

#[test]
fn default_values_pass_the_check_of_their_scalar() {
    let even = |value: &Value| match value.as_i64() {
        Some(integer) if integer % 2 == 0 => Ok(()),
        _ => Err("not even".to_owned()),
    };
    for (default, expected) in [
        (2, None),
        (
            3,
            Some(
                "Query.b(n:) has invalid default value: Expected value of type \"Even\", but encountered error \"not even\"; found: 3.",
            ),
        ),
    ] {
        let mut builder = TypeSystemBuilder::new();
        let query = builder.reserve("Query");
        let scalar = builder.reserve("Even");
        let check = Some(ScalarCheck::Judge(Arc::new(even)));
        builder.define(scalar, TypeDefinition::new("Even", TypeKind::Scalar { specified_by_url: None, check }));
        let argument =
            InputValue { default_value: Some(Value::from(default)), ..InputValue::new("n", TypeRef::named(scalar)) };
        let mut field = Field::new("b", TypeRef::named(scalar));
        field.arguments.insert("n".into(), argument);
        builder.define(query, object("Query", [field]));
        builder.set_root(OperationType::Query, query);
        let errors = builder.finish().err();
        assert_eq!(errors.map(|errors| errors.iter().next().unwrap().message.clone()).as_deref(), expected);
    }
}

#[test]
fn names_are_those_of_the_grammar() {
    let mut builder = with_query();
    let enumeration = builder.reserve("E-1");
    let values = ["true", "A", "", "__B"].map(|name| (name.into(), EnumValue::new(name)));
    builder.define(enumeration, TypeDefinition::new("E-1", TypeKind::Enum { values: values.into_iter().collect() }));
    let expected = "the schema has 4 faults
- E-1: Names must only contain [_a-zA-Z0-9] but \"E-1\" does not.
- E-1.true: Enum values cannot be named: true
- E-1.: Expected name to be a non-empty string.
- E-1.__B: Name \"__B\" must not begin with \"__\", which is reserved by GraphQL introspection.";
    assert_eq!(builder.finish().unwrap_err().to_string(), expected);
}

#[test]
fn built_in_types_cannot_be_changed() {
    let mut builder = with_query();
    for name in ["Int", "__Type"] {
        let id = builder.reserve(name);
        let int = builder.reserve("Int");
        builder.define(id, object(name, [Field::new("a", TypeRef::named(int))]));
    }
    let expected = "the schema has 2 faults
- __Type: \"__Type\" is the name of a built-in type. Rename the type.
- Int: \"Int\" is the name of a built-in type. Rename the type.";
    assert_eq!(builder.finish().unwrap_err().to_string(), expected);
}
