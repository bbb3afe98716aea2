//! Subscriptions: fields that give a stream.

use std::pin::Pin;

use damson::futures_util::{Stream, StreamExt, stream};
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
    assert_eq!(
        answers(&schema, "subscription { greeting }"),
        [r#"{"data":{"greeting":"Ahoy"}}"#, r#"{"data":{"greeting":"there"}}"#],
    );
}

#[tokio::test]
async fn a_subscription_starts_from_the_json_of_a_request() {
    let schema = Schema::new(Query::default(), EmptyMutation, Subscription);
    let request: Request = serde_json::from_str(r#"{ "query": "subscription { greeting }" }"#).expect("a request");
    let mut responses = schema.execute_stream(request);
    let mut texts = Vec::new();
    while let Some(response) = responses.next().await {
        texts.push(serde_json::to_string(&response).expect("a response is JSON"));
    }
    assert_eq!(texts, [r#"{"data":{"greeting":"Ahoy"}}"#, r#"{"data":{"greeting":"there"}}"#]);
}
