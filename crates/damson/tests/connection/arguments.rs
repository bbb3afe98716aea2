//! The arguments of a connection that are refused: one error, with its place and a code.

use damson::connection::{Connection, CursorType, Page, query, query_with};
use damson::{EmptyMutation, EmptySubscription, Error, Object, Result, Schema, ServerError};
use damson_testing::support::{execute_on, with_variables};

use crate::page_of;

/// A cursor that says why a text is none, with the text.
struct Telling;

impl CursorType for Telling {
    type Error = String;

    fn decode_cursor(text: &str) -> Result<Self, String> {
        Err(format!("the secret is {text}"))
    }

    fn encode_cursor(&self) -> String {
        String::new()
    }
}

struct Query;

#[Object]
impl Query {
    async fn numbers(
        &self,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Option<Connection<usize, usize>>> {
        let page = query(after, before, first, last, |after, before, first, last| async move {
            Ok::<_, Error>(page_of(10, after, before, Page::new(first, last, 5)?))
        });
        page.await.map(Some)
    }

    async fn telling(&self, after: Option<String>) -> Result<i32> {
        query_with(after, None, None, None, |_: Option<Telling>, _, _, _| async { Ok::<_, Error>(1) }).await
    }

    async fn failing(&self) -> Result<i32> {
        query_with(None, None, None, None, |_: Option<i32>, _, _, _| async { Err("The database is away.") }).await
    }
}

fn refused(query: &str) -> ServerError {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let mut errors = execute_on(&schema, query).errors;
    assert_eq!(errors.len(), 1, "{query}: {errors:?}");
    errors.remove(0)
}

#[test]
fn each_wrong_argument_is_one_error_at_its_place() {
    for (arguments, column, code, message) in [
        ("first: -1", 18, "BAD_USER_INPUT", "Argument \"first\" has invalid value: -1 is negative. Give 0 or more."),
        ("last: -7", 17, "BAD_USER_INPUT", "Argument \"last\" has invalid value: -7 is negative. Give 0 or more."),
        (
            "first: 6",
            18,
            "BAD_USER_INPUT",
            "Argument \"first\" has invalid value: 6 is more than this list gives at once. Give 5 at most.",
        ),
        (
            "first: 1, last: 1",
            27,
            "BAD_USER_INPUT",
            "Argument \"last\" has invalid value: it stands beside \"first\", and a page is counted from one end. Leave one of them out.",
        ),
        (
            "after: \"x\"",
            18,
            "INVALID_CURSOR",
            "Argument \"after\" has invalid value: it is not a cursor of this list. Give a cursor that this list gave, or leave it out.",
        ),
        (
            "before: \"\"",
            19,
            "INVALID_CURSOR",
            "Argument \"before\" has invalid value: it is not a cursor of this list. Give a cursor that this list gave, or leave it out.",
        ),
    ] {
        let error = refused(&format!("{{ numbers({arguments}) {{ nodes }} }}"));
        assert_eq!(error.message, message);
        assert_eq!(error.code(), Some(code), "{arguments}");
        assert_eq!((error.locations[0].line, error.locations[0].column), (1, column), "{arguments}");
        assert_eq!(serde_json::to_string(&error.path).expect("a path is JSON"), r#"["numbers"]"#);
    }
}

#[test]
fn the_error_of_a_cursor_shows_neither_the_cursor_nor_the_reason() {
    let error = refused(&format!("{{ telling(after: \"{}\") }}", "token".repeat(1000)));
    assert!(error.message.len() < 200 && !error.message.contains("token"));
    assert!(error.source::<String>().is_some_and(|reason| reason.starts_with("the secret is token")));
}

#[test]
fn a_variable_is_judged_as_a_literal_is() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let query = "query ($first: Int) { numbers(first: $first) { nodes } }";
    let response = execute_on(&schema, with_variables(query, r#"{"first": -3}"#));
    assert_eq!(response.errors[0].code(), Some("BAD_USER_INPUT"));
    assert_eq!(
        execute_on(&schema, with_variables(query, r#"{"first": 1}"#)).data.to_string(),
        r#"{"numbers":{"nodes":[0]}}"#
    );
}

#[test]
fn the_error_of_the_code_is_that_of_the_field() {
    assert_eq!(refused("{ failing }").message, "The database is away.");
}
