//! The engine as its users see it: requests against a schema, and the responses.

mod batch;
mod conditions;
mod deadlines;
mod dialect;
mod errors;
mod http_headers;
mod interfaces;
mod introspection;
mod look_ahead;
mod merging;
mod mutations;
mod panics;
mod plans;
mod response_size;
mod schema;
mod shared_names;
mod twins;
mod uploads;
mod validators;
mod waiting;

use damson::{EmptySubscription, Request, Schema};
use damson_testing::support::{self, execute_on, with_variables};
use schema::{Mutation, Query};

type TestSchema = Schema<Query, Mutation, EmptySubscription>;

/// A schema of its own for every test, so that counters start at zero.
fn schema() -> TestSchema {
    Schema::new(Query::default(), Mutation::default(), EmptySubscription)
}

/// The whole response as JSON text.
fn answer(request: impl Into<Request>) -> String {
    support::answer(&schema(), request)
}
