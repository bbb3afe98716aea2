//! The books of Juniper and its macro for interfaces, by their chapters.

mod complex_fields;
mod context;
mod enums;
mod error_handling;
mod graphql_interface;
mod input_objects;
mod interfaces;
mod introspection;
mod marks;
mod n_plus_one;
mod non_struct_objects;
mod null;
mod objects;
mod quickstart;
mod scalars;
mod schemas;
mod servers;
mod subscriptions;
mod unions;
