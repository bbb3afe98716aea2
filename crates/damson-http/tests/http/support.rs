//! An adapter without a network, and an executor that shows the request.

use bytes::Bytes;
use damson::{BatchRequest, BatchResponse, Executor, Request, Response, ServerError, Value};
use damson_http::{Accepted, BodyReader, Decision, Endpoint, Refusal};
use futures_util::future::join_all;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};

/// The answer of `endpoint`; the body comes in two pieces.
pub(crate) fn exchange(endpoint: &Endpoint, request: http::Request<Bytes>) -> http::Response<Bytes> {
    let (head, body) = request.into_parts();
    let accepted = match endpoint.decide(&head) {
        Decision::Graphiql(page) => return page,
        Decision::Respond(_) => unreachable!("no streams are shared"),
        Decision::Refuse(refusal) => Err(refusal),
        Decision::Execute(accepted) => Ok(accepted),
        Decision::ReadBody(reader) => read(reader, body),
    };
    match accepted {
        Ok(accepted) => accepted.execute(&Echo).now_or_never().expect("the echo never waits"),
        Err(refusal) => refusal.into_response(),
    }
}

fn read(mut reader: BodyReader, mut body: Bytes) -> Result<Accepted, Refusal> {
    let first = body.split_to(body.len() / 2);
    reader.push(first)?;
    reader.push(body)?;
    reader.finish()
}

/// Answers null, and the request in `extensions`. `fail CODE` is refused with that code; `partial` has data and an error.
#[derive(Clone)]
pub(crate) struct Echo;

impl Executor for Echo {
    fn execute_stream(&self, request: Request) -> BoxStream<'static, Response> {
        stream::once(async { Echo.execute(request).await }).boxed()
    }

    async fn execute_batch(&self, batch: BatchRequest) -> BatchResponse {
        match batch {
            BatchRequest::Single(request) => BatchResponse::Single(self.execute(request).await),
            BatchRequest::Batch(requests) => {
                BatchResponse::Batch(join_all(requests.into_iter().map(|request| self.execute(request))).await)
            }
        }
    }

    async fn execute(&self, request: Request) -> Response {
        if let Some(code) = request.query.strip_prefix("fail ") {
            return Response::from_errors(vec![ServerError::new("Refused.").with_code(code)]);
        }
        let mut response = Response::default();
        if request.query == "partial" {
            response.errors.push(ServerError::new("Partly."));
        }
        let Request { query, operation_name, variables, extensions, .. } = request;
        let mut tell = |name: &str, value| response.extensions.insert(name.to_owned(), value);
        tell("query", Value::String(query));
        operation_name.and_then(|name| tell("operationName", Value::String(name)));
        match variables.into_value() {
            Value::Object(variables) if variables.is_empty() => None,
            variables => tell("variables", variables),
        };
        for (name, value) in extensions {
            tell(&name, value);
        }
        response
    }
}
