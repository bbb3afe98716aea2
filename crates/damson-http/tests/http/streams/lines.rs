//! The responses to a batch, line by line.

use std::time::Duration;

use bytes::Bytes;
use damson::{
    BatchRequest, BatchResponse, EmptyMutation, EmptySubscription, Executor, Object, Request, Response, Schema,
};
use damson_http::{AnswerBody, Clock, Decision, Endpoint};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};
use tokio::time::Instant;

use super::{header, next, pieces};

struct Query;

#[Object]
impl Query {
    async fn after(&self, seconds: u32) -> u32 {
        tokio::time::sleep(Duration::from_secs(seconds.into())).await;
        seconds
    }
}

async fn answer(executor: &impl Executor, body: &str) -> http::Response<AnswerBody> {
    let request =
        http::Request::post("/").header("content-type", "application/json").header("accept", "application/jsonl");
    let (head, ()) = request.body(()).expect("it is sound").into_parts();
    let Decision::ReadBody(mut reader) = Endpoint::new().batch(10).decide(&head) else { panic!("it has a body") };
    reader.push(Bytes::copy_from_slice(body.as_bytes())).expect("it is small");
    let prepare = |request: Request| {
        assert!(!request.query.contains("unprepared"), "on purpose");
        request
    };
    reader.finish().expect("it is sound").respond(executor, prepare, &Clock::new(tokio::time::sleep)).await
}

#[tokio::test(start_paused = true)]
async fn lines_are_sent_as_soon_as_those_before_them() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let body = r#"{"query": "query ($s: Int!) { after(seconds: $s) }", "variables": [{"s": 1}, {"s": 20}, {"s": 10}]}"#;
    let start = Instant::now();
    let answer = answer(&schema, body).await;
    assert_eq!(header(&answer, "content-type"), Some("application/jsonl; charset=utf-8"));
    let (mut body, mut lines) = (answer.into_body(), Vec::new());
    while let Some(line) = next(&mut body).await {
        lines.push((start.elapsed().as_secs(), line));
    }
    let line = |index, seconds| format!("{{\"variableIndex\":{index},\"data\":{{\"after\":{seconds}}}}}\n");
    assert_eq!(lines, [(1, line(0, 1)), (20, line(1, 20)), (20, line(2, 10))]);
}

#[tokio::test]
async fn a_request_that_is_not_prepared_has_an_error_in_its_line() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let body =
        r#"[{"query": "{ a: after(seconds: 0) }"}, {"query": "unprepared"}, {"query": "{ b: after(seconds: 0) }"}]"#;
    let lines = pieces(answer(&schema, body).await.into_body()).await;
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0], "{\"requestIndex\":0,\"data\":{\"a\":0}}\n");
    assert!(lines[1].starts_with(r#"{"requestIndex":1,"errors":"#) && lines[1].contains("INTERNAL"), "{}", lines[1]);
    assert_eq!(lines[2], "{\"requestIndex\":2,\"data\":{\"b\":0}}\n");
}

#[derive(Clone)]
struct Broken;

impl Executor for Broken {
    async fn execute(&self, _: Request) -> Response {
        panic!("on purpose")
    }

    async fn execute_batch(&self, _: BatchRequest) -> BatchResponse {
        panic!("on purpose")
    }

    fn execute_stream(&self, _: Request) -> BoxStream<'static, Response> {
        stream::once(async { panic!("on purpose") }.map(|()| Response::default())).boxed()
    }
}

#[tokio::test]
async fn each_request_of_a_batch_has_a_line_if_the_executor_panics() {
    let lines = pieces(answer(&Broken, r#"[{"query": "a"}, {"query": "b"}]"#).await.into_body()).await;
    assert_eq!(lines.iter().filter(|line| line.contains("INTERNAL")).count(), 2, "{lines:?}");
}
