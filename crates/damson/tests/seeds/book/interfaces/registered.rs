//! Interfaces that no field refers to, and that stand in the schema all the same.

use damson::*;
use expect_test::expect;

use super::Named;
use crate::{answer, assert_schema};

#[test]
fn an_interface_is_registered_by_hand() {
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
            type Query {
              version: String!
            }

            """An interface that no field has as its type."""
            interface Named {
              name: String!
            }

            type Island implements Named {
              name: String!
            }
        "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ version __type(name: "Named") { kind possibleTypes { name } } }"#),
        r#"{"data":{"version":"1.0","__type":{"kind":"INTERFACE","possibleTypes":[{"name":"Island"}]}}}"#,
    );
}
