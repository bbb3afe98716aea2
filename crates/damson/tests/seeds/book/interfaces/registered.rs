//! Interfaces that no field refers to, and that stand in the schema all the same.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn an_interface_is_registered_by_hand() {
    #[derive(Interface)]
    #[graphql(field(name = "name", ty = "&String"))]
    #[allow(dead_code)] // no value of it is ever made
    enum Named {
        Island(Island),
    }

    #[derive(SimpleObject)]
    struct Island {
        name: String,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn version(&self) -> &str {
            "1.0"
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).register_output_type::<Named>().finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Island implements Named {
          name: String!
        }

        interface Named {
          name: String!
        }

        type Query {
          version: String!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ version __type(name: "Named") { kind possibleTypes { name } } }"#),
        r#"{"data":{"version":"1.0","__type":{"kind":"INTERFACE","possibleTypes":[{"name":"Island"}]}}}"#,
    );
}
