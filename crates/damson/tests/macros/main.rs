//! The macros as their users see them: types and methods in Rust, a schema and its answers in GraphQL.

mod abstract_types;
mod argument_names;
mod arguments;
mod built_in;
mod cache_control;
mod columns;
mod compile_fail;
mod complexity;
mod composed;
mod conditions;
mod context_data;
mod defaults;
mod deprecated;
mod derived;
mod described_interfaces;
mod descriptions;
mod directives;
mod enums;
mod fragments;
mod generics;
mod guards;
#[cfg(not(feature = "boxed-trait"))] // the crate `async-trait` needs the names of the prelude
mod hygiene;
mod input_objects;
mod limits;
mod nested_interfaces;
mod new_types;
mod objects;
mod reach;
mod result_unions;
mod scalars;
mod schema_types;
mod serial;
mod sorted;
mod stand_ins;
mod static_methods;
mod subscriptions;
mod trait_objects;
mod trait_unions;
mod validators;
mod visibility;
mod wide_integers;

use damson::{EmptyMutation, EmptySubscription, ObjectType, Schema};
use damson_testing::support;

/// The answer to `query` from a schema with only this query type.
fn ask<Query: ObjectType + 'static>(root: Query, query: &str) -> String {
    support::answer(&Schema::new(root, EmptyMutation, EmptySubscription), query)
}

/// Asserts that the whole answer is this data, without errors.
#[track_caller]
fn assert_data<Query: ObjectType + 'static>(root: Query, query: &str, data: &str) {
    assert_eq!(ask(root, query), format!("{{\"data\":{data}}}"), "{query}");
}
