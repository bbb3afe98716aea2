//! Union: one of several objects.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

mod nested;

struct Ferry {
    seats: f32,
}

#[Object]
impl Ferry {
    async fn fare(&self) -> f32 {
        self.seats / 10.0
    }

    async fn enlarged(&self, by: f32) -> Vessel {
        Ferry { seats: self.seats * by }.into()
    }
}

struct Canoe {
    paddles: f32,
}

#[Object]
impl Canoe {
    async fn fare(&self) -> f32 {
        self.paddles
    }

    async fn enlarged(&self, by: f32) -> Vessel {
        Canoe { paddles: self.paddles + by }.into()
    }
}

#[derive(Union)]
enum Vessel {
    Ferry(Ferry),
    Canoe(Canoe),
}

#[test]
fn a_union_is_one_of_several_objects() {
    struct Query;

    #[Object]
    impl Query {
        async fn vessels(&self) -> Vec<Vessel> {
            vec![Ferry { seats: 40.0 }.into(), Canoe { paddles: 2.0 }.into()]
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          vessels: [Vessel!]!
        }

        union Vessel = Ferry | Canoe

        type Ferry {
          fare: Float!
          enlarged(by: Float!): Vessel!
        }

        type Canoe {
          fare: Float!
          enlarged(by: Float!): Vessel!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ vessels { __typename ... on Ferry { enlarged(by: 3) { ... on Ferry { fare } } } } }"),
        r#"{"data":{"vessels":[{"__typename":"Ferry","enlarged":{"fare":12.0}},{"__typename":"Canoe"}]}}"#,
    );
    let refused = answer(&schema, "{ vessels { fare } }");
    assert!(refused.contains(r#"Cannot query field \"fare\" on type \"Vessel\"."#), "{refused}");
}
