//! Error handling, first part: errors of fields, which are not in the schema.

mod in_the_schema;

use std::path::{Path, PathBuf};

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

struct Log {
    path: PathBuf,
    bytes: Vec<u8>,
}

#[Object]
impl Log {
    fn text(&self) -> FieldResult<String> {
        Ok(std::fs::read_to_string(&self.path)?)
    }

    fn mark(&self) -> FieldResult<Option<String>> {
        Ok(Some(std::str::from_utf8(&self.bytes)?.to_owned()))
    }
}

struct Query {
    path: PathBuf,
}

#[Object]
impl Query {
    fn log(&self) -> Log {
        let bytes = vec![128, 223]; // which are not UTF-8
        Log { path: self.path.clone(), bytes }
    }
}

fn schema(file: &str) -> Schema<Query, EmptyMutation, EmptySubscription> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds").join(file);
    Schema::new(Query { path }, EmptyMutation, EmptySubscription)
}

#[test]
fn an_error_in_a_nullable_field_is_null() {
    let schema = schema("main.rs");
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          log: Log!
        }

        type Log {
          text: String!
          mark: String
        }
    "#]],
    );
    let answer = answer(&schema, "{ log { text mark } }");
    expect![[r#"{"errors":[{"message":"invalid utf-8 sequence of 1 bytes from index 0","locations":[{"line":1,"column":14}],"path":["log","mark"]}],"data":{"log":{"text":"<the text of the file>","mark":null}}}"#]].assert_eq(&answer.replace(&escaped(include_str!("../main.rs")), "<the text of the file>"));
}

#[test]
fn an_error_in_a_field_that_is_not_nullable_goes_up() {
    let schema = schema("a file that is not there");
    let reason = std::fs::read_to_string("a file that is not there").expect_err("the file is not there").to_string();
    let answer = answer(&schema, "{ log { text } }");
    expect![[r#"{"errors":[{"message":"<the reason>","locations":[{"line":1,"column":9}],"path":["log","text"]}],"data":null}"#]].assert_eq(&answer.replace(&escaped(&reason), "<the reason>"));
}

/// The text between the quotes of JSON.
fn escaped(text: &str) -> String {
    let json = serde_json::to_string(text).expect("a text is JSON");
    json[1..json.len() - 1].to_owned()
}

#[test]
fn an_error_type_carries_values() {
    enum Trouble {
        NotSet,
    }

    impl From<Trouble> for Error {
        fn from(trouble: Trouble) -> Self {
            match trouble {
                Trouble::NotSet => {
                    Error::new("It is not known").extend_with(|_, values| values.set("type", "NOT_KNOWN"))
                }
            }
        }
    }

    struct Query {
        is_open: Option<bool>,
    }

    #[Object]
    impl Query {
        fn is_open(&self) -> Result<bool, Trouble> {
            self.is_open.ok_or(Trouble::NotSet)
        }
    }

    let schema = |is_open| Schema::new(Query { is_open }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema(None),
        expect![[r#"
        type Query {
          isOpen: Boolean!
        }
    "#]],
    );
    assert_eq!(answer(&schema(Some(true)), "{ isOpen }"), r#"{"data":{"isOpen":true}}"#);
    expect![[r#"{"errors":[{"message":"It is not known","locations":[{"line":1,"column":3}],"path":["isOpen"],"extensions":{"type":"NOT_KNOWN"}}],"data":null}"#]].assert_eq(&answer(&schema(None), "{ isOpen }"));
}
