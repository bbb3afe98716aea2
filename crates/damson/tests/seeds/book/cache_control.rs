//! Cache control: how long a response may be kept, and for whom.

use damson::*;
use damson_testing::support::execute_on;
use expect_test::expect;

use crate::assert_schema;

#[test]
fn a_response_is_kept_as_long_as_the_shortest_of_its_fields() {
    struct Query;

    #[Object(cache_control(max_age = 60))]
    impl Query {
        #[graphql(cache_control(max_age = 30))]
        async fn weather(&self) -> &str {
            "Rain"
        }

        #[graphql(cache_control(private))]
        async fn luggage(&self) -> i32 {
            2
        }

        async fn harbours(&self) -> i32 {
            3
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          weather: String!
          luggage: Int!
          harbours: Int!
        }
    "#]],
    );
    for (document, data, header) in [
        ("{ weather }", r#"{"weather":"Rain"}"#, "max-age=30"),
        ("{ weather luggage }", r#"{"weather":"Rain","luggage":2}"#, "max-age=30, private"),
        ("{ harbours }", r#"{"harbours":3}"#, "max-age=60"),
    ] {
        let response = execute_on(&schema, document);
        assert_eq!(response.data.json(), Some(data));
        assert_eq!(response.cache_control.value().as_deref(), Some(header), "{document}");
    }
}
