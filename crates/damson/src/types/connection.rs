//! Connections: lists that clients read page by page, with a cursor for each item.
//!
//! See the [Cursor Connections Specification](https://relay.dev/graphql/connections.htm).
//!
//! A field that gives a [`Connection`] takes the arguments `after`, `before`, `first` and `last`. [`query`] checks them, decodes
//! the cursors, and calls your code with them:
//!
//! ```
//! use damson::connection::{Connection, Edge, query};
//! use damson::{EmptyMutation, EmptySubscription, Error, Object, Result, Schema};
//!
//! struct Query;
//!
//! #[Object]
//! impl Query {
//!     /// The even numbers below 100.
//!     async fn even_numbers(
//!         &self,
//!         after: Option<String>,
//!         before: Option<String>,
//!         first: Option<i32>,
//!         last: Option<i32>,
//!     ) -> Result<Connection<usize, usize>> {
//!         query(after, before, first, last, |after: Option<usize>, before: Option<usize>, first, last| async move {
//!             let (mut start, mut end) = (after.map_or(0, |after| after.saturating_add(1)), before.unwrap_or(50).min(50));
//!             start = start.min(end);
//!             if let Some(first) = first {
//!                 end = end.min(start + first);
//!             }
//!             if let Some(last) = last {
//!                 start = start.max(end.saturating_sub(last));
//!             }
//!             let mut connection = Connection::new(start > 0, end < 50);
//!             connection.edges.extend((start..end).map(|index| Edge::new(index, 2 * index)));
//!             Ok::<_, Error>(connection)
//!         })
//!         .await
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
//! let response = schema.execute("{ evenNumbers(first: 2, after: \"3\") { nodes pageInfo { endCursor hasNextPage } } }").await;
//! let data = r#"{"evenNumbers":{"nodes":[8,10],"pageInfo":{"endCursor":"5","hasNextPage":true}}}"#;
//! assert_eq!(response.data.to_string(), data);
//! # }
//! ```
//!
//! # Names
//!
//! A connection of `User` is the type `UserConnection`, with edges of the type `UserEdge`. Connections that differ only in their
//! cursors are one type. Connections of one node with different fields need different names: give one of them a
//! [`ConnectionNameType`] and an [`EdgeNameType`]. Two with one name are a fault of the schema.
//!
//! # Errors
//!
//! | argument | code |
//! | --- | --- |
//! | `first` or `last` is negative; both are given; one asks for [too many](Page::new) | `BAD_USER_INPUT` |
//! | `after` or `before` is not a cursor of the list | `INVALID_CURSOR` |
//!
//! # Cost
//!
//! `first` and `last` tell the length of the lists `edges` and `nodes` to the [limit of costs](crate::CostLimits), if the field
//! does not declare a cost of its own. So a client that asks for the fields of a million edges is refused before your code runs.

mod arguments;
mod cursor;
mod edge;
mod names;
mod object;
mod opaque;
mod page;
mod page_info;
#[cfg(feature = "signed-cursors")]
mod signed;

pub use arguments::{query, query_with};
pub use cursor::CursorType;
pub use edge::Edge;
pub use names::{ConnectionNameType, DefaultConnectionName, DefaultEdgeName, EdgeNameType};
pub use object::{Connection, DisableNodesField, EmptyFields, EnableNodesField, NodesFieldSwitcherSealed};
pub use opaque::OpaqueCursor;
pub use page::Page;
pub use page_info::PageInfo;
#[cfg(feature = "signed-cursors")]
pub use signed::{CursorKey, ShortKey, SignedCursor, SignedList};
