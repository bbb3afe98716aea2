//! Merging objects: one root of several parts.

use damson::futures_util::stream::{self, Stream};
use damson::*;
use damson_testing::support::answers;
use expect_test::expect;

use crate::assert_schema;

#[test]
fn a_subscription_is_merged_of_several() {
    #[derive(Default, SimpleObject)]
    struct Query {
        stations: i32,
    }

    #[derive(Default)]
    struct Arrivals;

    #[Subscription]
    impl Arrivals {
        async fn arrivals(&self) -> impl Stream<Item = i32> {
            stream::iter(0..2)
        }
    }

    #[derive(Default)]
    struct Departures;

    #[Subscription]
    impl Departures {
        async fn departures(&self) -> impl Stream<Item = i32> {
            stream::iter(10..12)
        }
    }

    #[derive(MergedSubscription, Default)]
    struct Subscription(Arrivals, Departures);

    let schema = Schema::new(Query::default(), EmptyMutation, Subscription::default());
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          stations: Int!
        }

        type Subscription {
          arrivals: Int!
          departures: Int!
        }
    "#]],
    );
    for (document, events) in [
        ("subscription { arrivals }", [r#"{"data":{"arrivals":0}}"#, r#"{"data":{"arrivals":1}}"#]),
        ("subscription { departures }", [r#"{"data":{"departures":10}}"#, r#"{"data":{"departures":11}}"#]),
    ] {
        assert_eq!(answers(&schema, document), events);
    }
}
