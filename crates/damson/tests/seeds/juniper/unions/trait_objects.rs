//! Unions whose values are trait objects: by accessors, and looked up in a database.

use damson::*;
use expect_test::expect;

use crate::juniper::marks::{Chart, Lighthouse, Ship, chart, lighthouse, ship};
use crate::{answer, assert_schema};

/// The schema and the answers are the same, whatever finds the members.
#[track_caller]
fn assert_union<Query>(schema: &Schema<Query, EmptyMutation, EmptySubscription>)
where
    Schema<Query, EmptyMutation, EmptySubscription>: Executor,
{
    assert_schema(
        schema,
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
        answer(schema, "{ seen { __typename ... on Ship { homePort } ... on Lighthouse { range } } }"),
        concat!(
            r#"{"data":{"seen":[{"__typename":"Ship","homePort":"Visby"},"#,
            r#"{"__typename":"Lighthouse","range":12}]}}"#,
        ),
    );
}

#[test]
fn a_trait_object_says_its_member_by_methods() {
    #[TraitUnion]
    trait Mark: Send + Sync {
        #[graphql(downcast)]
        fn as_ship(&self) -> Option<&Ship> {
            None
        }

        #[graphql(downcast)]
        fn as_lighthouse(&self) -> Option<&Lighthouse> {
            None
        }
    }

    impl Mark for Ship {
        fn as_ship(&self) -> Option<&Ship> {
            Some(self)
        }
    }

    impl Mark for Lighthouse {
        fn as_lighthouse(&self) -> Option<&Lighthouse> {
            Some(self)
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn seen(&self) -> Vec<Box<dyn Mark>> {
            vec![Box::new(ship()), Box::new(lighthouse())]
        }
    }

    assert_union(&Schema::new(Query, EmptyMutation, EmptySubscription));
}

/// A trait whose values are looked up in a chart.
mod looked_up {
    use super::*;

    #[TraitUnion]
    pub(super) trait Mark: Send + Sync {
        fn id(&self) -> &str;

        #[graphql(downcast)]
        fn ship<'a>(&'a self, ctx: &'a Context<'_>) -> Option<&'a Ship> {
            ctx.data_unchecked::<Chart>().ships.get(self.id())
        }

        #[graphql(downcast)]
        fn lighthouse<'a>(&'a self, ctx: &'a Context<'_>) -> Option<&'a Lighthouse> {
            ctx.data_unchecked::<Chart>().lighthouses.get(self.id())
        }
    }

    impl Mark for Ship {
        fn id(&self) -> &str {
            &self.id
        }
    }

    impl Mark for Lighthouse {
        fn id(&self) -> &str {
            &self.id
        }
    }

    /// A value that has an id and nothing more.
    pub(super) struct Placeholder(pub(super) &'static str);

    impl Mark for Placeholder {
        fn id(&self) -> &str {
            self.0
        }
    }
}

#[test]
fn a_trait_object_is_looked_up_in_a_database() {
    use looked_up::Mark;

    struct Query;

    #[Object]
    impl Query {
        fn seen<'a>(&self, #[graphql(ctx)] chart: &'a Chart) -> Vec<&'a dyn Mark> {
            vec![&chart.ships["s"], &chart.lighthouses["l"]]
        }
    }

    assert_union(&Schema::build(Query, EmptyMutation, EmptySubscription).data(chart()).finish());
}

#[test]
fn a_placeholder_is_looked_up_in_a_database() {
    use looked_up::{Mark, Placeholder};

    struct Query;

    #[Object]
    impl Query {
        fn seen(&self) -> [Box<dyn Mark>; 2] {
            [Box::new(Placeholder("s")), Box::new(Placeholder("l"))]
        }
    }

    assert_union(&Schema::build(Query, EmptyMutation, EmptySubscription).data(chart()).finish());
}
