//! The parameters in a message that starts an operation, on a WebSocket.

use std::borrow::Cow;

use damson::Request;
use damson_wire::websocket::Operation;

use super::{Json, Parameters};
use crate::limits::Limits;
use crate::refusal::Fault;

const MISSING_QUERY: &str = "`payload.query` is empty. Send the document's text.";

/// The request for an operation.
pub(crate) fn decode(operation: &Operation<'_>, limits: &Limits) -> Result<Request, Fault> {
    let parameters = Parameters {
        query: Some(Cow::Borrowed(&operation.query)),
        operation_name: operation.operation_name.as_deref().map(Cow::Borrowed),
        variables: json("`payload.variables`", operation.variables.as_deref()),
        extensions: json("`payload.extensions`", operation.extensions.as_deref()),
    };
    parameters.into_request(limits, MISSING_QUERY)
}

fn json<'a>(subject: &'static str, text: Option<&'a str>) -> Option<Json<'a>> {
    text.map(|text| Json { subject, text, whole: text })
}
