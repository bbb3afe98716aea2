//! The engine: from a document to bytes. One plan for each operation, one loop that executes it.
//!
//! Not generic over the user's types: everything enters through [`Object`], [`List`] and [`Resolved`].

mod leaf;
mod resolved;

pub use leaf::LeafWriter;
pub use resolved::{List, Object, Resolve, Resolved, ResolvedFuture, ready};
