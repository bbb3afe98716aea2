//! Types described as values.

use damson::dynamic::{
    Directive, DirectiveDefinition, Enum, EnumItem, Field, FieldFuture, FieldValue, InputObject, InputValue, Interface,
    InterfaceField, Object, Scalar, Schema, SchemaBuilder, TypeRef, Union,
};
use damson::{DirectiveLocation, Name, Value, value};

use crate::answer;

/// A field that gives its name.
fn named(name: &'static str, ty: TypeRef) -> Field {
    Field::new(name, ty, move |_| FieldFuture::from_value(Some(Value::from(name))))
}

fn shop() -> SchemaBuilder {
    let string = || TypeRef::named_nn(TypeRef::STRING);
    let node = Interface::new("Node").description("Anything with an id.").field(InterfaceField::new("id", string()));
    let book = Object::new("Book").implement("Node").field(named("id", string())).field(named("title", string()));
    let song = Object::new("Song").implement("Node").field(named("id", string()));
    let color = Enum::new("Color").item("RED").item(EnumItem::new("BLUE").deprecation(Some("Too cold.")));
    let filter = InputObject::new("Filter")
        .field(InputValue::new("color", TypeRef::named("Color")).default_value(Name::new("RED")))
        .field(InputValue::new("most", TypeRef::named_nn(TypeRef::INT)).default_value(3));
    let items = Field::new("items", TypeRef::named_nn_list_nn("Item"), |cx| {
        FieldFuture::new(async move {
            let filter = cx.args.try_get("filter")?.object()?;
            let most = filter.try_get("most")?.u64()?;
            let ty = if filter.try_get("color")?.enum_name()? == "RED" { "Book" } else { "Song" };
            Ok(Some((0..most).map(|_| FieldValue::from(()).with_type(ty)).collect::<Vec<_>>()))
        })
    });
    let query = Object::new("Query")
        .field(items.argument(InputValue::new("filter", TypeRef::named("Filter")).default_value(value!({}))))
        .field(named("node", TypeRef::named("Node")).deprecation(None))
        .field(named("old", TypeRef::named("Even")).argument(InputValue::new("n", TypeRef::named("Even"))));
    let even = Scalar::new("Even")
        .validator(|value| value.as_i64().is_some_and(|number| number % 2 == 0))
        .specified_by_url("https://example.com/even");
    let item = Union::new("Item").possible_type("Book").possible_type("Song");
    Schema::build("Query", None, None)
        .register(query)
        .register(node)
        .register(book)
        .register(song)
        .register(color)
        .register(filter)
        .register(even)
        .register(item)
}

const SHOP: &str = r#"
type Query {
  items(filter: Filter = {}): [Item!]!
  node: Node @deprecated
  old(n: Even): Even
}

"""Anything with an id."""
interface Node {
  id: String!
}

type Book implements Node {
  id: String!
  title: String!
}

type Song implements Node {
  id: String!
}

enum Color {
  RED
  BLUE @deprecated(reason: "Too cold.")
}

input Filter {
  color: Color = RED
  most: Int! = 3
}

scalar Even @specifiedBy(url: "https://example.com/even")

union Item = Book | Song
"#;

#[test]
fn the_types_are_those_that_the_same_sdl_describes() {
    let built = shop().finish().expect("a schema").sdl();
    let read = Schema::from_sdl(SHOP).finish().expect("a schema").sdl();
    let sorted = |sdl: &str| {
        let mut definitions: Vec<_> = sdl.trim().split("\n\n").map(str::to_owned).collect();
        definitions.sort();
        definitions
    };
    assert_eq!(sorted(&built), sorted(&read));
}

#[test]
fn arguments_have_the_defaults_of_their_types() {
    let schema = shop().finish().expect("a schema");
    assert_eq!(
        answer(&schema, "{ items { __typename ... on Book { title } } }"),
        r#"{"data":{"items":[{"__typename":"Book","title":"title"},{"__typename":"Book","title":"title"},{"__typename":"Book","title":"title"}]}}"#
    );
    assert_eq!(
        answer(&schema, "{ items(filter: { most: 1, color: BLUE }) { ... on Node { id __typename } } }"),
        r#"{"data":{"items":[{"id":"id","__typename":"Song"}]}}"#
    );
}

