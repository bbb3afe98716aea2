//! Unions: one of several objects.

use std::marker::PhantomData;

use damson::*;
use expect_test::expect;

use super::marks::{Lighthouse, Ship, lighthouse, ship};
use crate::{answer, assert_schema};

mod trait_objects;

#[test]
fn an_enum_is_a_union_of_its_objects() {
    #[derive(Union)]
    enum Mark {
        Ship(Ship),
        Lighthouse(Lighthouse),
    }

    struct Query;

    #[Object]
    impl Query {
        fn seen(&self) -> Vec<Mark> {
            vec![ship().into(), Mark::Lighthouse(lighthouse())]
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          seen: [Mark!]!
        }

        union Mark = Ship | Lighthouse

        type Ship {
          id: String!
          homePort: String!
        }

        type Lighthouse {
          id: String!
          range: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ seen { __typename ... on Ship { id homePort } ... on Lighthouse { id range } } }"),
        concat!(
            r#"{"data":{"seen":[{"__typename":"Ship","id":"s","homePort":"Visby"},"#,
            r#"{"__typename":"Lighthouse","id":"l","range":12}]}}"#,
        ),
    );
}

#[test]
fn a_union_is_named_by_hand() {
    #[derive(Union)]
    #[graphql(name = "MarkUnion")]
    enum Mark {
        Ship(Ship),
        Lighthouse(Lighthouse),
    }

    struct Query;

    #[Object]
    impl Query {
        fn seen(&self) -> [Mark; 2] {
            [ship().into(), lighthouse().into()]
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          seen: [MarkUnion!]!
        }

        union MarkUnion = Ship | Lighthouse

        type Ship {
          id: String!
          homePort: String!
        }

        type Lighthouse {
          id: String!
          range: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ seen { ... on MarkUnion { __typename } } }"),
        r#"{"data":{"seen":[{"__typename":"Ship"},{"__typename":"Lighthouse"}]}}"#,
    );
}

#[test]
fn unions_are_described_and_their_variants_are_not() {
    /// For both.
    #[derive(Union)]
    enum Mark {
        /// For those who read the code.
        Ship(Ship),
        /// For those who read the code.
        Lighthouse(Lighthouse),
    }

    /// For those who read the code.
    #[derive(Union)]
    enum Light {
        /// For those who read the code.
        Lighthouse(Lighthouse),
    }

    struct Query;

    #[Object]
    impl Query {
        fn seen(&self) -> Mark {
            ship().into()
        }

        fn light(&self) -> Light {
            lighthouse().into()
        }

        fn mark(&self) -> Mark {
            lighthouse().into()
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
        .override_output_type_description::<Light>("For those who read the schema.")
        .finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          seen: Mark!
          light: Light!
          mark: Mark!
        }

        """For both."""
        union Mark = Ship | Lighthouse

        """For those who read the schema."""
        union Light = Lighthouse

        type Lighthouse {
          id: String!
          range: Int!
        }

        type Ship {
          id: String!
          homePort: String!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ seen { ... on Ship { id } } mark { __typename } light { ... on Lighthouse { id } } }"),
        r#"{"data":{"seen":{"id":"s"},"mark":{"__typename":"Lighthouse"},"light":{"id":"l"}}}"#,
    );
}

#[test]
fn a_skipped_variant_binds_a_parameter_and_is_not_in_the_union() {
    struct Open;

    #[derive(Union)]
    #[graphql(concrete(name = "OpenMark", params(Open)))]
    enum Mark<State: Send + Sync> {
        Ship(Ship),
        Lighthouse(Lighthouse),
        #[graphql(skip)]
        State(PhantomData<State>),
    }

    struct Query;

    #[Object]
    impl Query {
        fn seen(&self) -> Vec<Option<Mark<Open>>> {
            vec![Some(ship().into()), Some(lighthouse().into()), Some(Mark::State(PhantomData))]
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          seen: [OpenMark]!
        }

        union OpenMark = Ship | Lighthouse

        type Ship {
          id: String!
          homePort: String!
        }

        type Lighthouse {
          id: String!
          range: Int!
        }
    "#]],
    );
    expect![[r#"{"errors":[{"message":"this value of `OpenMark` is not part of the schema","locations":[{"line":1,"column":3}],"path":["seen",2]}],"data":{"seen":[{"__typename":"Ship"},{"__typename":"Lighthouse"},null]}}"#]].assert_eq(&answer(&schema, "{ seen { __typename } }"));
}
