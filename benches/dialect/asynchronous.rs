//! A user whose five fields are all asynchronous, in two kinds: without `.await`, and awaiting a ready future.

use async_graphql::{ID, Object};

use super::people::User;

pub(crate) struct ReadyUser(pub(super) &'static User);

#[Object]
impl ReadyUser {
    async fn id(&self) -> &ID {
        &self.0.id
    }

    async fn name(&self) -> &str {
        &self.0.name
    }

    async fn email(&self) -> &str {
        &self.0.email
    }

    async fn age(&self) -> i32 {
        self.0.age
    }

    async fn active(&self) -> bool {
        self.0.active
    }
}

pub(crate) struct AwaitedUser(pub(super) &'static User);

#[Object]
impl AwaitedUser {
    async fn id(&self) -> &ID {
        std::future::ready(&self.0.id).await
    }

    async fn name(&self) -> &str {
        std::future::ready(&self.0.name).await
    }

    async fn email(&self) -> &str {
        std::future::ready(&self.0.email).await
    }

    async fn age(&self) -> i32 {
        std::future::ready(self.0.age).await
    }

    async fn active(&self) -> bool {
        std::future::ready(self.0.active).await
    }
}
