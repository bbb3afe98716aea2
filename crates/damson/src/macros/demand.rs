//! Checks for attributes that one macro leaves to another: the type must have the other macro.
//!
//! The functions do nothing. If the macro is missing, the call does not compile, and the compiler points to the attribute.

#![allow(missing_docs, reason = "the names say everything")]

use crate::types::{Columns, InputObjectType, InterfaceType, ObjectType, OneofObjectType, OutputType, UnionType};

pub const fn is_object<T: ObjectType>() {}
pub const fn is_input_object<T: InputObjectType>() {}
pub const fn is_described_input<T: DescribedInput>() {}
pub const fn is_oneof_object<T: OneofObjectType>() {}
pub const fn is_interface<T: InterfaceType>() {}
pub const fn is_union<T: UnionType>() {}
pub const fn is_output<T: OutputType>() {}
pub const fn has_columns<T: Columns>() {}

/// Stops the compiler if the row `T` does not have the column.
pub const fn is_column<T: Columns>(name: &str) {
    assert!(
        T::COLUMNS.has(name),
        "the struct has no such column; write the name of a member's column, or add a member for it"
    );
}

/// An input object beside whose macro `derive(Description)` stands.
#[diagnostic::on_unimplemented(
    message = "nothing reads this attribute beside `derive(Description)`",
    label = "`Description` reads only the doc comment",
    note = "if another derive macro makes `{Self}` a GraphQL type, remove `Description`: that macro reads the doc comment by itself",
    note = "if an attribute macro such as `#[Object(use_type_description)]` does, write the attribute there"
)]
pub trait DescribedInput {}

#[diagnostic::do_not_recommend]
impl<T: InputObjectType> DescribedInput for T {}
