//! A schema made at run time: the same core as every other, without Rust types for its roots.

use std::fmt;
use std::sync::Arc;

use futures_core::stream::BoxStream;

use super::{DynamicRequest, SchemaBuilder};
use crate::core::{Core, schema_methods};
use crate::executor::Executor;
use crate::request::{BatchRequest, Request};
use crate::response::{BatchResponse, Response};

/// An executable schema made at run time. It is cheap to clone, and clones share everything, including the cache of plans.
#[derive(Clone)]
pub struct Schema {
    core: Arc<Core>,
}

impl Schema {
    pub(super) fn new(core: Core) -> Self {
        Schema { core: Arc::new(core) }
    }

    /// Starts to build the schema that the text in the schema definition language describes.
    ///
    /// ```
    /// use damson::dynamic::Schema;
    ///
    /// let faults = Schema::from_sdl("type Query { users: [Usr] } type User { name: Strin }").finish().unwrap_err();
    /// assert_eq!(faults.len(), 2);
    /// assert_eq!(faults.iter().next().unwrap().message, "Unknown type \"Usr\". Did you mean \"User\"?");
    /// ```
    pub fn from_sdl(sdl: impl Into<String>) -> SchemaBuilder {
        SchemaBuilder::from_sdl(sdl.into())
    }

    /// Starts to build a schema from types described as values, given the names of the root types.
    pub fn build(query: &str, mutation: Option<&str>, subscription: Option<&str>) -> SchemaBuilder {
        SchemaBuilder::from_roots([Some(query), mutation, subscription].map(|name| name.map(str::to_owned)))
    }

    /// Executes a request, which may bring a [value of its root](super::DynamicRequestExt::root_value).
    pub async fn execute(&self, request: impl Into<DynamicRequest>) -> Response {
        self.core.execute(request.into().into_request()).await
    }

    /// Executes a request and gives its responses: one for each event of a subscription, or one for a query or mutation.
    ///
    /// If the request is refused, or its source stream cannot be created, there is one response without data. An event that is
    /// an error gives a response with that error, and the stream goes on. The stream asks for the next event after the previous
    /// response was taken. Dropping the stream drops the source stream.
    /// See [Subscription](https://spec.graphql.org/September2026/#sec-Subscription).
    pub fn execute_stream(&self, request: impl Into<DynamicRequest>) -> BoxStream<'static, Response> {
        self.core.execute_stream(request.into().into_request())
    }

    schema_methods!();
}

impl Executor for Schema {
    async fn execute(&self, request: Request) -> Response {
        self.core.execute(request).await
    }

    async fn execute_batch(&self, batch: BatchRequest) -> BatchResponse {
        self.core.execute_batch(batch).await
    }

    fn execute_stream(&self, request: Request) -> BoxStream<'static, Response> {
        self.core.execute_stream(request)
    }

    fn execute_batch_stream(&self, requests: Vec<Request>) -> BoxStream<'static, Response> {
        self.core.execute_batch_stream(requests)
    }
}

impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Schema of {} types", self.core.types().whole.types().count())
    }
}
