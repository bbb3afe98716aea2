//! The synchronous twin of the asynchronous users: plain fields, since this engine has no plain functions.

use async_graphql::{ID, SimpleObject};

use crate::dialect::User;

#[derive(SimpleObject)]
pub(crate) struct SyncUser {
    id: &'static ID,
    name: &'static str,
    email: &'static str,
    age: i32,
    active: bool,
}

impl From<&'static User> for SyncUser {
    fn from(user: &'static User) -> Self {
        Self { id: &user.id, name: &user.name, email: &user.email, age: user.age, active: user.active }
    }
}
