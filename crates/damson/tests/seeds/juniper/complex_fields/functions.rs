//! Methods that Rust deprecates, and functions without `&self`.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn a_method_is_deprecated_by_the_attribute_of_rust() {
    struct Query;

    #[Object]
    impl Query {
        #[deprecated(note = "For no reason.")]
        fn old(&self) -> bool {
            true
        }

        #[deprecated]
        fn older(&self) -> bool {
            false
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          old: Boolean! @deprecated(reason: "For no reason.")
          older: Boolean! @deprecated
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ old older }"), r#"{"data":{"old":true,"older":false}}"#);
}

#[test]
fn functions_without_self_are_fields() {
    struct Query;

    #[Object]
    impl Query {
        fn product(a: i32, b: i32) -> i32 {
            a * b
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          product(a: Int!, b: Int!): Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ product(a: 6, b: 7) }"), r#"{"data":{"product":42}}"#);
}
