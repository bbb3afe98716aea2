//! The resolver of each field, and the faults of attachments to coordinates that do not exist.

use damson::dynamic::{FieldValue, Schema, SchemaBuilder};
use damson::{CacheControl, Context, SchemaErrors};

use crate::answer;

const SDL: &str = "
    type Query { user: User! node: Node }
    type User implements Node { id: ID! name: String! }
    interface Node { id: ID! }
    scalar Date
    enum Color { RED }
";

fn says(text: &'static str) -> FieldValue<'static> {
    FieldValue::value(text)
}

#[test]
fn a_fields_own_resolver_comes_before_its_types_before_the_default() {
    let schema = Schema::from_sdl(SDL)
        .resolve("User.name", |_| Ok(Some(says("field"))))
        .resolve("User", |_| Ok(Some(says("type"))))
        .resolve_default(|_| Ok(Some(says("default"))))
        .finish()
        .expect("a schema");
    assert_eq!(answer(&schema, "{ user { id name } }"), r#"{"data":{"user":{"id":"type","name":"field"}}}"#);
}

#[test]
fn the_later_of_two_resolvers_takes_the_place() {
    let schema = Schema::from_sdl("type Query { a: String }")
        .resolve("Query.a", |_| Ok(Some(says("first"))))
        .resolve("Query.a", |_| Ok(Some(says("second"))))
        .finish()
        .expect("a schema");
    assert_eq!(answer(&schema, "{ a }"), r#"{"data":{"a":"second"}}"#);
}

fn faults(builder: SchemaBuilder) -> Vec<String> {
    let faults: SchemaErrors = builder.finish().expect_err("there are faults");
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_attached_to_nothing_is_told_with_the_nearest_name() {
    let told = faults(
        Schema::from_sdl(SDL)
            .resolve("Query.usr", |_| Ok(None))
            .resolve("Usr.name", |_| Ok(None))
            .resolve("Usr", |_| Ok(None))
            .resolve("Node.id", |_| Ok(None))
            .resolve("Color", |_| Ok(None))
            .resolve("Query.", |_| Ok(None))
            .resolve("__Type.name", |_| Ok(None))
            .resolve_type("Nod", |_| None)
            .resolve_type("User", |_| None)
            .parse_scalar("Dat", |value| Ok(value.clone()))
            .parse_scalar("Color", |value| Ok(value.clone()))
            .cost("Query", 5)
            .cost("Color.RED", 5)
            .cache_control("Date", CacheControl { public: true, max_age: 1 })
            .serialize_scalar("ID", |_| Ok(().into())),
    );
    assert_eq!(
        told,
        [
            "Query.usr: Type \"Query\" has no \"usr\" for a resolver. Did you mean \"user\"?",
            "Usr: There is no type \"Usr\" for a resolver. Did you mean \"User\"?",
            "Usr: There is no type \"Usr\" for a resolver. Did you mean \"User\"?",
            "Node.id: The fields of an interface have no resolver of their own. Attach it to the object types that implement it: \"User.id\".",
            "Color: A resolver belongs to a field, or to an object type or interface for all of its fields.",
            "\"Query.\" is not a schema coordinate: Syntax Error: Expected Name, found <EOF>.",
            "__Type: There is no type \"__Type\" for a resolver.",
            "Dat: There is no type \"Dat\" for a function. Did you mean \"Date\"?",
            "Color: This function belongs to a custom scalar.",
            "Query: A cost belongs to one field. Name it: \"Query.field\".",
            "Color.RED: A cost belongs to a field, or to an object type or interface for all of its fields.",
            "Date: A hint belongs to a field, or to an object type, interface or union.",
            "Nod: There is no type \"Nod\" for a type resolver. Did you mean \"Node\"?",
            "User: This type resolver belongs to an interface or union.",
            "ID: This function belongs to a custom scalar.",
        ]
    );
}

#[test]
fn faults_of_all_kinds_of_attachment_are_told_at_once() {
    let told = faults(
        Schema::from_sdl(SDL)
            .resolve("Query.usr", |_| Ok(None))
            .cost("Query.usr", 5)
            .guard("Query.usr", |_: &Context<'_>| Ok(()))
            .directive("uper", |_, resolve| resolve)
            .visible("Query.usr", false),
    );
    assert_eq!(
        told,
        [
            "Query.usr: Type \"Query\" has no \"usr\" for a resolver. Did you mean \"user\"?",
            "Query.usr: Type \"Query\" has no \"usr\" for a cost. Did you mean \"user\"?",
            "Query.usr: Type \"Query\" has no \"usr\" for a guard. Did you mean \"user\"?",
            "@uper: The schema does not define the directive \"@uper\".",
            "Query.usr: Type \"Query\" has no \"usr\" for a rule of visibility. Did you mean \"user\"?",
        ]
    );
}

#[test]
fn bad_sdl_gets_all_its_errors_at_once_with_their_places() {
    let told =
        faults(Schema::from_sdl("type Query {\n  a: Strin\n  b: User\n}\ntype User implements Nod {\n  id: ID\n}"));
    assert_eq!(
        told,
        [
            "Query.a: Unknown type \"Strin\". Did you mean \"String\"? (2:6)",
            "User: Unknown type \"Nod\". Did you mean \"ID\"? (5:22)",
        ]
    );
    let told = faults(Schema::from_sdl("type Query {"));
    assert_eq!(told, ["Syntax Error: Expected Name, found <EOF>. (1:13)"]);
}
