//! SimpleObject: structs whose members are fields.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

mod flattened;

#[test]
fn members_are_fields_unless_they_are_skipped() {
    #[derive(SimpleObject)]
    struct Query {
        /// Metres above the sea.
        height: i32,
        /// Metres below it.
        depth: i32,
        #[graphql(skip)]
        measured_by: &'static str,
    }

    let query = Query { height: 4807, depth: 0, measured_by: "Cassini" };
    assert_eq!(query.measured_by.len(), 7);
    let schema = Schema::new(query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          """Metres above the sea."""
          height: Int!

          """Metres below it."""
          depth: Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ height depth }"), r#"{"data":{"height":4807,"depth":0}}"#);
    let refused = answer(&schema, "{ measuredBy }");
    assert!(refused.contains(r#"Cannot query field \"measuredBy\" on type \"Query\"."#), "{refused}");
}

#[test]
fn resolvers_stand_beside_members() {
    #[derive(SimpleObject)]
    #[graphql(complex)]
    struct Rectangle {
        width: i32,
        height: i32,
    }

    #[ComplexObject]
    impl Rectangle {
        async fn area(&self) -> i32 {
            self.width * self.height
        }
    }

    let schema = Schema::new(Rectangle { width: 3, height: 4 }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Rectangle
        }

        type Rectangle {
          width: Int!
          height: Int!
          area: Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ area width height }"), r#"{"data":{"area":12,"width":3,"height":4}}"#);
}

/// Two kinds of pets, and a generic object about each.
mod generic {
    use damson::*;

    #[derive(SimpleObject)]
    pub(super) struct Cat {
        pub(super) lives: i32,
    }

    #[derive(SimpleObject)]
    pub(super) struct Dog {
        pub(super) tricks: i32,
    }

    #[derive(SimpleObject)]
    #[graphql(concrete(name = "CatVisit", params(Cat)))]
    #[graphql(concrete(name = "DogVisit", params(Dog)))]
    pub(super) struct Visit<T: OutputType> {
        pub(super) patient: Option<T>,
        pub(super) reason: String,
    }
}

#[test]
fn a_generic_object_has_a_name_for_each_concrete_type() {
    use generic::{Cat, Dog, Visit};

    #[derive(SimpleObject)]
    struct Morning {
        early: Visit<Cat>,
        late: Visit<Dog>,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn first(&self) -> Visit<Cat> {
            Visit { patient: Some(Cat { lives: 9 }), reason: "Vaccination".to_owned() }
        }

        async fn morning(&self) -> Morning {
            let early = Visit { patient: None, reason: "Did not come".to_owned() };
            let late = Visit { patient: Some(Dog { tricks: 2 }), reason: "Limping".to_owned() };
            Morning { early, late }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          first: CatVisit!
          morning: Morning!
        }

        type CatVisit {
          patient: Cat
          reason: String!
        }

        type Morning {
          early: CatVisit!
          late: DogVisit!
        }

        type DogVisit {
          patient: Dog
          reason: String!
        }

        type Dog {
          tricks: Int!
        }

        type Cat {
          lives: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(
            &schema,
            "{ first { __typename patient { lives } } morning { early { patient { lives } reason } late { patient { tricks } } } }"
        ),
        concat!(
            r#"{"data":{"first":{"__typename":"CatVisit","patient":{"lives":9}},"#,
            r#""morning":{"early":{"patient":null,"reason":"Did not come"},"late":{"patient":{"tricks":2}}}}}"#,
        ),
    );
}

#[test]
fn one_struct_is_both_output_and_input() {
    #[derive(SimpleObject, InputObject)]
    #[graphql(input_name = "PointInput")]
    struct Point {
        x: i32,
        y: i32,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn mirror(&self, point: Point) -> Point {
            Point { x: point.y, y: point.x }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          mirror(point: PointInput!): Point!
        }

        type Point {
          x: Int!
          y: Int!
        }

        input PointInput {
          x: Int!
          y: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ mirror(point: { x: 1, y: 2 }) { x y __typename } }"),
        r#"{"data":{"mirror":{"x":2,"y":1,"__typename":"Point"}}}"#,
    );
}
