//! Incremental delivery as its users see it: the parts in which a response comes, and what a client makes of them.

mod deferred;

use damson::futures_util::StreamExt;
use damson::{Executor, Request};
use serde_json::Value;

/// The parts of the response, as JSON.
pub async fn parts(schema: &impl Executor, request: impl Into<Request>) -> Vec<Value> {
    let parts = schema.execute_stream(request.into());
    parts.map(|part| serde_json::from_slice(&part.into_bytes()).expect("a part is JSON")).collect().await
}
