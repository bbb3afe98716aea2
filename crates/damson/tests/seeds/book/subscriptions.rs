//! Subscription: fields that give a stream.

use std::time::Duration;

use damson::futures_util::StreamExt;
use damson::futures_util::stream::Stream;
use damson::*;
use expect_test::expect;

use crate::assert_schema;

#[tokio::test]
async fn a_subscription_gives_a_response_for_every_event() {
    #[derive(SimpleObject, Default)]
    struct Query {
        ticks: i32,
    }

    struct Subscription;

    #[Subscription]
    impl Subscription {
        async fn ticks(&self, #[graphql(default = 1)] step: i32) -> impl Stream<Item = i32> {
            let mut value = 0;
            tokio_stream::wrappers::IntervalStream::new(tokio::time::interval(Duration::from_millis(1))).map(
                move |_| {
                    value += step;
                    value
                },
            )
        }
    }

    let schema = Schema::new(Query::default(), EmptyMutation, Subscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          ticks: Int!
        }

        type Subscription {
          ticks(step: Int! = 1): Int!
        }
    "#]],
    );
    for (document, expected) in
        [("subscription { ticks }", [1, 2, 3]), ("subscription { ticks(step: 5) }", [5, 10, 15])]
    {
        let responses: Vec<Response> = schema.execute_stream(document).take(3).collect().await;
        let data = responses.into_iter().map(|response| response.into_result().expect("no errors").data);
        assert_eq!(Vec::from_iter(data), expected.map(|tick| value!({ "ticks": tick })));
    }
}
