//! Attributes of interfaces: defaults, deprecations, members that are not fields.

use std::marker::PhantomPinned;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn arguments_of_interfaces_have_values_by_default() {
    fn usual() -> bool {
        true
    }

    #[TraitInterface(for(Buoy))]
    trait Reporting {
        fn report(&self, #[graphql(default_with = "usual()")] short: bool, #[graphql(default)] day: i32) -> String;
    }

    struct Buoy;

    #[Object(impl(ReportingValue))]
    impl Buoy {
        fn report(&self, #[graphql(default = false)] short: bool, #[graphql(default = 9)] day: i32) -> String {
            format!("{short} {day}")
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn nearest(&self) -> ReportingValue {
            Buoy.into()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          nearest: Reporting!
        }

        interface Reporting {
          report(short: Boolean! = true, day: Int! = 0): String!
        }

        type Buoy implements Reporting {
          report(short: Boolean! = false, day: Int! = 9): String!
        }
    "#]],
    );
    // The defaults of the object count, since its field is the one that is executed.
    assert_eq!(
        answer(&schema, "{ nearest { report given: report(short: true, day: 3) } }"),
        r#"{"data":{"nearest":{"report":"false 9","given":"true 3"}}}"#,
    );
}

#[test]
fn a_method_is_deprecated_by_the_attribute_of_rust() {
    #[TraitInterface(for(Horn))]
    trait Loud {
        #[deprecated(note = "For no reason.")]
        fn old(&self) -> bool;

        #[deprecated]
        fn older(&self) -> bool;
    }

    struct Horn;

    #[Object(impl(LoudValue))]
    impl Horn {
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
            Horn.into()
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
          old: Boolean! @deprecated(reason: "For no reason.")
          older: Boolean! @deprecated
        }

        type Horn implements Loud {
          old: Boolean!
          older: Boolean!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ loud { old older } }"), r#"{"data":{"loud":{"old":true,"older":false}}}"#);
}

#[test]
fn skipped_members_and_methods_are_not_fields_of_interfaces() {
    #[derive(Interface)]
    #[graphql(for(Buoy))]
    #[allow(dead_code)] // it only describes
    struct Numbered {
        id: i32,
        #[graphql(skip)]
        pin: PhantomPinned,
    }

    #[TraitInterface(for(Buoy))]
    #[allow(dead_code)] // that nobody calls its methods is the point
    trait Named {
        fn name(&self) -> &str;

        #[graphql(skip)]
        fn loud_name(&self) -> String {
            self.name().to_uppercase()
        }

        #[graphql(skip)]
        fn repaint(&self);
    }

    #[derive(SimpleObject)]
    #[graphql(impl(NumberedValue, NamedValue))]
    struct Buoy {
        id: i32,
        name: &'static str,
    }

    struct Query;

    #[Object]
    impl Query {
        fn numbered(&self) -> NumberedValue {
            Buoy { id: 7, name: "North" }.into()
        }

        fn named(&self) -> NamedValue {
            Buoy { id: 8, name: "South" }.into()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          numbered: Numbered!
          named: Named!
        }

        interface Numbered {
          id: Int!
        }

        interface Named {
          name: String!
        }

        type Buoy implements Named & Numbered {
          id: Int!
          name: String!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ numbered { id } named { name } }"),
        r#"{"data":{"numbered":{"id":7},"named":{"name":"South"}}}"#,
    );
}
