//! Members whose values no log shows.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn a_secret_member_is_read_as_any_other() {
    #[derive(InputObject)]
    struct Credentials {
        name: String,
        #[graphql(secret)]
        password: String,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn admits(&self, credentials: Credentials) -> bool {
            credentials.name == "Inga" && credentials.password == "sesame"
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
            type Query {
              admits(credentials: Credentials!): Boolean!
            }

            input Credentials {
              name: String!
              password: String!
            }
        "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ admits(credentials: { name: "Inga", password: "sesame" }) }"#),
        r#"{"data":{"admits":true}}"#,
    );
}
