//! The crate `secrecy`.

use damson::{EmptyMutation, EmptySubscription, Object, Schema};
use secrecy::{ExposeSecret, SecretBox, SecretString};

use crate::support::answer;

struct Query;

#[Object]
impl Query {
    fn length(&self, text: SecretString) -> usize {
        text.expose_secret().len()
    }

    fn double(&self, number: SecretBox<i8>) -> i32 {
        i32::from(*number.expose_secret()) * 2
    }
}

#[test]
fn secrets_are_read_and_no_message_shows_one() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_eq!(
        answer(&schema, r#"{ length(text: "hunter2") double(number: 4) }"#),
        r#"{"data":{"length":7,"double":8}}"#
    );
    let refused = answer(&schema, "{ double(number: 4711) }");
    assert!(refused.contains("secret") && !refused.contains("4711"), "{refused}");
    assert!(schema.sdl().contains("length(text: String!): Int!"), "{}", schema.sdl());
}
