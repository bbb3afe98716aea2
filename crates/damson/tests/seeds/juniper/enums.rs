//! Enums: values by name.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn variants_have_names_in_capitals() {
    #[derive(Enum, Copy, Clone, Eq, PartialEq)]
    enum Wind {
        NorthEast,
        South,
    }

    struct Query;

    #[Object]
    impl Query {
        fn opposite(&self, wind: Wind) -> Option<Wind> {
            (wind == Wind::NorthEast).then_some(Wind::South)
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          opposite(wind: Wind!): Wind
        }

        enum Wind {
          NORTH_EAST
          SOUTH
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ a: opposite(wind: NORTH_EAST) b: opposite(wind: SOUTH) }"),
        r#"{"data":{"a":"SOUTH","b":null}}"#,
    );
}

#[test]
fn variants_have_names_in_capitals_without_a_line_between_the_words() {
    #[derive(Enum, Copy, Clone, Eq, PartialEq)]
    #[graphql(rename_items = "UPPERCASE")]
    enum Wind {
        NorthEast,
        South,
    }

    struct Query;

    #[Object]
    impl Query {
        fn winds(&self) -> [Wind; 2] {
            [Wind::NorthEast, Wind::South]
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          winds: [Wind!]!
        }

        enum Wind {
          NORTHEAST
          SOUTH
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ winds }"), r#"{"data":{"winds":["NORTHEAST","SOUTH"]}}"#);
}

#[test]
fn types_and_variants_are_named_by_hand() {
    #[derive(Enum, Copy, Clone, Eq, PartialEq)]
    #[graphql(name = "WindDirection")]
    enum Wind {
        #[graphql(name = "NE")]
        NorthEast,
        South,
    }

    struct Query;

    #[Object]
    impl Query {
        fn same(&self, wind: Wind) -> Wind {
            wind
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          same(wind: WindDirection!): WindDirection!
        }

        enum WindDirection {
          NE
          SOUTH
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ a: same(wind: NE) b: same(wind: SOUTH) }"), r#"{"data":{"a":"NE","b":"SOUTH"}}"#);
}

#[test]
fn values_keep_the_names_of_the_variants() {
    #[derive(Enum, Copy, Clone, Eq, PartialEq)]
    #[graphql(rename_items = "none")]
    enum Wind {
        NorthEast,
        South,
    }

    struct Query;

    #[Object]
    impl Query {
        fn same(&self, wind: Wind) -> Wind {
            wind
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          same(wind: Wind!): Wind!
        }

        enum Wind {
          NorthEast
          South
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ a: same(wind: NorthEast) b: same(wind: South) }"),
        r#"{"data":{"a":"NorthEast","b":"South"}}"#,
    );
}

#[test]
fn types_and_values_are_described_and_values_deprecated() {
    /// For those who read the code.
    #[derive(Enum, Copy, Clone, Eq, PartialEq)]
    #[graphql(name = "WindDirection")]
    enum Wind {
        /// For those who read the code.
        #[graphql(desc = "For those who read the schema.")]
        NorthEast,

        /// For both.
        South,

        #[graphql(deprecation = "It has no direction.")]
        Calm,
    }

    struct Query;

    #[Object]
    impl Query {
        fn winds(&self) -> [Wind; 3] {
            [Wind::NorthEast, Wind::South, Wind::Calm]
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
        .override_output_type_description::<Wind>("For those who read the schema.")
        .finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          winds: [WindDirection!]!
        }

        """For those who read the schema."""
        enum WindDirection {
          """For those who read the schema."""
          NORTH_EAST

          """For both."""
          SOUTH
          CALM @deprecated(reason: "It has no direction.")
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ winds }"), r#"{"data":{"winds":["NORTH_EAST","SOUTH","CALM"]}}"#);
    assert_eq!(
        answer(&schema, r#"{ __type(name: "WindDirection") { enumValues { name } } }"#),
        r#"{"data":{"__type":{"enumValues":[{"name":"NORTH_EAST"},{"name":"SOUTH"}]}}}"#,
    );
}

#[test]
fn skipped_variants_hold_values_and_are_not_in_the_schema() {
    #[derive(Enum, Copy, Clone, Eq, PartialEq)]
    #[graphql(name = "Wind")]
    enum Wind<T: Copy + Eq + Send + Sync + 'static> {
        NorthEast,
        South,
        #[graphql(skip)]
        Degrees(T),
        #[graphql(skip)]
        Measured(T),
    }

    struct Query;

    #[Object]
    impl Query {
        fn winds(&self) -> [Option<Wind<i32>>; 4] {
            [Wind::NorthEast, Wind::South, Wind::Degrees(45), Wind::Measured(46)].map(Some)
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          winds: [Wind]!
        }

        enum Wind {
          NORTH_EAST
          SOUTH
        }
    "#]],
    );
    expect![[r#"{"errors":[{"message":"this value of `Wind` is not part of the schema","locations":[{"line":1,"column":3}],"path":["winds",2]},{"message":"this value of `Wind` is not part of the schema","locations":[{"line":1,"column":3}],"path":["winds",3]}],"data":{"winds":["NORTH_EAST","SOUTH",null,null]}}"#]].assert_eq(&answer(&schema, "{ winds }"));
}
