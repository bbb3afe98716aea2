//! The names of interfaces, and of their fields and arguments.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn interfaces_fields_and_arguments_are_named_by_hand() {
    #[derive(Interface)]
    #[graphql(name = "LitInterface", for(Buoy))]
    #[allow(dead_code)] // it only describes
    struct Lit {
        #[graphql(name = "isBright")]
        bright: bool,
    }

    #[TraitInterface(name = "LoudInterface", for(Buoy))]
    trait Loud {
        #[graphql(name = "isHeard")]
        fn heard(&self, #[graphql(name = "inFog")] fog: bool) -> bool;
    }

    struct Buoy;

    #[Object(impl(LitValue, LoudValue))]
    impl Buoy {
        fn is_bright(&self) -> bool {
            true
        }

        fn is_heard(&self, in_fog: bool) -> bool {
            in_fog
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn lit(&self) -> LitValue {
            Buoy.into()
        }

        fn loud(&self) -> LoudValue {
            Buoy.into()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          lit: LitInterface!
          loud: LoudInterface!
        }

        interface LitInterface {
          isBright: Boolean!
        }

        interface LoudInterface {
          isHeard(inFog: Boolean!): Boolean!
        }

        type Buoy implements LoudInterface & LitInterface {
          isBright: Boolean!
          isHeard(inFog: Boolean!): Boolean!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ lit { isBright } loud { isHeard(inFog: true) } }"),
        r#"{"data":{"lit":{"isBright":true},"loud":{"isHeard":true}}}"#,
    );
}

#[test]
fn fields_of_interfaces_keep_the_names_of_the_methods() {
    #[TraitInterface(rename_fields = "none", rename_args = "none", for(Buoy))]
    trait Loud {
        fn is_heard(&self, in_fog: bool) -> bool;
    }

    struct Buoy;

    #[Object(rename_fields = "none", rename_args = "none", impl(LoudValue))]
    impl Buoy {
        fn is_heard(&self, in_fog: bool) -> bool {
            in_fog
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn loud(&self) -> LoudValue {
            Buoy.into()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          loud: Loud!
        }

        interface Loud {
          is_heard(in_fog: Boolean!): Boolean!
        }

        type Buoy implements Loud {
          is_heard(in_fog: Boolean!): Boolean!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ loud { is_heard(in_fog: true) } }"), r#"{"data":{"loud":{"is_heard":true}}}"#);
}
