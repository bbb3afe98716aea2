//! The interface that the corpus's own runner talks to: `GET /health`, and `POST /execute` with a schema and a request.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{Router, get, post};
use damson::{Request, SchemaErrors, Variables};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::wiring;

/// The body of `POST /execute`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Execute {
    /// The schema in the schema definition language.
    schema: String,
    query: String,
    variables: Option<Variables>,
    #[serde(default)]
    operation_name: Option<String>,
}

/// The routes.
pub fn routes() -> Router {
    Router::new().route("/health", get(async || "ok")).route("/execute", post(execute))
}

async fn execute(body: Result<Json<Execute>, JsonRejection>) -> Response {
    let Json(Execute { schema, query, variables, operation_name }) = match body {
        Ok(body) => body,
        Err(rejection) => return refuse(rejection.status(), [rejection.body_text()]),
    };
    let schema = match wiring::schema(&schema) {
        Ok(schema) => schema,
        Err(faults) => return refuse(StatusCode::BAD_REQUEST, messages(&faults)),
    };
    let mut request = Request::new(query).variables(variables.unwrap_or_default());
    request.operation_name = operation_name;
    let response = wiring::respond(&schema, request).await;
    ([(header::CONTENT_TYPE, "application/json")], response.into_bytes()).into_response()
}

fn messages(faults: &SchemaErrors) -> impl Iterator<Item = String> {
    faults.iter().map(ToString::to_string)
}

fn refuse(status: StatusCode, messages: impl IntoIterator<Item = String>) -> Response {
    let errors: Vec<Value> = messages.into_iter().map(|message| json!({ "message": message })).collect();
    (status, Json(json!({ "errors": errors }))).into_response()
}
