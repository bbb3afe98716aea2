//! Error handling: resolvers that give a `Result`.

use std::num::ParseIntError;

use damson::futures_util::stream::{self, Stream};
use damson::*;
use damson_testing::support::answers;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn an_error_of_a_resolver_is_an_error_of_its_field() {
    struct Query;

    #[Object]
    impl Query {
        async fn number(&self, text: String) -> Result<i32> {
            Ok(text.parse().map_err(|error: ParseIntError| error.extend_with(|_, values| values.set("code", 400)))?)
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          number(text: String!): Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, r#"{ number(text: "12") }"#), r#"{"data":{"number":12}}"#);
    expect![[r#"{"errors":[{"message":"invalid digit found in string","locations":[{"line":1,"column":3}],"path":["number"],"extensions":{"code":400}}],"data":null}"#]].assert_eq(&answer(&schema, r#"{ number(text: "12a") }"#));
}

#[test]
fn an_event_of_a_subscription_may_be_an_error() {
    #[derive(Clone, Debug)]
    struct Torn(u8);

    impl std::fmt::Display for Torn {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "Page {} is torn.", self.0)
        }
    }

    #[derive(SimpleObject)]
    struct Query {
        pages: u8,
    }

    struct Subscription;

    #[Subscription]
    impl Subscription {
        async fn pages(&self) -> impl Stream<Item = Result<u8, Torn>> {
            stream::iter([Ok(1), Err(Torn(2)), Ok(3)])
        }
    }

    let schema = Schema::new(Query { pages: 3 }, EmptyMutation, Subscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          pages: Int!
        }

        type Subscription {
          pages: Int!
        }
    "#]],
    );
    expect![[r#"
        {"data":{"pages":1}}
        {"errors":[{"message":"Page 2 is torn.","locations":[{"line":1,"column":16}],"path":["pages"]}],"data":null}
        {"data":{"pages":3}}"#]]
    .assert_eq(&answers(&schema, "subscription { pages }").join("\n"));
}
