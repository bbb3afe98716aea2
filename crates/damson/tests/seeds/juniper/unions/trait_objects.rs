//! Unions whose values are trait objects: by accessors, and looked up in a database.

use std::collections::HashMap;

use damson::*;
use expect_test::expect;

use super::{Lighthouse, Ship, lighthouse, ship};
use crate::{answer, assert_schema};

struct Chart {
    ships: HashMap<&'static str, Ship>,
    lighthouses: HashMap<&'static str, Lighthouse>,
}

fn chart() -> Chart {
    Chart { ships: HashMap::from([("s", ship())]), lighthouses: HashMap::from([("l", lighthouse())]) }
}

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

#[test]
fn a_trait_object_is_looked_up_in_a_database() {
    #[TraitUnion]
    trait Mark: Send + Sync {
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
    #[TraitUnion]
    trait Mark: Send + Sync {
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

    struct Placeholder(&'static str);

    impl Mark for Placeholder {
        fn id(&self) -> &str {
            self.0
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn seen(&self) -> [Box<dyn Mark>; 2] {
            [Box::new(Placeholder("s")), Box::new(Placeholder("l"))]
        }
    }

    assert_union(&Schema::build(Query, EmptyMutation, EmptySubscription).data(chart()).finish());
}
