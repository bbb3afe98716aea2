//! Incremental delivery: the payloads in which a response arrives, and the client's [`Merger`], which puts them together.
//!
//! Two formats are known: that of the [specification's draft](https://github.com/graphql/graphql-spec/pull/1110)
//! (`incrementalSpec=v0.2`), whose payloads name their places once as `pending` and then by id, and the older one
//! (`deferSpec=20220824`), whose payloads name their places by path.
//!
//! ```
//! use damson_wire::incremental::Merger;
//! use serde_json::json;
//!
//! let mut merger = Merger::start(
//!     br#"{"data": {"hero": {"name": "Luke"}, "films": ["IV"]}, "hasNext": true,
//!          "pending": [{"id": "0", "path": ["hero"]}, {"id": "1", "path": ["films"]}]}"#,
//! )?;
//! merger.apply(br#"{"incremental": [{"id": "0", "data": {"height": 1.72}}], "completed": [{"id": "0"}], "hasNext": true}"#)?;
//! merger.apply(br#"{"incremental": [{"id": "1", "items": ["V", "VI"]}], "completed": [{"id": "1"}], "hasNext": false}"#)?;
//! assert!(!merger.has_next());
//! assert_eq!(merger.data(), &json!({"hero": {"name": "Luke", "height": 1.72}, "films": ["IV", "V", "VI"]}));
//! # Ok::<(), damson_wire::incremental::MergeError>(())
//! ```

mod error;
mod merger;
mod payload;
mod tree;

pub use error::MergeError;
pub use merger::Merger;
pub use payload::{Completed, Incremental, PathSegment, Payload, Pending};
