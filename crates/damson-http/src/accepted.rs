//! A request that an endpoint accepted, and its execution.

use bytes::Bytes;
use damson::{BatchRequest, Executor, Request};

use crate::Reply;

/// A request that is ready for the schema.
#[derive(Debug)]
pub struct Accepted {
    /// What to execute.
    pub request: BatchRequest,
    /// How to answer.
    pub reply: Reply,
}

impl Accepted {
    /// Executes the request, the requests of a batch side by side, and gives the HTTP response.
    pub async fn execute<E: Executor>(self, executor: &E) -> http::Response<Bytes> {
        self.reply.encode(executor.execute_batch(self.request).await)
    }

    /// The same with each request changed by `change`: to give it data, for example.
    #[must_use]
    pub fn map(mut self, mut change: impl FnMut(Request) -> Request) -> Self {
        self.request = match self.request {
            BatchRequest::Single(request) => BatchRequest::Single(change(request)),
            BatchRequest::Batch(requests) => BatchRequest::Batch(requests.into_iter().map(change).collect()),
        };
        self
    }
}
