//! The engine as its users see it: requests against a schema, and what comes back.

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
#[path = "engine/twins.rs"]
mod twins;
#[path = "engine/waiting.rs"]
mod waiting;

use damson::{EmptySubscription, Request, Response, Schema, Variables};
use schema::{Mutation, Query};

type TestSchema = Schema<Query, Mutation, EmptySubscription>;

/// A schema of its own for every test, so that counters start at zero.
fn schema() -> TestSchema {
    Schema::new(Query::default(), Mutation::default(), EmptySubscription)
}

/// Executes on a runtime that only drives timers.
fn execute_on(schema: &TestSchema, request: impl Into<Request>) -> Response {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    runtime.block_on(schema.execute(request))
}

/// The whole response as JSON text.
fn answer(request: impl Into<Request>) -> String {
    String::from_utf8(execute_on(&schema(), request).into_bytes()).expect("a response is UTF-8")
}

/// A request with variables given as JSON text.
fn with_variables(query: &str, variables: &str) -> Request {
    Request::new(query).variables(Variables::from_json(serde_json::from_str(variables).expect("JSON")))
}
