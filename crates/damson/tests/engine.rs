//! The engine as its users see it: requests against a schema, and what comes back.

#[path = "engine/batch.rs"]
mod batch;
#[path = "engine/conditions.rs"]
mod conditions;
#[path = "engine/errors.rs"]
mod errors;
#[path = "engine/interfaces.rs"]
mod interfaces;
#[path = "engine/introspection.rs"]
mod introspection;
#[path = "engine/merging.rs"]
mod merging;
#[path = "engine/mutations.rs"]
mod mutations;
#[path = "engine/plans.rs"]
mod plans;
#[path = "engine/response_size.rs"]
mod response_size;
#[path = "engine/schema.rs"]
mod schema;
mod support;
#[path = "engine/twins.rs"]
mod twins;
#[path = "engine/waiting.rs"]
mod waiting;

use damson::{EmptySubscription, Request, Schema};
use schema::{Mutation, Query};
use support::{execute_on, with_variables};

type TestSchema = Schema<Query, Mutation, EmptySubscription>;

/// A schema of its own for every test, so that counters start at zero.
fn schema() -> TestSchema {
    Schema::new(Query::default(), Mutation::default(), EmptySubscription)
}

/// The whole response as JSON text.
fn answer(request: impl Into<Request>) -> String {
    support::answer(&schema(), request)
}
