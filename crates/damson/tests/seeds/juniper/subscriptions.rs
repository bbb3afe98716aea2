//! Subscriptions: fields that give a stream.

use std::pin::Pin;

use damson::futures_util::{Stream, stream};
use damson::*;
use damson_testing::support::answers;
use expect_test::expect;

use crate::assert_schema;

type Words = Pin<Box<dyn Stream<Item = Result<String, FieldError>> + Send>>;

#[derive(SimpleObject, Default)]
struct Query {
    words: i32,
}

struct Subscription;

#[Subscription]
impl Subscription {
    async fn greeting(&self) -> Words {
        Box::pin(stream::iter(["Ahoy", "there"].map(|word| Ok(word.to_owned()))))
    }
}

const EVENTS: [&str; 2] = [r#"{"data":{"greeting":"Ahoy"}}"#, r#"{"data":{"greeting":"there"}}"#];

#[test]
fn a_boxed_stream_gives_events() {
    let schema = Schema::new(Query::default(), EmptyMutation, Subscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          words: Int!
        }

        type Subscription {
          greeting: String!
        }
    "#]],
    );
    assert_eq!(answers(&schema, "subscription { greeting }"), EVENTS);
}

#[test]
fn a_subscription_starts_from_the_json_of_a_request() {
    let schema = Schema::new(Query::default(), EmptyMutation, Subscription);
    let request: Request = serde_json::from_str(r#"{ "query": "subscription { greeting }" }"#).expect("a request");
    assert_eq!(answers(&schema, request), EVENTS);
}
