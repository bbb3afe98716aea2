//! The macros as their users see them: types and methods in Rust, a schema and its answers in GraphQL.

#[path = "macros/abstract_types.rs"]
mod abstract_types;
#[path = "macros/argument_names.rs"]
mod argument_names;
#[path = "macros/arguments.rs"]
mod arguments;
#[path = "macros/cache_control.rs"]
mod cache_control;
#[path = "macros/compile_fail.rs"]
mod compile_fail;
#[path = "macros/complexity.rs"]
mod complexity;
#[path = "macros/conditions.rs"]
mod conditions;
#[path = "macros/defaults.rs"]
mod defaults;
#[path = "macros/directives.rs"]
mod directives;
#[path = "macros/enums.rs"]
mod enums;
#[path = "macros/fragments.rs"]
mod fragments;
#[path = "macros/generics.rs"]
mod generics;
#[path = "macros/guards.rs"]
mod guards;
#[path = "macros/input_objects.rs"]
mod input_objects;
#[path = "macros/limits.rs"]
mod limits;
#[path = "macros/objects.rs"]
mod objects;
#[path = "macros/scalars.rs"]
mod scalars;
#[path = "macros/subscriptions.rs"]
mod subscriptions;
mod support;
#[path = "macros/visibility.rs"]
mod visibility;
#[path = "macros/wide_integers.rs"]
mod wide_integers;

use damson::{EmptyMutation, EmptySubscription, ObjectType, Schema};

/// The answer to `query` from a schema with only this query type.
fn ask<Query: ObjectType + 'static>(root: Query, query: &str) -> String {
    support::answer(&Schema::new(root, EmptyMutation, EmptySubscription), query)
}

/// The whole answer is this data, without errors.
#[track_caller]
fn assert_data<Query: ObjectType + 'static>(root: Query, query: &str, data: &str) {
    assert_eq!(ask(root, query), format!("{{\"data\":{data}}}"), "{query}");
}
