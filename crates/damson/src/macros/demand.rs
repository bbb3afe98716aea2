//! Checks for attributes that one macro leaves to another: the type must have the other macro.
//!
//! The functions do nothing. If the macro is missing, the call does not compile, and the compiler points to the attribute.

#![allow(missing_docs, reason = "the names say everything")]

use crate::types::{InputObjectType, InterfaceType, ObjectType, OneofObjectType, OutputType, UnionType};

pub const fn is_object<T: ObjectType>() {}
pub const fn is_input_object<T: InputObjectType>() {}
pub const fn is_oneof_object<T: OneofObjectType>() {}
pub const fn is_interface<T: InterfaceType>() {}
pub const fn is_union<T: UnionType>() {}
pub const fn is_output<T: OutputType>() {}
