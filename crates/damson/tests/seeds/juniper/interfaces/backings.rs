//! The values of an interface in five forms, with one schema and one answer.

use damson::*;
use expect_test::expect;

use crate::juniper::marks::{Chart, Lighthouse, Ship, chart, lighthouse, ship};
use crate::{answer, assert_schema};

/// The schema and the answers are the same, whatever backs the values.
#[track_caller]
fn assert_backing<Query>(schema: &Schema<Query, EmptyMutation, EmptySubscription>)
where
    Schema<Query, EmptyMutation, EmptySubscription>: Executor,
{
    assert_schema(
        schema,
        expect![[r#"
        type Query {
          seen: [Mark!]!
        }

        interface Mark {
          id: String!
        }

        type Ship implements Mark {
          id: String!
          homePort: String!
        }

        type Lighthouse implements Mark {
          id: String!
          range: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(schema, "{ seen { __typename id ... on Ship { homePort } ... on Lighthouse { range } } }"),
        concat!(
            r#"{"data":{"seen":[{"__typename":"Ship","id":"s","homePort":"Visby"},"#,
            r#"{"__typename":"Lighthouse","id":"l","range":12}]}}"#,
        ),
    );
}

#[test]
fn a_trait_object_says_its_implementer_by_methods() {
    #[TraitInterface]
    trait Mark: Send + Sync {
        fn id(&self) -> &str;

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
        fn id(&self) -> &str {
            self.id.as_str()
        }

        fn as_ship(&self) -> Option<&Ship> {
            Some(self)
        }
    }

    impl Mark for Lighthouse {
        fn id(&self) -> &str {
            self.id.as_str()
        }

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

    assert_backing(&Schema::new(Query, EmptyMutation, EmptySubscription));
}

/// A trait whose values are looked up in a chart.
mod looked_up {
    use super::*;

    #[TraitInterface]
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
            self.id.as_str()
        }
    }

    impl Mark for Lighthouse {
        fn id(&self) -> &str {
            self.id.as_str()
        }
    }

    /// A value that has an id and nothing more.
    pub(super) struct Placeholder {
        pub(super) id: &'static str,
    }

    impl Mark for Placeholder {
        fn id(&self) -> &str {
            self.id
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

    assert_backing(&Schema::build(Query, EmptyMutation, EmptySubscription).data(chart()).finish());
}

#[test]
fn a_placeholder_is_looked_up_in_a_database() {
    use looked_up::{Mark, Placeholder};

    struct Query;

    #[Object]
    impl Query {
        fn seen(&self) -> Vec<Box<dyn Mark>> {
            vec![Box::new(Placeholder { id: "s" }), Box::new(Placeholder { id: "l" })]
        }
    }

    assert_backing(&Schema::build(Query, EmptyMutation, EmptySubscription).data(chart()).finish());
}

#[test]
fn an_enum_holds_the_implementers() {
    #[derive(Interface)]
    #[graphql(field(name = "id", ty = "&String"))]
    enum Mark {
        Ship(Ship),
        Lighthouse(Lighthouse),
    }

    struct Query;

    #[Object]
    impl Query {
        fn seen(&self) -> Vec<Mark> {
            vec![ship().into(), lighthouse().into()]
        }
    }

    assert_backing(&Schema::new(Query, EmptyMutation, EmptySubscription));
}

#[test]
fn an_enum_is_written_for_a_struct() {
    #[derive(Interface)]
    #[graphql(for(Ship, Lighthouse))]
    #[allow(dead_code)] // it only describes
    struct Mark {
        id: String,
    }

    struct Query;

    #[Object]
    impl Query {
        fn seen(&self) -> Vec<MarkValue> {
            vec![ship().into(), lighthouse().into()]
        }
    }

    assert_backing(&Schema::new(Query, EmptyMutation, EmptySubscription));
}
