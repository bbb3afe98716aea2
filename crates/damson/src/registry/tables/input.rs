//! Input values and input objects.

use damson_schema::Value;

use super::{MarkTable, TypeNameFn, TypeRefFn};
use crate::engine::resolve::ValidatorTable;

/// An argument of a field, or a field of an input object.
#[derive(Clone, Copy)]
pub struct InputValueTable {
    /// Its name in the schema.
    pub name: &'static str,
    pub description: Option<&'static str>,
    pub ty: TypeRefFn,
    /// Gives the value that is used when none is given, if there is one.
    pub default_value: Option<fn() -> Option<Value>>,
    /// The reason why it is deprecated.
    pub deprecation: Option<&'static str>,
    pub marks: MarkTable,
}

impl InputValueTable {
    /// An argument or input field with nothing else to it.
    pub const fn new(name: &'static str, ty: TypeRefFn) -> Self {
        InputValueTable { name, description: None, ty, default_value: None, deprecation: None, marks: MarkTable::NONE }
    }
}

/// An input object type.
#[derive(Clone, Copy)]
pub struct InputObjectTable {
    pub name: TypeNameFn,
    pub description: Option<&'static str>,
    /// Whether exactly one field must be given (`@oneOf`).
    pub one_of: bool,
    /// Its fields, in order; a flattened input object stands for all its fields.
    pub fields: &'static [InputFieldTable],
    pub marks: MarkTable,
}

/// A field of an input object in Rust.
#[derive(Clone, Copy)]
pub enum InputFieldTable {
    /// A field with the same name in Rust.
    Field(InputValueTable),
    /// A field with another name in Rust, and that name.
    Renamed(&'static str, InputValueTable),
    /// A flattened input object: its name in Rust, its fields and its validator.
    Flatten(&'static str, &'static [InputFieldTable], Option<ValidatorTable>),
}
