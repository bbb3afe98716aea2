//! The data that every engine serves: plain records, the same on every run.
//!
//! An engine declares its own types with its own derives, and reads the records with [`load`].

mod chats;
mod people;
mod store;
mod trees;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use chats::{Chat, ChatUser, Message, Profile};
pub use people::{Post, Role, User};
pub use store::{Customer, Product, Review, Store};
pub use trees::{CHAIN, Tree};

/// All data of the queries.
#[derive(Debug, Serialize)]
pub struct Data {
    /// 10,000 users, for the lists.
    pub users: Vec<User>,
    /// 1,000 posts. The first 500 alternate with `users` in the search.
    pub posts: Vec<Post>,
    /// 30 chats of 30 messages and 5 users each.
    pub chats: Vec<Chat>,
    /// A graph with cycles: customers review products.
    pub store: Store,
    /// A chain of [`CHAIN`] nodes.
    pub chain: Tree,
    /// A binary tree of 10 levels.
    pub binary: Tree,
}

impl Data {
    /// Builds all data.
    pub fn new() -> Self {
        Self {
            users: (0..10_000).map(User::nth).collect(),
            posts: (0..1_000).map(Post::nth).collect(),
            chats: (0..30).map(Chat::nth).collect(),
            store: Store::new(),
            chain: Tree::new(CHAIN, 1),
            binary: Tree::new(trees::BINARY, 2),
        }
    }
}

impl Default for Data {
    fn default() -> Self {
        Self::new()
    }
}

/// The data in the types of an engine. The names of their fields are those of the records here.
pub fn load<T: DeserializeOwned>() -> T {
    let records = serde_json::to_vec(&Data::new()).expect("plain records are JSON");
    serde_json::from_slice(&records).expect("the engine's types have the records' fields")
}