#[test]
fn a_validator_judges_the_values_of_clients() {
    let schema = shop().finish().expect("a schema");
    assert_eq!(answer(&schema, "{ old(n: 2) }"), r#"{"data":{"old":"old"}}"#);
    assert!(answer(&schema, "{ old(n: 3) }").contains("Expected a value of the scalar \\\"Even\\\"."));
}

#[test]
fn exactly_one_field_is_given_where_the_type_demands_it() {
    let by = InputObject::new("By").oneof().field(InputValue::new("id", "ID")).field(InputValue::new("name", "String"));
    let query = Object::new("Query").field(named("find", "String".into()).argument(InputValue::new("by", "By")));
    let schema = Schema::build("Query", None, None).register(by).register(query).finish().expect("a schema");
    assert_eq!(answer(&schema, "{ find(by: { id: 1 }) }"), r#"{"data":{"find":"find"}}"#);
    assert!(answer(&schema, "{ find(by: { id: 1, name: \"x\" }) }").contains("exactly one"));
}

#[test]
fn a_resolver_attached_by_coordinate_comes_before_the_one_that_a_field_carries() {
    let schema = shop().resolve("Song.id", |_| Ok(Some(FieldValue::value("attached")))).finish().expect("a schema");
    assert_eq!(
        answer(&schema, "{ items(filter: { most: 1, color: BLUE }) { ... on Song { id } } }"),
        r#"{"data":{"items":[{"id":"attached"}]}}"#
    );
}

#[test]
fn types_may_be_added_to_those_of_sdl() {
    let extra = Object::new("Extra").field(named("name", TypeRef::named("String")));
    let schema = Schema::from_sdl("type Query { a: Extra }").register(extra).root_value(value!({ "a": {} }));
    assert_eq!(answer(&schema.finish().expect("a schema"), "{ a { name } }"), r#"{"data":{"a":{"name":"name"}}}"#);
}

#[test]
fn all_faults_are_told_at_once() {
    let query = Object::new("Query")
        .field(named("a", TypeRef::named("Strin")))
        .field(
            named("b", TypeRef::named("String"))
                .argument(InputValue::new("x", "Int"))
                .argument(InputValue::new("x", "Int")),
        )
        .field(named("b", TypeRef::named("Int")));
    let directive = DirectiveDefinition::new("d", [DirectiveLocation::Field])
        .argument(InputValue::new("x", "Int"))
        .argument(InputValue::new("x", "String"));
    let schema = Schema::build("Query", Some("Mutation"), None).register(query).register(Object::new("Empty"));
    let faults = schema.register_directive(directive).finish();
    let told: Vec<_> = faults.expect_err("faults").iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "Query.b(x:): \"x\" is defined twice. Rename or remove one.",
            "Query.b: \"b\" is defined twice. Rename or remove one.",
            "@d(x:): \"x\" is defined twice. Rename or remove one.",
            "Query.a: Unknown type \"Strin\". Did you mean \"String\"?",
            "Unknown type \"Mutation\".",
            "Empty: Type Empty must define one or more fields.",
        ]
    );
}

/// Otherwise, a default value could add definitions to the SDL.
#[test]
fn what_no_literal_can_say_is_a_fault() {
    let map = |key: &str| value!({ key: 1 });
    let mark = Directive::new("mark").argument("with", map("a b"));
    let query = Object::new("Query")
        .field(
            named("a", TypeRef::named("Int"))
                .argument(InputValue::new("x", "Map").default_value(map("a: 1}): Int b(x: Any = {b"))),
        )
        .field(named("c d", TypeRef::named("Int")).directive(mark))
        .field(named("e", TypeRef::named("Int")).directive(Directive::new("deprecated")));
    let schema = Schema::build("Query", None, None)
        .register(query)
        .register(Scalar::new("Map"))
        .register_directive(
            DirectiveDefinition::new("mark", [DirectiveLocation::FieldDefinition])
                .argument(InputValue::new("with", "Map").default_value(Value::Enum(Name::new("null")))),
        )
        .register_directive(DirectiveDefinition::new("skip", [DirectiveLocation::Field]));
    let told: Vec<_> = schema.finish().expect_err("faults").iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "@skip: Directive @skip is built in and can only be defined as \"directive @skip(if: Boolean!) on FIELD | \
             FRAGMENT_SPREAD | INLINE_FRAGMENT\". Remove the definition, or rename the directive.",
            "@mark(with:): @mark(with:) has invalid default value: Enum values cannot be named: null. Give an enum value, or a \
             string.",
            "Query.a(x:): Query.a(x:) has invalid default value: Names must only contain [_a-zA-Z0-9] but \"a: 1}): Int b(x: Any \
             = {b\" does not. Give the field of the object such a name, or another value.",
            "Query.c d: Names must only contain [_a-zA-Z0-9] but \"c d\" does not.",
            "Query.c d: Argument \"@mark(with:)\" has invalid value: Names must only contain [_a-zA-Z0-9] but \"a b\" does \
             not. Give the field of the object such a name, or another value.",
            "Query.e: Directive \"@deprecated\" is not applied by its name. Set the reason of the deprecation instead.",
        ]
    );
}

#[test]
fn what_is_allowed_and_hardly_meant_is_a_warning() {
    let sdl =
        "directive @d(in: In = {f: 1}) on INPUT_FIELD_DEFINITION type Query { a(in: In): Int } input In { f: Int @d }";
    let schema = Schema::from_sdl(sdl).finish().expect("a schema");
    let told: Vec<_> = schema.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "@d: The definition of directive @d refers to the directive itself. The specification forbids it. Give the argument another \
          type, or take @d away from there."
        ]
    );
    assert_eq!(answer(&schema, "{ a(in: {}) }"), r#"{"data":{"a":null}}"#);
}
