//! Users and posts: plain fields, and resolvers that are asynchronous or fail.

use std::time::Duration;

use bench_shared::YieldOnce;
use juniper::{FieldResult, GraphQLEnum, GraphQLObject, GraphQLUnion, ID, graphql_interface, graphql_object};
use serde::Deserialize;

#[derive(GraphQLEnum, Clone, Copy, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Role {
    Admin,
    Editor,
    Viewer,
}

#[derive(Deserialize)]
pub(crate) struct User {
    pub(super) id: ID,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) age: i32,
    pub(super) active: bool,
    role: Role,
    score: f64,
    bio: Option<String>,
}

#[graphql_object(impl = NodeValue)]
impl User {
    fn id(&self) -> &ID {
        &self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn email(&self) -> &str {
        &self.email
    }

    fn age(&self) -> i32 {
        self.age
    }

    fn active(&self) -> bool {
        self.active
    }

    fn role(&self) -> Role {
        self.role
    }

    fn score(&self) -> f64 {
        self.score
    }

    fn bio(&self) -> Option<&str> {
        self.bio.as_deref()
    }

    async fn name_ready(&self) -> &str {
        &self.name
    }

    async fn name_awaited(&self) -> &str {
        std::future::ready(()).await;
        &self.name
    }

    async fn name_yield(&self) -> &str {
        YieldOnce::default().await;
        &self.name
    }

    async fn name_slow(&self) -> &str {
        tokio::time::sleep(Duration::from_millis(1)).await;
        &self.name
    }

    fn risky(&self) -> FieldResult<Option<&str>> {
        self.checked_name().map(Some)
    }

    fn risky_non_null(&self) -> FieldResult<&str> {
        self.checked_name()
    }
}

impl User {
    /// The name, or an error for a user whose id ends in a zero.
    fn checked_name(&self) -> FieldResult<&str> {
        if self.id.ends_with('0') { Err("unlucky".into()) } else { Ok(&self.name) }
    }
}

#[derive(GraphQLObject, Deserialize)]
#[graphql(impl = NodeValue)]
pub(crate) struct Post {
    id: ID,
    title: String,
    body: String,
    likes: i32,
}

#[allow(dead_code, reason = "it only declares the interface")]
#[graphql_interface(for = [User, Post])]
pub(crate) trait Node {
    fn id(&self) -> &ID;
}

#[derive(GraphQLUnion)]
pub(crate) enum Hit {
    User(&'static User),
    Post(&'static Post),
}
