//! Incremental delivery as its users see it: the parts in which a response comes, and what a client makes of them.

mod deferred;
mod depth;
mod ends;
mod formats;
mod look_ahead;
mod schema;
mod streamed;

use damson::futures_util::StreamExt;
use damson::{Executor, Request};
use damson_wire::incremental::Merger;
use serde_json::Value;

/// The parts of the response, as text.
pub(crate) async fn texts(schema: &impl Executor, request: impl Into<Request>) -> Vec<String> {
    let parts = schema.execute_stream(request.into());
    parts.map(|part| String::from_utf8(part.into_bytes()).expect("a part is UTF-8")).collect().await
}

/// The response that a client merges from the parts.
pub(crate) async fn merged(schema: &impl Executor, request: impl Into<Request>) -> Value {
    let parts = texts(schema, request).await;
    let mut parts = parts.iter();
    let mut merger = Merger::start(parts.next().expect("there is a response").as_bytes()).expect("a first part");
    parts.for_each(|part| merger.apply(part.as_bytes()).expect("the part belongs to the response"));
    assert!(!merger.has_next(), "the last part says that it is the last");
    merger.into_response()
}

/// Checks the parts of the response to a query, one by one.
pub(crate) async fn expect(schema: &impl Executor, request: impl Into<Request>, expected: &[&str]) {
    assert_eq!(texts(schema, request).await, expected);
}
