//! The books of Juniper and its macro for interfaces, by their chapters.

mod complex_fields;
mod context;
mod objects;
mod quickstart;
