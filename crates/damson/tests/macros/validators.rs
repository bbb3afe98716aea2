//! Validators: what they refuse, where and when, and that the resolver does not run.

mod built_in;
mod context;
mod custom;
#[cfg(all(
    feature = "email-validator",
    feature = "password-strength-validator",
    feature = "regex",
    feature = "uuid-validator"
))]
mod formats;
#[cfg(feature = "garde")]
mod garde;
mod input;
mod names;
mod parts;
mod places;
mod subscribed;

use damson::{EmptyMutation, EmptySubscription, ObjectType, Request, Schema};
use damson_testing::support;

/// The errors of a request, a line for each: place in the document, place in the input, code and message.
fn refusals<Query: ObjectType + 'static>(root: Query, request: impl Into<Request>) -> String {
    let schema = Schema::new(root, EmptyMutation, EmptySubscription);
    let response = support::execute_on(&schema, request.into());
    let lines = response.errors.iter().map(|error| {
        let at = error.locations.iter().map(|at| format!("{}:{}", at.line, at.column)).collect::<Vec<_>>().join(" ");
        let path = serde_json::to_string(&error.path).expect("a path");
        let entry = |name| error.extensions.as_ref().and_then(|all| all.get(name).map(ToString::to_string));
        let [input, code] = ["inputPath", "code"].map(|name| entry(name).unwrap_or_default());
        format!("{at} {path} {input} {code} {}\n", error.message)
    });
    lines.collect()
}
