//! Interfaces with descriptions and deprecated fields.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

/// For those who read the code.
#[TraitInterface(for(Buoy), description = "For those who read the schema.")]
trait Loud {
    /// For those who read the code.
    #[graphql(desc = "For those who read the schema.")]
    fn nothing(&self) -> &'static str;

    fn same(&self, #[graphql(desc = "Comes back.")] flag: bool) -> bool;

    /// For both.
    #[graphql(deprecation = "For no reason.")]
    fn old(&self) -> bool;

    #[graphql(deprecation)]
    fn older(&self) -> bool;
}

struct Buoy;

#[Object(impl(LoudValue))]
impl Buoy {
    fn nothing(&self) -> &'static str {
        ""
    }

    fn same(&self, flag: bool) -> bool {
        flag
    }

    fn old(&self) -> bool {
        true
    }

    fn older(&self) -> bool {
        false
    }
}

struct Query;

#[Object]
impl Query {
    fn loud(&self) -> LoudValue {
        Buoy.into()
    }
}

#[test]
fn interfaces_are_described_and_their_fields_deprecated() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          loud: Loud!
        }

        """For those who read the schema."""
        interface Loud {
          """For those who read the schema."""
          nothing: String!
          same(
            """Comes back."""
            flag: Boolean!
          ): Boolean!

          """For both."""
          old: Boolean! @deprecated(reason: "For no reason.")
          older: Boolean! @deprecated
        }

        type Buoy implements Loud {
          nothing: String!
          same(flag: Boolean!): Boolean!
          old: Boolean!
          older: Boolean!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ loud { nothing same(flag: true) old older } }"),
        r#"{"data":{"loud":{"nothing":"","same":true,"old":true,"older":false}}}"#,
    );
}
