//! The interface between transports and schemas.

use futures_core::stream::BoxStream;

use crate::request::{BatchRequest, Request};
use crate::response::{BatchResponse, Response};
use crate::schema::Schema;

/// Executes requests. Transports serve every `Executor`: [`Schema`] and [`dynamic::Schema`](crate::dynamic::Schema) alike.
pub trait Executor: Clone + Send + Sync + 'static {
    /// Executes a request.
    fn execute(&self, request: Request) -> impl Future<Output = Response> + Send;

    /// Executes one request, or several at once, which share the limits.
    fn execute_batch(&self, batch: BatchRequest) -> impl Future<Output = BatchResponse> + Send;

    /// Executes a request and gives its responses: one for each event of a subscription, or one for a query or mutation.
    ///
    /// If the upper bound of the stream's [`size_hint`](futures_core::Stream::size_hint) is 0 after the first response, a transport may
    /// send it as a single one.
    fn execute_stream(&self, request: Request) -> BoxStream<'static, Response>;
}

impl<Query, Mutation, Subscription> Executor for Schema<Query, Mutation, Subscription>
where
    Query: 'static,
    Mutation: 'static,
    Subscription: 'static,
{
    async fn execute(&self, request: Request) -> Response {
        Schema::execute(self, request).await
    }

    async fn execute_batch(&self, batch: BatchRequest) -> BatchResponse {
        Schema::execute_batch(self, batch).await
    }

    fn execute_stream(&self, request: Request) -> BoxStream<'static, Response> {
        Schema::execute_stream(self, request)
    }
}
