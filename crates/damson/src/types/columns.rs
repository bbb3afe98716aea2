//! Objects that are rows of a database.

use super::ObjectType;
use crate::registry::ColumnsTable;

/// An object that is also a row, with the columns that its fields need. Derive it beside
/// [`SimpleObject`](macro@crate::SimpleObject); a [`Projection`](crate::Projection) has the columns that one request needs.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not name its columns",
    label = "needs `derive(Columns)`",
    note = "derive `Columns` beside `SimpleObject` above the struct"
)]
pub trait Columns: ObjectType {
    /// The table of columns.
    #[doc(hidden)]
    const COLUMNS: ColumnsTable;
}
