//! Streams of responses: their forms, their heartbeats, and what ends them.

mod forms;
mod life;
mod lines;
mod shared;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use damson::{BatchRequest, BatchResponse, Executor, Request, Response, value};
use damson_http::{Accepted, AnswerBody, Clock, Decision, Endpoint, Refusal};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};

/// An executor whose requests are scripts, step by step: `1` and other numbers are responses, `wait` waits for a second, `panic` panics,
/// `never` waits without end.
#[derive(Clone, Default)]
struct Script {
    /// The number of responses that were asked for.
    asked_for: Arc<AtomicUsize>,
    /// The number of executions that were dropped.
    dropped: Arc<AtomicUsize>,
}

/// Counts its drop.
struct Guard(Arc<AtomicUsize>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Script {
    fn asked_for(&self) -> usize {
        self.asked_for.load(Ordering::Relaxed)
    }

    fn dropped(&self) -> usize {
        self.dropped.load(Ordering::Relaxed)
    }
}

impl Executor for Script {
    fn execute_stream(&self, request: Request) -> BoxStream<'static, Response> {
        let steps: Vec<String> = request.query.split_whitespace().map(str::to_owned).collect();
        let state = (steps.into_iter(), Guard(self.dropped.clone()), self.asked_for.clone());
        let responses = stream::unfold(state, |(mut steps, guard, asked_for)| async move {
            loop {
                match steps.next()?.as_str() {
                    "wait" => tokio::time::sleep(Duration::from_secs(1)).await,
                    "never" => std::future::pending().await,
                    "panic" => panic!("on purpose"),
                    number => {
                        let number = asked_for.fetch_add(1, Ordering::Relaxed).to_string() + number;
                        let headers = [("x-number", number.as_str())].into_iter().collect();
                        let response = Response::new(value!({ "n": number })).http_headers(headers);
                        return Some((response, (steps, guard, asked_for)));
                    }
                }
            }
        });
        responses.boxed()
    }

    async fn execute_batch(&self, batch: BatchRequest) -> BatchResponse {
        match batch {
            BatchRequest::Single(request) => self.execute(request).await.into(),
            BatchRequest::Batch(_) => Vec::new().into(),
        }
    }

    async fn execute(&self, request: Request) -> Response {
        self.execute_stream(request).next().await.unwrap_or_default()
    }
}

/// The answer to a script; `accept` is the header of this name.
async fn answer(script: &Script, accept: &str, steps: &str) -> http::Response<AnswerBody> {
    answer_by(&Endpoint::new(), script, accept, &format!(r#"{{"query": "{steps}"}}"#)).await
}

async fn answer_by(
    endpoint: &Endpoint,
    executor: &impl Executor,
    accept: &str,
    body: &str,
) -> http::Response<AnswerBody> {
    let request = http::Request::post("/").header("accept", accept).header("content-type", "application/json");
    let (head, ()) = request.body(()).expect("it is sound").into_parts();
    match decide(endpoint, &head, body) {
        Ok(accepted) => accepted.respond(executor, |request| request, &Clock::new(tokio::time::sleep)).await,
        Err(refusal) => refusal.into_response().map(AnswerBody::from),
    }
}

fn decide(endpoint: &Endpoint, head: &http::request::Parts, body: &str) -> Result<Accepted, Refusal> {
    match endpoint.decide(head) {
        Decision::Execute(accepted) => Ok(accepted),
        Decision::Refuse(refusal) => Err(refusal),
        Decision::ReadBody(mut reader) => {
            reader.push(Bytes::copy_from_slice(body.as_bytes()))?;
            reader.finish()
        }
        Decision::Graphiql(_) | Decision::Respond(_) => panic!("there is no page, and no stream is shared"),
    }
}

async fn next(body: &mut AnswerBody) -> Option<String> {
    let piece = body.next().await?.expect("a body never fails");
    Some(String::from_utf8(piece.to_vec()).expect("it is text"))
}

/// The pieces of the whole body.
async fn pieces(mut body: AnswerBody) -> Vec<String> {
    let mut pieces = Vec::new();
    while let Some(piece) = next(&mut body).await {
        pieces.push(piece);
    }
    pieces
}

fn header<'a, B>(answer: &'a http::Response<B>, name: &str) -> Option<&'a str> {
    answer.headers().get(name).and_then(|value| value.to_str().ok())
}

/// What the body has now, without waiting.
fn at_once(body: &mut AnswerBody) -> Option<String> {
    next(body).now_or_never().flatten()
}
