//! The trait of objects with global ids.

use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;
use std::str::FromStr;

use crate::types::ObjectType;
use crate::{Context, Result};

/// An object type whose values have global ids, and are found by them.
///
/// The example of [the module](super) shows it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no global ids",
    label = "not a node",
    note = "implement `damson::relay::NodeType` for it"
)]
pub trait NodeType: ObjectType + Sized {
    /// What tells the values of this type apart, such as the primary key in a database.
    type Key: Clone + Eq + Hash + Display + FromStr + Send + Sync;

    /// Loads the values with these keys, each of which is there once. A key without a value is left out.
    ///
    /// `nodes` loads all values of one type with one call. It loads several types at the same time.
    ///
    /// # Errors
    /// An error is that of each id of this type.
    fn load(ctx: &Context<'_>, keys: Vec<Self::Key>) -> impl Future<Output = Result<HashMap<Self::Key, Self>>> + Send;
}
