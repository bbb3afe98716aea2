//! Requests to a schema of any kind, and their answers as text.

use damson::futures_util::StreamExt;
use damson::{Executor, Request, Response, ServerError, Variables};

/// The output of a future, on a runtime that only drives timers.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    runtime.block_on(future)
}

/// A request with variables given as JSON text.
pub fn with_variables(query: &str, variables: &str) -> Request {
    Request::new(query).variables(Variables::from_json(serde_json::from_str(variables).expect("variables are JSON")))
}

/// The response of a schema of any kind to a request.
pub fn execute_on(schema: &impl Executor, request: impl Into<Request>) -> Response {
    wait(schema.execute(request.into()))
}

/// The whole response as JSON text.
pub fn answer(schema: &impl Executor, request: impl Into<Request>) -> String {
    text(execute_on(schema, request))
}

/// All responses to a subscription as JSON texts.
pub fn answers(schema: &impl Executor, request: impl Into<Request>) -> Vec<String> {
    wait(schema.execute_stream(request.into()).map(text).collect())
}

/// A response as JSON text.
pub fn text(response: Response) -> String {
    String::from_utf8(response.into_bytes()).expect("a response is UTF-8")
}

/// The errors as message and path.
pub fn told(errors: &[ServerError]) -> Vec<String> {
    let path = |error: &ServerError| serde_json::to_string(&error.path).expect("a path is JSON");
    errors.iter().map(|error| format!("{} {}", error.message, path(error))).collect()
}

/// The code of the only error, or `ok`.
#[track_caller]
pub fn verdict(schema: &impl Executor, request: impl Into<Request>) -> String {
    let answer: serde_json::Value = serde_json::from_str(&answer(schema, request)).expect("a response is JSON");
    match answer["errors"].as_array().map(Vec::as_slice) {
        None => "ok".to_owned(),
        Some([error]) => error["extensions"]["code"].as_str().unwrap_or("no code").to_owned(),
        Some(errors) => panic!("one error at most: {errors:?}"),
    }
}
