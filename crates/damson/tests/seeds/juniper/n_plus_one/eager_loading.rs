//! Eager loading: what is associated with an object is loaded for all objects of a list, if a client selects it.

use std::sync::Mutex;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

// The row is the object. It has the key of its country, which the client does not see, and a place for the country.
#[derive(SimpleObject)]
struct User {
    id: i32,
    #[graphql(skip)]
    country_id: i32,
    #[graphql(load(with = "Country::with_ids"))]
    country: HasOne<Country>,
}

#[derive(SimpleObject)]
struct Country {
    id: i32,
}

impl Country {
    async fn with_ids(ids: Vec<i32>, ctx: &Context<'_>) -> Result<Vec<Country>> {
        ctx.data::<Database>()?.ask(format!("countries {ids:?}"));
        Ok(ids.into_iter().filter(|id| *id < 50).map(|id| Country { id }).collect())
    }
}

/// A database that keeps the questions.
#[derive(Default)]
struct Database(Mutex<Vec<String>>);

impl Database {
    fn ask(&self, question: String) {
        self.0.lock().expect("a log").push(question);
    }

    fn questions(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("a log"))
    }
}

struct Query;

#[Object]
impl Query {
    async fn all_users(&self, #[graphql(ctx)] database: &Database) -> Vec<User> {
        database.ask("users".to_owned());
        let user = |(id, country_id)| User { id, country_id, country: HasOne::default() };
        [(1, 46), (2, 47), (3, 46)].map(user).into()
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query, EmptyMutation, EmptySubscription).data(Database::default()).finish()
}

#[test]
fn an_object_has_a_place_for_another() {
    assert_schema(
        &schema(),
        expect![[r#"
        type Query {
          allUsers: [User!]!
        }

        type User {
          id: Int!
          country: Country!
        }

        type Country {
          id: Int!
        }
    "#]],
    );
}

#[test]
fn all_countries_are_loaded_at_once_if_the_client_selects_them() {
    let schema = schema();
    let database = schema.data::<Database>().expect("the data of the schema");
    assert_eq!(answer(&schema, "{ allUsers { id } }"), r#"{"data":{"allUsers":[{"id":1},{"id":2},{"id":3}]}}"#);
    assert_eq!(database.questions(), ["users"]);
    assert_eq!(
        answer(&schema, "{ allUsers { country { id } } }"),
        r#"{"data":{"allUsers":[{"country":{"id":46}},{"country":{"id":47}},{"country":{"id":46}}]}}"#
    );
    assert_eq!(database.questions(), ["users", "countries [46, 47]"]);
}
