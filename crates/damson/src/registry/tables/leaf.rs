//! Enums and scalars.

use super::{MarkTable, ScalarCheckFn, TypeNameFn};

/// An enum type.
#[derive(Clone, Copy)]
pub struct EnumTable {
    pub name: TypeNameFn,
    pub description: Option<&'static str>,
    pub values: &'static [EnumValueTable],
    pub marks: MarkTable,
}

/// A value of an enum type.
#[derive(Clone, Copy)]
pub struct EnumValueTable {
    pub name: &'static str,
    pub description: Option<&'static str>,
    /// The reason why it is deprecated.
    pub deprecation: Option<&'static str>,
    pub marks: MarkTable,
}

impl EnumValueTable {
    /// A value with nothing else to it.
    pub const fn new(name: &'static str) -> Self {
        EnumValueTable { name, description: None, deprecation: None, marks: MarkTable::NONE }
    }
}

/// A scalar type.
#[derive(Clone, Copy)]
pub struct ScalarTable {
    pub name: TypeNameFn,
    pub description: Option<&'static str>,
    /// The URL of its format's specification.
    pub specified_by_url: Option<&'static str>,
    /// Judges a value given by a client; the error says what was expected.
    pub check: Option<ScalarCheckFn>,
    pub marks: MarkTable,
}
