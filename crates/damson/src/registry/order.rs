//! The order of the members of types: that of the tables, or by name.

use super::{FieldTable, Registry};

/// The kinds of members that are ordered by name.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sorted {
    pub(crate) fields: bool,
    pub(crate) enum_values: bool,
}

impl Registry {
    /// Orders some kinds of members by name.
    pub(crate) fn sort(&mut self, sorted: Sorted) {
        self.sorted = sorted;
    }

    /// The fields of an interface in order.
    pub(super) fn in_order(&self, fields: &'static [FieldTable]) -> Vec<&'static FieldTable> {
        by_name(fields.iter().collect(), self.sorted.fields, |field| field.name)
    }
}

/// Members in the order of their names if they are `sorted`; those of one name stay as they are.
pub(super) fn by_name<T>(mut members: Vec<T>, sorted: bool, name: impl Fn(&T) -> &'static str) -> Vec<T> {
    if sorted {
        members.sort_by_key(name);
    }
    members
}
