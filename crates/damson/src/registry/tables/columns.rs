//! The columns of rows that are also objects, as `derive(Columns)` names them.

/// The columns of a row, and the fields of its object that need them.
#[derive(Clone, Copy, Debug)]
pub struct ColumnsTable {
    /// The table that the columns belong to.
    pub table: Option<&'static str>,
    /// The columns of the struct's own members, in order.
    pub columns: &'static [ColumnTable],
    /// The fields of the struct's members. Methods name their columns in the [tables](super::FieldTable) of their fields.
    pub fields: &'static [FieldColumns],
    /// The flattened members.
    pub parts: &'static [ColumnsTable],
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct ColumnTable {
    pub name: &'static str,
    /// Whether it is read whatever the fields are.
    pub always: bool,
}

/// A field of an object, and the columns that it needs.
#[derive(Clone, Copy, Debug)]
pub struct FieldColumns {
    /// The name in the schema.
    pub field: &'static str,
    pub columns: &'static [&'static str],
}

impl ColumnsTable {
    /// Whether the row has this column; for constants. Recurs as deep as the author nests flattened members.
    pub const fn has(&self, name: &str) -> bool {
        let (mut column, mut part) = (0, 0);
        while column < self.columns.len() {
            if is_same(self.columns[column].name, name) {
                return true;
            }
            column += 1;
        }
        while part < self.parts.len() {
            if self.parts[part].has(name) {
                return true;
            }
            part += 1;
        }
        false
    }
}

/// Whether both texts are the same; for constants, which cannot use `==` on texts.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
