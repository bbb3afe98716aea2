//! The synchronous twin of the users in `asynchronous`: the same five fields, as plain functions.

use async_graphql::{ID, Object};

use crate::dialect::User;

pub(crate) struct SyncUser(&'static User);

impl From<&'static User> for SyncUser {
    fn from(user: &'static User) -> Self {
        Self(user)
    }
}

#[Object]
impl SyncUser {
    fn id(&self) -> &ID {
        &self.0.id
    }

    fn name(&self) -> &str {
        &self.0.name
    }

    fn email(&self) -> &str {
        &self.0.email
    }

    fn age(&self) -> i32 {
        self.0.age
    }

    fn active(&self) -> bool {
        self.0.active
    }
}
