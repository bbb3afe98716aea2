//! Which resolver a field gets, and what happens to those that nobody asks for.

use damson::SchemaErrors;
use damson::dynamic::{FieldValue, Schema, SchemaBuilder};

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
            .resolve("__Type.name", |_| Ok(None))
            .resolve_type("Nod", |_| None)
            .resolve_type("User", |_| None)
            .parse_scalar("Dat", |value| Ok(value.clone()))
            .parse_scalar("Color", |value| Ok(value.clone()))
            .serialize_scalar("ID", |_| Ok(().into())),
    );
    assert_eq!(
        told,
        [
            "Usr: There is no object type \"Usr\" to attach something to. Did you mean \"User\"?",
            "Query.usr: Type \"Query\" has no field \"usr\" to attach a resolver to. Did you mean \"user\"?",
            "Usr: There is no object type \"Usr\" to attach something to. Did you mean \"User\"?",
            "Node: There is no object type \"Node\" to attach something to.",
            "__Type: There is no object type \"__Type\" to attach something to.",
            "Dat: There is no custom scalar \"Dat\" to attach something to. Did you mean \"Date\"?",
            "Color: There is no custom scalar \"Color\" to attach something to.",
            "Nod: There is no interface or union \"Nod\" to attach something to. Did you mean \"Node\"?",
            "User: There is no interface or union \"User\" to attach something to.",
            "ID: There is no custom scalar \"ID\" to attach something to.",
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
