//! The front ends: from Rust items with attributes to the model. One file for each macro.

mod complex_object;
mod definition;
mod enumeration;
mod input_object;
mod input_value;
mod method;
mod object;
mod result;
mod simple_object;
mod structure;
mod waiting;

pub(crate) use complex_object::complex_object;
pub(crate) use enumeration::enumeration;
pub(crate) use input_object::input_object;
pub(crate) use object::object;
pub(crate) use simple_object::simple_object;
