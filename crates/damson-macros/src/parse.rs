//! The front ends: from Rust items with attributes to the model, with one file for each macro.

mod abstract_type;
mod complex_object;
mod context_data;
mod definition;
mod derived;
mod description;
mod directive;
mod enumeration;
mod field_attributes;
mod input_object;
mod input_value;
mod interface;
mod merged;
mod method;
mod new_type;
mod object;
mod oneof_object;
mod parameters;
mod result;
mod scalar;
mod sides;
mod simple_object;
mod structure;
mod subscription;
#[cfg(test)]
mod tests;
mod trait_interface;
mod union;
mod waiting;
mod written_enum;

pub(crate) use complex_object::complex_object;
pub(crate) use description::description;
pub(crate) use directive::{directive, type_directive};
pub(crate) use enumeration::enumeration;
pub(crate) use input_object::input_object;
pub(crate) use interface::interface;
pub(crate) use merged::{merged_object, merged_subscription};
pub(crate) use new_type::new_type;
pub(crate) use object::object;
pub(crate) use oneof_object::oneof_object;
pub(crate) use scalar::{scalar, scalar_call};
pub(crate) use simple_object::simple_object;
pub(crate) use subscription::subscription;
pub(crate) use trait_interface::trait_interface;
pub(crate) use union::union;
