//! Users and posts: plain fields, and resolvers that are asynchronous or fail.

use std::time::Duration;

use async_graphql::dataloader::DataLoader;
use async_graphql::{ComplexObject, Context, Enum, ID, Interface, Result, SimpleObject, Union};
use bench_shared::YieldOnce;
use serde::Deserialize;

use super::loads::Users;

#[derive(Enum, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Role {
    Admin,
    Editor,
    Viewer,
}

#[derive(SimpleObject, Deserialize)]
#[graphql(complex)]
pub(crate) struct User {
    pub(crate) id: ID,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) age: i32,
    pub(crate) active: bool,
    role: Role,
    score: f64,
    bio: Option<String>,
    #[graphql(skip)]
    pub(crate) mentor_position: usize,
}

#[ComplexObject]
impl User {
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

    async fn risky(&self) -> Result<Option<&str>> {
        self.checked_name().map(Some)
    }

    async fn risky_non_null(&self) -> Result<&str> {
        self.checked_name()
    }

    async fn mentor(&self, ctx: &Context<'_>) -> Result<Option<&User>> {
        Ok(ctx.data::<DataLoader<Users>>()?.load_one(self.mentor_position).await?)
    }
}

impl User {
    /// The name, or an error for a user whose id ends in a zero.
    fn checked_name(&self) -> Result<&str> {
        if self.id.ends_with('0') { Err("unlucky".into()) } else { Ok(&self.name) }
    }
}

#[derive(SimpleObject, Deserialize)]
#[graphql(complex)]
pub(crate) struct Post {
    pub(crate) id: ID,
    title: String,
    body: String,
    likes: i32,
    #[graphql(skip)]
    pub(crate) author_position: usize,
}

#[ComplexObject]
impl Post {
    async fn author(&self, ctx: &Context<'_>) -> Result<Option<&User>> {
        Ok(ctx.data::<DataLoader<Users>>()?.load_one(self.author_position).await?)
    }
}

// The members of an abstract type are written as paths, and these types borrow.
type UserRef = &'static User;
type PostRef = &'static Post;

#[derive(Interface)]
#[graphql(field(name = "id", ty = "&ID"))]
pub(crate) enum Node {
    User(UserRef),
    Post(PostRef),
}

#[derive(Union)]
pub(crate) enum Hit {
    User(UserRef),
    Post(PostRef),
}
