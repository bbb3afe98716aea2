//! The object type of a value of an interface or union, and the ways to find it.

use damson::dynamic::{FieldValue, Schema, SchemaBuilder};
use damson::value;

use crate::answer;

const SDL: &str = "
    type Query { pet: Pet named: [Named!] }
    union Pet = Cat | Dog
    interface Named { name: String! }
    type Cat implements Named { name: String! }
    type Dog implements Named { name: String! barks: Boolean }
    type Fish { name: String! }
    enum Color { RED }
";

fn pet(given: fn() -> FieldValue<'static>) -> SchemaBuilder {
    Schema::from_sdl(SDL).resolve("Query.pet", move |_| Ok(Some(given())))
}

fn pets_type(builder: SchemaBuilder) -> String {
    answer(&builder.finish().expect("a schema"), "{ pet { __typename } }")
}

fn refused(message: &str) -> String {
    format!(
        r#"{{"errors":[{{"message":{message:?},"locations":[{{"line":1,"column":3}}],"path":["pet"]}}],"data":{{"pet":null}}}}"#
    )
}

#[test]
fn the_value_says_its_type() {
    let given = pet(|| FieldValue::from(()).with_type("Dog"));
    assert_eq!(pets_type(given), r#"{"data":{"pet":{"__typename":"Dog"}}}"#);
    let read = pet(|| value!({ "__typename": "Cat", "name": "Muezza" }).into());
    let schema = read.finish().expect("a schema");
    assert_eq!(
        answer(&schema, "{ pet { ... on Named { name } ... on Dog { barks } } }"),
        r#"{"data":{"pet":{"name":"Muezza"}}}"#
    );
}

#[test]
fn a_type_resolver_tells_the_type() {
    let builder = pet(|| value!({ "barks": true }).into())
        .resolve_type("Pet", |pet| Some(if pet.as_value()?.get("barks").is_some() { "Dog" } else { "Cat" }));
    assert_eq!(pets_type(builder), r#"{"data":{"pet":{"__typename":"Dog"}}}"#);
    let said = pet(|| FieldValue::from(()).with_type("Cat")).resolve_type("Pet", |_| Some("Dog"));
    assert_eq!(pets_type(said), r#"{"data":{"pet":{"__typename":"Cat"}}}"#);
}

#[test]
fn items_of_a_list_may_have_different_types() {
    let schema = Schema::from_sdl(SDL)
        .root_value(value!({ "named": [{ "name": "a" }, { "name": "b", "barks": false }] }))
        .resolve_type("Named", |pet| Some(if pet.as_value()?.get("barks").is_some() { "Dog" } else { "Cat" }))
        .finish()
        .expect("a schema");
    assert_eq!(
        answer(&schema, "{ named { __typename name ... on Dog { barks } } }"),
        r#"{"data":{"named":[{"__typename":"Cat","name":"a"},{"__typename":"Dog","name":"b","barks":false}]}}"#
    );
}

#[test]
fn a_value_without_a_possible_type_is_an_error() {
    let none = "Abstract type \"Pet\" must resolve to an Object type at runtime for field \"Query.pet\". \
                Attach a type resolver to \"Pet\", or give the value its type.";
    assert_eq!(pets_type(pet(|| FieldValue::from(()))), refused(none));
    let unknown = "Abstract type \"Pet\" was resolved to \"Color\", which is not an object type of the schema.";
    assert_eq!(pets_type(pet(|| FieldValue::from(()).with_type("Color"))), refused(unknown));
    let impossible = "Runtime Object type \"Fish\" is not a possible type for field \"Query.pet\".";
    assert_eq!(pets_type(pet(|| FieldValue::from(()).with_type("Fish"))), refused(impossible));
}

#[test]
fn an_argument_with_a_default_value_in_the_interface_only_is_missing_in_its_field() {
    let sdl = "type Query { named: Named cat: Cat } interface Named { name(short: Boolean! = true): String }
               type Cat implements Named { name(short: Boolean!): String }";
    let cat = || FieldValue::from(value!({ "name": "Muezza" })).with_type("Cat");
    let schema = Schema::from_sdl(sdl).resolve("Query.named", move |_| Ok(Some(cat()))).finish().expect("a schema");
    assert_eq!(
        answer(&schema, "{ named { __typename name } }"),
        r#"{"errors":[{"message":"Argument \"Cat.name(short:)\" of required type \"Boolean!\" was not provided.","locations":[{"line":1,"column":22}],"path":["named","name"]}],"data":{"named":{"__typename":"Cat","name":null}}}"#
    );
}
