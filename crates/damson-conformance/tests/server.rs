//! The server, called without a socket.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt;

async fn answer(request: Request<Body>) -> (StatusCode, Vec<u8>) {
    let response = damson_conformance::server::routes().oneshot(request).await.expect("the routes answer");
    let status = response.status();
    let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    (status, body.to_vec())
}

async fn execute(body: Value) -> (StatusCode, Value) {
    let request = Request::post("/execute").header("content-type", "application/json").body(body.to_string().into());
    let (status, body) = answer(request.expect("a request")).await;
    (status, serde_json::from_slice(&body).expect("JSON"))
}

#[tokio::test]
async fn health_is_told() {
    let request = Request::get("/health").body(Body::empty()).expect("a request");
    assert_eq!(answer(request).await, (StatusCode::OK, b"ok".to_vec()));
}

#[tokio::test]
async fn an_operation_is_executed_on_the_schema_it_comes_with() {
    let (status, response) = execute(json!({
        "schema": "type Query { a: Int b: [String] }",
        "query": "query A { a } query B($with: Boolean!) { b @include(if: $with) }",
        "variables": { "with": true },
        "operationName": "B",
    }))
    .await;
    assert_eq!((status, response), (StatusCode::OK, json!({ "data": { "b": ["str", "str"] } })));
}

#[tokio::test]
async fn a_subscription_is_answered_for_its_one_event() {
    let schema = "type Query { a: Int } type Subscription { sizes: [Size!] } enum Size { S M }";
    let (status, response) = execute(json!({ "schema": schema, "query": "subscription { sizes }" })).await;
    assert_eq!((status, response), (StatusCode::OK, json!({ "data": { "sizes": ["S", "S"] } })));
}

#[tokio::test]
async fn a_schema_with_faults_is_refused_with_all_of_them() {
    let (status, response) = execute(json!({ "schema": "type Query { a: In b: Strin }", "query": "{ a }" })).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(response["errors"].as_array().map(Vec::len), Some(2), "{response}");
}

#[tokio::test]
async fn a_body_without_a_schema_is_refused() {
    let (status, response) = execute(json!({ "query": "{ a }" })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(response["errors"][0]["message"].as_str().is_some_and(|message| message.contains("schema")), "{response}");
}
