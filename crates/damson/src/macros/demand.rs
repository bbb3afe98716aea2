//! What the macros demand of a type for attributes that only another macro reads: that this macro is there.
//!
//! The functions do nothing; a type that lacks the macro does not compile, at the attribute's place.

use crate::types::{InputObjectType, InterfaceType, ObjectType, OneofObjectType, OutputType, UnionType};

/// The attribute is for objects.
pub const fn is_object<T: ObjectType>() {}

/// The attribute is for input objects.
pub const fn is_input_object<T: InputObjectType>() {}

/// The attribute stands beside `derive(Description)`, and is for input objects.
pub const fn is_described_input<T: DescribedInput>() {}

/// The attribute is for oneOf input objects.
pub const fn is_oneof_object<T: OneofObjectType>() {}

/// The attribute is for interfaces.
pub const fn is_interface<T: InterfaceType>() {}

/// The attribute is for unions.
pub const fn is_union<T: UnionType>() {}

/// The attribute is for output types.
pub const fn is_output<T: OutputType>() {}

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
