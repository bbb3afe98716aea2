//! The interface between transports and schemas.

use futures_core::stream::BoxStream;
use futures_util::FutureExt;

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

    /// Executes several requests at once, which share the limits, and gives their responses in their order, each as soon as it can be
    /// given. Unless an executor does it otherwise, all wait for the last one.
    fn execute_batch_stream(&self, requests: Vec<Request>) -> BoxStream<'static, Response> {
        let executor = self.clone();
        let responses = async move { executor.execute_batch(BatchRequest::Batch(requests)).await.into_responses() };
        Box::pin(responses.map(futures_util::stream::iter).flatten_stream())
    }
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

    fn execute_batch_stream(&self, requests: Vec<Request>) -> BoxStream<'static, Response> {
        self.core.execute_batch_stream(requests)
    }
}
