//! The response to a request, on a schema whose resolvers follow from its types.

use damson::dynamic::Schema;
use damson::futures_util::FutureExt;
use damson::{Request, Variables};
use damson_conformance::wiring;
use serde_json::{Map, Value};

/// The variables and, if the request has it, the name of the operation.
pub(super) type Parameters<'a> = (&'a Map<String, Value>, Option<&'a str>);

/// The response, or the first one of a subscription, without the `extensions` of errors: the specification leaves them to the
/// service.
pub(super) fn response(schema: &Schema, document: &str, (variables, name): Parameters<'_>) -> Value {
    let mut request = Request::new(document).variables(Variables::from_json(Value::from(variables.clone())));
    if let Some(name) = name {
        request = request.operation_name(name);
    }
    let bytes = wiring::respond(schema, request).now_or_never().expect("no resolver of the wiring waits").into_bytes();
    let mut response: Value = serde_json::from_slice(&bytes).expect("a response is JSON of limited depth");
    for error in response["errors"].as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        error.remove("extensions");
        error.entry("locations").or_insert_with(|| Value::Array(Vec::new()));
    }
    if response["errors"].is_null()
        && let Some(response) = response.as_object_mut()
    {
        response.remove("errors");
    }
    response
}
