//! The book of async-graphql, by its chapters.

mod cache_control;
mod complexity_and_depth;
mod context;
mod cursor_connections;
mod custom_directives;
mod custom_scalars;
mod default_values;
mod derived_fields;
mod enums;
mod error_extensions;
mod error_handling;
mod field_guards;
mod input_objects;
mod interfaces;
mod merging_objects;
mod object;
mod oneof_objects;
mod query_and_mutation;
mod quickstart;
mod sdl_export;
mod simple_object;
mod subscriptions;
mod unions;
mod validators;
mod visibility;
