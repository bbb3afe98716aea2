//! Enum: values by name.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn variants_are_values_named_by_rule_or_by_hand() {
    /// A season of the year.
    #[derive(Enum, Copy, Clone, Eq, PartialEq)]
    enum Season {
        /// The days grow longer.
        EarlySpring,
        /// The days are long.
        Summer,
        /// The leaves fall.
        #[graphql(name = "FALL")]
        Autumn,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn next(&self, season: Season) -> Season {
            match season {
                Season::EarlySpring => Season::Summer,
                Season::Summer => Season::Autumn,
                Season::Autumn => Season::EarlySpring,
            }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          next(season: Season!): Season!
        }

        """A season of the year."""
        enum Season {
          """The days grow longer."""
          EARLY_SPRING

          """The days are long."""
          SUMMER

          """The leaves fall."""
          FALL
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ a: next(season: SUMMER) b: next(season: FALL) }"),
        r#"{"data":{"a":"FALL","b":"EARLY_SPRING"}}"#,
    );
    expect![[r#"{"errors":[{"message":"Value \"AUTUMN\" does not exist in \"Season\" enum.","locations":[{"line":1,"column":16}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, "{ next(season: AUTUMN) }"));
}

/// An enum of another crate, that knows nothing of GraphQL.
mod machine {
    #[derive(Debug, PartialEq)]
    pub(super) enum Signal {
        Stop,
        Slow,
        Go,
    }
}

#[test]
fn a_foreign_enum_is_converted_by_hand() {
    #[derive(Enum, Copy, Clone, Eq, PartialEq)]
    enum Signal {
        Stop,
        Slow,
        Go,
    }

    impl From<machine::Signal> for Signal {
        fn from(signal: machine::Signal) -> Self {
            match signal {
                machine::Signal::Stop => Signal::Stop,
                machine::Signal::Slow => Signal::Slow,
                machine::Signal::Go => Signal::Go,
            }
        }
    }

    struct Query;

    #[Object]
    impl Query {
        async fn signals(&self) -> Vec<Signal> {
            [machine::Signal::Go, machine::Signal::Slow, machine::Signal::Stop].map(Signal::from).to_vec()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          signals: [Signal!]!
        }

        enum Signal {
          STOP
          SLOW
          GO
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ signals }"), r#"{"data":{"signals":["GO","SLOW","STOP"]}}"#);
}

#[test]
fn a_foreign_enum_is_converted_both_ways_by_the_macro() {
    #[derive(Enum, Copy, Clone, Eq, PartialEq)]
    #[graphql(remote = "machine::Signal")]
    enum Signal {
        Stop,
        Slow,
        Go,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn after(&self, signal: Signal) -> Signal {
            match machine::Signal::from(signal) {
                machine::Signal::Stop => machine::Signal::Go.into(),
                machine::Signal::Go => machine::Signal::Slow.into(),
                machine::Signal::Slow => machine::Signal::Stop.into(),
            }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          after(signal: Signal!): Signal!
        }

        enum Signal {
          STOP
          SLOW
          GO
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ after(signal: GO) }"), r#"{"data":{"after":"SLOW"}}"#);
}
