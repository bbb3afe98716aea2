//! The answers of introspection, by a query and by `introspect`.

use damson::dynamic;
use serde_json::Value as Json;

use super::{answer, execute_on, schema, with_variables};

const FULL: &str = include_str!("../../../damson-schema/tests/validation/introspection.graphql");
const MUSEUM: &str = include_str!("../../../damson-schema/tests/validation/museum.graphql");

fn data(bytes: Vec<u8>) -> Json {
    let mut response: Json = serde_json::from_slice(&bytes).expect("a response is JSON");
    response["data"].take()
}

#[test]
fn at_once_it_says_what_the_full_query_is_answered() {
    let own = schema();
    assert_eq!(own.introspect(), data(execute_on(&own, FULL).into_bytes()));
    let museum = dynamic::Schema::from_sdl(MUSEUM).finish().expect("a schema");
    let response =
        damson::futures_util::FutureExt::now_or_never(museum.execute(FULL)).expect("introspection does not wait");
    assert_eq!(museum.introspect(), data(response.into_bytes()));
}

#[test]
fn null_where_a_truth_value_is_needed_is_an_error_of_the_field() {
    let query =
        "query ($all: Boolean = true) { __type(name: \"Query\") { name fields(includeDeprecated: $all) { name } } }";
    assert_eq!(
        answer(with_variables(query, r#"{ "all": null }"#)),
        r#"{"errors":[{"message":"Argument \"__Type.fields(includeDeprecated:)\" has invalid value: Expected variable \"$all\" provided to non-null type \"Boolean!\" not to be null.","locations":[{"line":1,"column":87}],"path":["__type","fields"]}],"data":{"__type":{"name":"Query","fields":null}}}"#
    );
}
