//! The types of W9 with batch resolvers, which are Damson's own way to load: a method that takes the keys of many objects.

use std::collections::HashMap;
use std::sync::LazyLock;

use async_graphql::{EmptyMutation, EmptySubscription, ID, Object};
use bench_shared::Case;

use crate::dialect::{self, Users};

pub(crate) type Schema = async_graphql::Schema<Query, EmptyMutation, EmptySubscription>;

/// The builder of the schema, without the settings of an engine.
pub(crate) type SchemaBuilder = async_graphql::SchemaBuilder<Query, EmptyMutation, EmptySubscription>;

/// The posts in the form of this schema, so that its resolvers borrow them, too.
static POSTS: LazyLock<Vec<Post>> = LazyLock::new(|| dialect::posts(1_000).iter().map(Post).collect());

/// A builder for the schema of a case. The data is loaded before it returns.
pub(crate) fn builder(case: &Case) -> SchemaBuilder {
    LazyLock::force(&POSTS);
    Schema::build(Query, EmptyMutation, EmptySubscription).data(Users::new(case.latency))
}

pub(crate) struct Query;

#[Object]
impl Query {
    fn posts(&self, #[graphql(default = 1000)] first: usize) -> &[Post] {
        &POSTS[..first.min(POSTS.len())]
    }
}

struct Post(&'static dialect::Post);

#[Object]
impl Post {
    fn id(&self) -> &ID {
        &self.0.id
    }

    #[graphql(batch(key = "self.0.author_position"))]
    async fn author(positions: Vec<usize>, #[graphql(ctx)] users: &Users) -> HashMap<usize, Option<User>> {
        users_at(users, &positions).await
    }
}

struct User(&'static dialect::User);

#[Object]
impl User {
    fn id(&self) -> &ID {
        &self.0.id
    }

    fn name(&self) -> &str {
        &self.0.name
    }

    #[graphql(batch(key = "self.0.mentor_position"))]
    async fn mentor(positions: Vec<usize>, #[graphql(ctx)] users: &Users) -> HashMap<usize, Option<User>> {
        users_at(users, &positions).await
    }
}

async fn users_at(users: &Users, positions: &[usize]) -> HashMap<usize, Option<User>> {
    users.at(positions).await.into_iter().map(|(position, user)| (position, Some(User(user)))).collect()
}
