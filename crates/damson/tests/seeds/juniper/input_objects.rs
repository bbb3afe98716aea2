//! Input objects: arguments with members.

mod attributes;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[derive(SimpleObject)]
struct Boat {
    name: &'static str,
}

#[test]
fn an_input_object_is_an_argument() {
    #[derive(InputObject)]
    struct Position {
        latitude: f64,
        longitude: f64,
    }

    struct Query;

    #[Object]
    impl Query {
        fn boats_near(&self, position: Position, radius: f64) -> Vec<Boat> {
            let Position { latitude, longitude } = position;
            let near = (latitude - 57.5).hypot(longitude - 18.5) <= radius;
            near.then_some(Boat { name: "Heron" }).into_iter().collect()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          boatsNear(position: Position!, radius: Float!): [Boat!]!
        }

        type Boat {
          name: String!
        }

        input Position {
          latitude: Float!
          longitude: Float!
        }
    "#]],
    );
    let ask = |radius: &str| {
        let arguments = format!("position: {{ latitude: 57, longitude: 18.5 }}, radius: {radius}");
        answer(&schema, format!("{{ boatsNear({arguments}) {{ name }} }}"))
    };
    assert_eq!(ask("0.6"), r#"{"data":{"boatsNear":[{"name":"Heron"}]}}"#);
    assert_eq!(ask("0.4"), r#"{"data":{"boatsNear":[]}}"#);
}

#[test]
fn an_input_object_and_its_members_are_named_and_described() {
    /// A place on the globe.
    #[derive(InputObject)]
    #[graphql(name = "Position")]
    struct GlobePosition {
        #[graphql(name = "lat", desc = "The latitude")]
        latitude: f64,
        #[graphql(name = "long", desc = "The longitude")]
        longitude: f64,
    }

    struct Query;

    #[Object]
    impl Query {
        fn boats_near(&self, position: GlobePosition, radius: f64) -> Vec<Boat> {
            let near = position.latitude.hypot(position.longitude) <= radius;
            near.then_some(Boat { name: "Heron" }).into_iter().collect()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          boatsNear(position: Position!, radius: Float!): [Boat!]!
        }

        type Boat {
          name: String!
        }

        """A place on the globe."""
        input Position {
          """The latitude"""
          lat: Float!

          """The longitude"""
          long: Float!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ boatsNear(position: { lat: 3, long: 4 }, radius: 5.5) { name } }"),
        r#"{"data":{"boatsNear":[{"name":"Heron"}]}}"#,
    );
}
