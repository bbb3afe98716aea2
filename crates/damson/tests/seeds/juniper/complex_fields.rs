//! Complex fields: methods as fields.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

mod functions;

#[test]
fn methods_are_fields() {
    struct Pilot {
        name: String,
        age: i32,
    }

    #[Object]
    impl Pilot {
        fn name(&self) -> &str {
            self.name.as_str()
        }

        fn age(&self) -> i32 {
            self.age
        }
    }

    let schema = Schema::new(Pilot { name: "Ebba".to_owned(), age: 41 }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Pilot
        }

        type Pilot {
          name: String!
          age: Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ name age }"), r#"{"data":{"name":"Ebba","age":41}}"#);
}

#[test]
fn a_method_takes_arguments_and_may_find_nothing() {
    #[derive(SimpleObject)]
    struct Pilot {
        name: String,
        age: i32,
    }

    struct Station {
        pilots: Vec<Pilot>,
    }

    #[Object]
    impl Station {
        fn pilot_with_name(&self, name: String) -> Option<&Pilot> {
            self.pilots.iter().find(|pilot| pilot.name == name)
        }
    }

    let pilots = vec![Pilot { name: "Ebba".to_owned(), age: 41 }];
    let schema = Schema::new(Station { pilots }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Station
        }

        type Station {
          pilotWithName(name: String!): Pilot
        }

        type Pilot {
          name: String!
          age: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ ebba: pilotWithName(name: "Ebba") { age } nils: pilotWithName(name: "Nils") { age } }"#),
        r#"{"data":{"ebba":{"age":41},"nils":null}}"#,
    );
}

#[test]
fn arguments_have_values_by_default() {
    fn usual() -> bool {
        true
    }

    struct Query;

    #[Object]
    impl Query {
        fn report(&self, #[graphql(default_with = "usual()")] short: bool, #[graphql(default)] day: i32) -> String {
            format!("{short} {day}")
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          report(short: Boolean! = true, day: Int! = 0): String!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ report given: report(short: false, day: 3) }"),
        r#"{"data":{"report":"true 0","given":"false 3"}}"#,
    );
}

#[test]
fn types_fields_and_arguments_are_named_by_hand() {
    struct Pilot {
        homepage_url: String,
    }

    #[Object(name = "HarbourPilot")]
    impl Pilot {
        #[graphql(name = "homepageURL")]
        fn homepage(&self, #[graphql(name = "pageNumber")] page: i32) -> String {
            format!("{}?page={page}", self.homepage_url)
        }
    }

    let schema = Schema::new(Pilot { homepage_url: "/ebba".to_owned() }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: HarbourPilot
        }

        type HarbourPilot {
          homepageURL(pageNumber: Int!): String!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ __typename homepageURL(pageNumber: 2) }"),
        r#"{"data":{"__typename":"HarbourPilot","homepageURL":"/ebba?page=2"}}"#,
    );
}

#[test]
fn fields_and_arguments_keep_the_names_of_the_methods() {
    struct Query;

    #[Object(rename_fields = "none", rename_args = "none")]
    impl Query {
        fn is_open(&self, on_sunday: bool) -> bool {
            !on_sunday
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          is_open(on_sunday: Boolean!): Boolean!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ is_open(on_sunday: true) }"), r#"{"data":{"is_open":false}}"#);
}

#[test]
fn fields_and_arguments_are_described_and_deprecated() {
    struct Query;

    /// For those who read the code.
    #[Object(description = "For those who read the schema.")]
    impl Query {
        /// For those who read the code.
        #[graphql(desc = "For those who read the schema.")]
        fn nothing(&self) -> &'static str {
            ""
        }

        fn same(&self, #[graphql(desc = "Comes back.")] flag: bool) -> bool {
            flag
        }

        /// For both.
        #[graphql(deprecation = "For no reason.")]
        fn old(&self) -> bool {
            true
        }

        #[graphql(deprecation)]
        fn older(&self) -> bool {
            false
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        """For those who read the schema."""
        type Query {
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
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ nothing same(flag: true) old older }"),
        r#"{"data":{"nothing":"","same":true,"old":true,"older":false}}"#,
    );
}

#[test]
fn a_skipped_method_is_not_a_field() {
    struct Pilot {
        name: String,
    }

    #[Object]
    impl Pilot {
        fn name(&self) -> String {
            self.shouted() + self.punctuation()
        }

        #[graphql(skip)]
        fn shouted(&self) -> String {
            self.name.to_uppercase()
        }
    }

    impl Pilot {
        fn punctuation(&self) -> &'static str {
            if self.name.is_empty() { "" } else { "!" }
        }
    }

    let schema = Schema::new(Pilot { name: "Ebba".to_owned() }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Pilot
        }

        type Pilot {
          name: String!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ name }"), r#"{"data":{"name":"EBBA!"}}"#);
}
