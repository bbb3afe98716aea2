//! The loader of this engine.

use async_graphql::dataloader::DataLoader;

use crate::dialect::Users;

pub(crate) fn of(users: Users) -> DataLoader<Users> {
    DataLoader::of(users)
}
