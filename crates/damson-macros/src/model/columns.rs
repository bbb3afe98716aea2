//! Rows of a database that are also objects.

use syn::Type;

use super::Definition;
use crate::attr::Text;

/// The columns of a row, and the fields that need them.
pub(crate) struct Columns {
    pub(crate) definition: Definition,
    pub(crate) table: Option<Text>,
    /// The columns of the struct's own members, in order.
    pub(crate) columns: Vec<Column>,
    /// The fields of the struct's own members, with the columns that each needs.
    pub(crate) fields: Vec<(Text, Vec<Text>)>,
    /// The types of the flattened members.
    pub(crate) parts: Vec<Type>,
}

/// A column of a row.
pub(crate) struct Column {
    pub(crate) name: Text,
    /// Whether it is read whatever the fields are.
    pub(crate) always: bool,
}
