//! The loader of this engine.

use async_graphql::dataloader::DataLoader;
use async_graphql::runtime::{TokioSpawner, TokioTimer};

use crate::dialect::Users;

pub(crate) fn of(users: Users) -> DataLoader<Users> {
    DataLoader::new(users, TokioSpawner::current(), TokioTimer::default())
}
