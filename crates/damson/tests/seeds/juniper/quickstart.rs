//! Quickstart: a schema with a database behind it, and the execution of a document.

use std::sync::Mutex;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[derive(Enum, Copy, Clone, Eq, PartialEq)]
enum Season {
    EarlySummer,
    Autumn,
}

/// Somebody who keeps bees.
#[derive(SimpleObject, Clone)]
struct Keeper {
    id: String,
    works_in: Vec<Season>,
    home_village: String,
}

/// Somebody who wants to keep bees.
#[derive(InputObject)]
struct NewKeeper {
    works_in: Vec<Season>,
    home_village: String,
}

#[derive(Default)]
struct Hives(Mutex<Vec<Keeper>>);

impl Hives {
    fn find(&self, id: &str) -> FieldResult<Keeper> {
        let keepers = self.0.lock().map_err(|_| "The hives are locked.")?;
        keepers.iter().find(|keeper| keeper.id == id).cloned().ok_or_else(|| "Nobody has this id.".into())
    }

    fn add(&self, NewKeeper { works_in, home_village }: NewKeeper) -> FieldResult<Keeper> {
        let mut keepers = self.0.lock().map_err(|_| "The hives are locked.")?;
        let keeper = Keeper { id: keepers.len().to_string(), works_in, home_village };
        keepers.push(keeper.clone());
        Ok(keeper)
    }
}

#[test]
fn a_schema_reads_and_writes_a_database() {
    struct Query;

    #[Object]
    impl Query {
        fn rules(&self) -> &'static str {
            "of 1997"
        }

        fn keeper(&self, id: String, #[graphql(ctx)] hives: &Hives) -> FieldResult<Keeper> {
            hives.find(&id)
        }
    }

    struct Mutation;

    #[Object]
    impl Mutation {
        fn add_keeper(&self, new_keeper: NewKeeper, #[graphql(ctx)] hives: &Hives) -> FieldResult<Keeper> {
            hives.add(new_keeper)
        }
    }

    let schema = Schema::build(Query, Mutation, EmptySubscription).data(Hives::default()).finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          rules: String!
          keeper(id: String!): Keeper!
        }

        type Mutation {
          addKeeper(newKeeper: NewKeeper!): Keeper!
        }

        """Somebody who keeps bees."""
        type Keeper {
          id: String!
          worksIn: [Season!]!
          homeVillage: String!
        }

        """Somebody who wants to keep bees."""
        input NewKeeper {
          worksIn: [Season!]!
          homeVillage: String!
        }

        enum Season {
          EARLY_SUMMER
          AUTUMN
        }
    "#]],
    );
    let mutation =
        r#"mutation { addKeeper(newKeeper: { worksIn: [EARLY_SUMMER], homeVillage: "Ås" }) { id worksIn } }"#;
    assert_eq!(answer(&schema, mutation), r#"{"data":{"addKeeper":{"id":"0","worksIn":["EARLY_SUMMER"]}}}"#);
    assert_eq!(
        answer(&schema, r#"{ rules keeper(id: "0") { homeVillage } }"#),
        r#"{"data":{"rules":"of 1997","keeper":{"homeVillage":"Ås"}}}"#,
    );
    expect![[r#"{"errors":[{"message":"Nobody has this id.","locations":[{"line":1,"column":3}],"path":["keeper"]}],"data":null}"#]].assert_eq(&answer(&schema, r#"{ keeper(id: "7") { id } }"#));
}

#[tokio::test]
async fn a_document_is_executed_without_a_server() {
    struct Taste(Season);

    struct Query;

    #[Object]
    impl Query {
        fn best_season(&self, #[graphql(ctx)] taste: &Taste) -> Season {
            taste.0
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).expect_data::<Taste>().finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          bestSeason: Season!
        }

        enum Season {
          EARLY_SUMMER
          AUTUMN
        }
    "#]],
    );
    for (taste, expected) in [(Season::EarlySummer, "EARLY_SUMMER"), (Season::Autumn, "AUTUMN")] {
        let response = schema.execute(Request::new("query { bestSeason }").data(Taste(taste))).await;
        assert_eq!(response.into_result().expect("no errors").data, value!({ "bestSeason": expected }));
    }
}
