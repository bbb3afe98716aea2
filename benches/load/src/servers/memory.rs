//! An API whose data is in memory: one text, and a list of users.

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::post;
use bench_shared::{Case, data};
use serde::Serialize;
use serde_json::json;

/// The types and the resolvers for an engine, whose macros have the same names and meanings.
macro_rules! schema {
    ($engine:ident) => {
        use $engine::{EmptyMutation, EmptySubscription, Object, Schema, SimpleObject};

        #[derive(serde::Deserialize, SimpleObject)]
        struct User {
            id: String,
            name: String,
            email: String,
            age: i32,
            active: bool,
        }

        #[derive(serde::Deserialize)]
        struct Query {
            users: Vec<User>,
        }

        #[Object]
        impl Query {
            async fn hello(&self) -> &'static str {
                "world"
            }

            async fn users(&self, first: i32) -> &[User] {
                &self.users[..first as usize]
            }
        }

        fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
            Schema::new(bench_shared::data::load(), EmptyMutation, EmptySubscription)
        }
    };
}

pub(crate) mod damson {
    schema!(damson);

    pub(crate) fn routes(_: &super::Case) -> axum::Router {
        axum::Router::new().route_service("/graphql", damson_axum::GraphQL::new(schema()))
    }
}

pub(crate) mod async_graphql {
    schema!(async_graphql);

    pub(crate) fn routes(_: &super::Case) -> axum::Router {
        axum::Router::new().route_service("/graphql", async_graphql_axum::GraphQL::new(schema()))
    }
}

/// No engine: a handler that sends the answer, made when the server starts. The least that a request costs.
pub(crate) fn ready_made(case: &Case) -> Router {
    let answer = Bytes::from(answer(case));
    Router::new().route("/graphql", post(async move || ([(CONTENT_TYPE, "application/json")], answer.clone())))
}

fn answer(case: &Case) -> String {
    if case.size == "hello" {
        return json!({ "data": { "hello": "world" } }).to_string();
    }
    let data = data::Data::new();
    let users: Vec<_> = data.users[..1_000].iter().map(View::of).collect();
    let users = serde_json::to_string(&users).expect("plain structs are JSON");
    format!(r#"{{"data":{{"users":{users}}}}}"#)
}

#[derive(Serialize)]
struct View<'a> {
    id: &'a str,
    name: &'a str,
    email: &'a str,
    age: i32,
    active: bool,
}

impl<'a> View<'a> {
    fn of(user: &'a data::User) -> Self {
        View { id: &user.id, name: &user.name, email: &user.email, age: user.age, active: user.active }
    }
}
