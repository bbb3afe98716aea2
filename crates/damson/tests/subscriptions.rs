//! Subscriptions as their users see them: requests, and the responses that a stream gives.

#[path = "subscriptions/attaching.rs"]
mod attaching;
#[path = "subscriptions/cases.rs"]
mod cases;
#[path = "subscriptions/guards.rs"]
mod guards;
#[path = "subscriptions/pulling.rs"]
mod pulling;
#[path = "subscriptions/schema.rs"]
mod schema;

use damson::dynamic::Schema;
use damson::futures_util::StreamExt;
use damson::{Request, Response};

/// All responses as JSON texts.
fn answers(schema: &Schema, request: impl Into<Request>) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    runtime.block_on(schema.execute_stream(request).map(text).collect())
}

/// A response as JSON text.
fn text(response: Response) -> String {
    String::from_utf8(response.into_bytes()).expect("a response is UTF-8")
}
