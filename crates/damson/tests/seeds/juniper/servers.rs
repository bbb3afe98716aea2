//! Servers, as far as a schema sees them: data of the request, and several operations in one request.

use std::net::SocketAddr;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn the_address_of_the_client_is_data_of_the_request() {
    struct Client {
        address: SocketAddr,
    }

    struct Query;

    #[Object]
    impl Query {
        fn greeting(&self, #[graphql(ctx)] client: &Client) -> String {
            format!("You come from {}.", client.address)
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).expect_data::<Client>().finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          greeting: String!
        }
    "#]],
    );
    let client = Client { address: ([192, 0, 2, 7], 4000).into() };
    assert_eq!(
        answer(&schema, Request::new("{ greeting }").data(client)),
        r#"{"data":{"greeting":"You come from 192.0.2.7:4000."}}"#,
    );
}

#[tokio::test]
async fn a_request_is_one_operation_or_a_list() {
    #[derive(SimpleObject)]
    struct Boat {
        name: &'static str,
    }

    struct Query;

    #[Object]
    impl Query {
        fn flagship(&self) -> Boat {
            Boat { name: "Heron" }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          flagship: Boat!
        }

        type Boat {
          name: String!
        }
    "#]],
    );
    let request = r#"{"query":"{flagship{name}}"}"#;
    let response = r#"{"data":{"flagship":{"name":"Heron"}}}"#;
    for (request, expected) in [
        (request.to_owned(), response.to_owned()),
        (format!("[{request},{request}]"), format!("[{response},{response}]")),
    ] {
        let batch: BatchRequest = serde_json::from_str(&request).expect("a batch");
        let response = schema.execute_batch(batch).await;
        assert_eq!(serde_json::to_string(&response).expect("a response is JSON"), expected);
    }
}
