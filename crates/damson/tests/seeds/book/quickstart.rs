//! Quickstart: the smallest schemas.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn a_schema_is_an_object_with_methods() {
    struct Query;

    #[Object]
    impl Query {
        /// The price of some pieces, in cents.
        async fn price(&self, pieces: i32, cents: i32) -> i32 {
            pieces * cents
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          """The price of some pieces, in cents."""
          price(pieces: Int!, cents: Int!): Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ price(pieces: 3, cents: 40) }"), r#"{"data":{"price":120}}"#);
}

#[tokio::test]
async fn a_schema_executes_a_document() {
    struct Query;

    #[Object]
    impl Query {
        async fn motto(&self) -> &str {
            "Slow and steady"
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let response = schema.execute("{ motto }").await;
    let json = serde_json::to_string(&response).expect("a response is JSON");
    assert_eq!(json, r#"{"data":{"motto":"Slow and steady"}}"#);

    let refused = schema.execute("{ price(pieces: 3, cents: 40) }").await;
    assert_eq!(refused.errors[0].message, r#"Cannot query field "price" on type "Query"."#);
    assert!(!refused.executed());
}
