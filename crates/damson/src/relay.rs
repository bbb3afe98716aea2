//! Relay's objects with global ids: the interface `Node`, and the fields `node` and `nodes` that find them.
//!
//! See [Global Object Identification](https://relay.dev/graphql/objectidentification.htm). Give each type an implementation of
//! [`NodeType`], which loads its values, and a field `id` that is a [`GlobalId`]. Write the interface `Node` as any other. Then
//! [`Nodes`] is an object with the fields `node` and `nodes`, which you merge into the query root:
//!
//! ```
//! use std::collections::HashMap;
//!
//! use damson::relay::{GlobalId, NodeType, Nodes};
//! use damson::{Context, EmptyMutation, EmptySubscription, ID, Interface, MergedObject, Object, Result, Schema, SimpleObject};
//!
//! #[derive(SimpleObject)]
//! struct User {
//!     id: GlobalId<User>,
//!     name: String,
//! }
//!
//! impl NodeType for User {
//!     type Key = u32;
//!
//!     /// Called once for all users of a field `nodes`.
//!     async fn load(_: &Context<'_>, keys: Vec<u32>) -> Result<HashMap<u32, User>> {
//!         let existing = keys.into_iter().filter(|key| *key < 100);
//!         Ok(existing.map(|key| (key, User { id: GlobalId::new(key), name: format!("user {key}") })).collect())
//!     }
//! }
//!
//! #[derive(Interface)]
//! #[graphql(field(name = "id", ty = "ID", desc = "The id, which no other object has."))]
//! enum Node {
//!     User(User),
//! }
//!
//! struct Users;
//!
//! #[Object]
//! impl Users {
//!     /// A field for users takes no other id.
//!     fn rename(&self, id: GlobalId<User>, name: String) -> User {
//!         User { id, name }
//!     }
//! }
//!
//! #[derive(MergedObject)]
//! struct Query(Nodes<Node>, Users);
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let query = Query(Nodes::new().with::<User>(), Users);
//! let schema = Schema::new(query, EmptyMutation, EmptySubscription);
//! let id = GlobalId::<User>::new(7).to_string();
//! let response = schema.execute(format!("{{ node(id: \"{id}\") {{ id ... on User {{ name }} }} }}")).await;
//! assert_eq!(response.data.to_string(), r#"{"node":{"id":"VXNlcjo3","name":"user 7"}}"#);
//! # }
//! ```

mod global_id;
mod node_type;
mod nodes;

pub use global_id::{GlobalId, WrongId};
pub use node_type::NodeType;
pub use nodes::Nodes;
