//! Introspection: the schema as a client asks for it.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

struct Query;

#[Object]
impl Query {
    fn is_open(&self) -> bool {
        true
    }
}

#[test]
fn a_client_asks_for_the_names_of_all_types() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          isOpen: Boolean!
        }
    "#]],
    );
    expect![[r#"{"data":{"__schema":{"types":[{"name":"Query"},{"name":"Boolean"},{"name":"String"},{"name":"__Schema"},{"name":"__Type"},{"name":"__TypeKind"},{"name":"__Field"},{"name":"__InputValue"},{"name":"__EnumValue"},{"name":"__Directive"},{"name":"__DirectiveLocation"}]}}}"#]].assert_eq(&answer(&schema, "{ __schema { types { name } } }"));
}

#[test]
fn introspection_is_disabled() {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).disable_introspection().finish();
    expect![[r#"{"errors":[{"message":"GraphQL introspection has been disabled, but the requested query contained the field \"__schema\".","locations":[{"line":1,"column":9}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, "query { __schema { queryType { name } } }"));
    assert_eq!(answer(&schema, "{ __typename isOpen }"), r#"{"data":{"__typename":"Query","isOpen":true}}"#);
}
