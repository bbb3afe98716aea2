//! What a client gets: bytes, with values on demand.

use damson_schema::Value;
use serde::{Serialize, Serializer};

use crate::error::ServerError;
use crate::extensions::Extensions;

/// A response. See [Response Format](https://spec.graphql.org/September2026/#sec-Response-Format).
///
/// The data are JSON text from the start; [`data`](Self::data) parses them when somebody asks.
///
/// ```
/// # use damson::Response;
/// let response = Response::default();
/// assert_eq!(response.into_bytes(), br#"{"data":null}"#);
/// ```
#[derive(Clone, Debug)]
pub struct Response {
    /// `{"data":…` without the closing brace; empty if nothing was executed.
    text: Vec<u8>,
    /// What went wrong.
    pub errors: Vec<ServerError>,
    /// What else the server says.
    pub extensions: Extensions,
}

/// What the text starts with.
const OPENING: &[u8] = b"{\"data\":";

impl Response {
    /// The response to an operation that was executed; `text` is `{"data":…` without the closing brace.
    pub(crate) fn executed_with(text: Vec<u8>, errors: Vec<ServerError>) -> Self {
        Response { text, errors, extensions: Extensions::default() }
    }

    /// The response to a request of which nothing was executed.
    /// See [Request Error Result](https://spec.graphql.org/September2026/#sec-Errors.Request-Errors).
    pub fn from_errors(errors: Vec<ServerError>) -> Self {
        Response::executed_with(Vec::new(), errors)
    }

    /// Whether there are no errors.
    pub fn is_ok(&self) -> bool {
        self.errors.is_empty()
    }

    /// Whether there are errors.
    pub fn is_err(&self) -> bool {
        !self.is_ok()
    }

    /// Whether an operation was executed, with or without errors; if not, the response has no `data`.
    pub fn executed(&self) -> bool {
        !self.text.is_empty()
    }

    /// The JSON text of the data, if an operation was executed.
    pub fn data_json(&self) -> Option<&[u8]> {
        self.text.strip_prefix(OPENING)
    }

    /// The data as a value; null if nothing was executed.
    pub fn data(&self) -> Value {
        self.data_json().map_or(Value::Null, |json| {
            serde_json::from_slice(json).expect("the engine writes JSON that is no deeper than the limit")
        })
    }

    /// The response itself if there are no errors.
    ///
    /// # Errors
    /// The errors, if there are any.
    pub fn into_result(self) -> Result<Self, Vec<ServerError>> {
        if self.is_ok() { Ok(self) } else { Err(self.errors) }
    }

    /// The response as JSON text. Errors come first, so that a reader sees them.
    pub fn into_bytes(mut self) -> Vec<u8> {
        if self.errors.is_empty() && self.extensions.is_empty() && self.executed() {
            self.text.push(b'}');
            return self.text;
        }
        let mut text = Vec::with_capacity(self.text.len() + 256);
        if !self.errors.is_empty() {
            write_member(&mut text, "errors", |text| write_json(text, &self.errors));
        }
        if let Some(data) = self.data_json() {
            write_member(&mut text, "data", |text| text.extend_from_slice(data));
        }
        if !self.extensions.is_empty() {
            write_member(&mut text, "extensions", |text| write_json(text, &self.extensions));
        }
        text.push(b'}');
        text
    }
}

fn write_member(text: &mut Vec<u8>, name: &str, value: impl FnOnce(&mut Vec<u8>)) {
    text.push(if text.is_empty() { b'{' } else { b',' });
    write_json(text, name);
    text.push(b':');
    value(text);
}

fn write_json(text: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    serde_json::to_writer(text, value).expect("errors and extensions are plain data");
}

impl Default for Response {
    /// The response to an operation that gave null.
    fn default() -> Self {
        Response::executed_with(b"{\"data\":null".to_vec(), Vec::new())
    }
}

impl Serialize for Response {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Members<'r> {
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            errors: &'r [ServerError],
            #[serde(skip_serializing_if = "Option::is_none")]
            data: Option<&'r serde_json::value::RawValue>,
            #[serde(skip_serializing_if = "nothing")]
            extensions: &'r Extensions,
        }
        fn nothing(extensions: &Extensions) -> bool {
            extensions.is_empty()
        }
        let data = self
            .data_json()
            .map(|json| serde_json::from_slice(json).expect("the engine writes JSON that is no deeper than the limit"));
        Members { errors: &self.errors, data, extensions: &self.extensions }.serialize(serializer)
    }
}

/// The response to one request, or to several at once.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum BatchResponse {
    /// The response to one request.
    Single(Response),
    /// The responses to several, in their order.
    Batch(Vec<Response>),
}

impl From<Response> for BatchResponse {
    fn from(response: Response) -> Self {
        BatchResponse::Single(response)
    }
}

impl From<Vec<Response>> for BatchResponse {
    fn from(responses: Vec<Response>) -> Self {
        BatchResponse::Batch(responses)
    }
}
