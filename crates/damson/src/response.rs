//! Responses: bytes, with values on demand.

use damson_schema::Value;
use damson_schema::type_system::CacheControl;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::error::{Error, ServerError};
use crate::extensions::Extensions;
use crate::http_headers::HttpHeaders;
use crate::user_code::{self, Panicked};

mod data;
mod incremental;

pub(crate) use data::OPENING;
pub use data::ResponseData;
pub(crate) use incremental::{Completed, Part, Pending, Place};
pub use incremental::{Incremental, IncrementalFormat};

/// A response. See [Response Format](https://spec.graphql.org/September2026/#sec-Response-Format).
///
/// A client reads the body of a response with serde. What is not in the body, the time for caches and the headers, is then empty.
///
/// ```
/// # use damson::Response;
/// assert_eq!(Response::default().into_bytes(), br#"{"data":null}"#);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The result of the operation: JSON text, parsed on demand.
    pub data: ResponseData,
    /// The errors of the request or of its fields.
    pub errors: Vec<ServerError>,
    /// Other entries that the server sends.
    pub extensions: Extensions,
    /// The time for which caches may keep the response, merged from the hints of all selected fields, including those under
    /// `@skip` and `@include`, and of all types that an object may have. Mutations and responses with errors have no time.
    /// It is private if guards are asked, or if requests see different views of the schema.
    pub cache_control: CacheControl,
    /// The HTTP headers that resolvers asked for, see [`Context::insert_http_header`](crate::Context::insert_http_header).
    pub http_headers: HttpHeaders,
    /// What is announced, delivered and completed, if the response is one of several parts. A part after the first has no data.
    pub incremental: Option<Box<Incremental>>,
}

impl Response {
    /// The response with this value as its data.
    ///
    /// ```
    /// use damson::{Response, value};
    ///
    /// let response = Response::new(value!({ "ready": true })).extension("node", value!(7));
    /// assert_eq!(response.into_bytes(), br#"{"data":{"ready":true},"extensions":{"node":7}}"#);
    /// ```
    pub fn new(data: impl Into<Value>) -> Self {
        let mut text = OPENING.to_vec();
        write_json(&mut text, &data.into());
        Response::executed_with(text, Vec::new())
    }

    /// Adds an entry to the extensions; it replaces an earlier one of the same name.
    #[must_use]
    pub fn extension(mut self, name: impl Into<String>, value: Value) -> Self {
        self.extensions.insert(name.into(), value);
        self
    }

    /// Sets the time for which caches may keep the response.
    #[must_use]
    pub fn cache_control(self, cache_control: CacheControl) -> Self {
        Response { cache_control, ..self }
    }

    /// Sets the HTTP headers that the response brings.
    #[must_use]
    pub fn http_headers(self, http_headers: HttpHeaders) -> Self {
        Response { http_headers, ..self }
    }

    /// The response to an operation that was executed; `text` is `{"data":…` without the closing brace.
    pub(crate) fn executed_with(text: Vec<u8>, errors: Vec<ServerError>) -> Self {
        Response {
            data: ResponseData { text },
            errors,
            extensions: Extensions::default(),
            cache_control: CacheControl::default(),
            http_headers: HttpHeaders::default(),
            incremental: None,
        }
    }

    /// The response to an operation that was executed and whose data cannot be given.
    pub(crate) fn refused(error: ServerError) -> Self {
        Response::executed_with(null(), vec![error])
    }

    /// The response to a request of which nothing was executed.
    /// See [Request Error Result](https://spec.graphql.org/September2026/#sec-Errors.Request-Errors).
    pub fn from_errors(errors: Vec<ServerError>) -> Self {
        Response::executed_with(Vec::new(), errors)
    }

    /// The response to a request whose preparation or execution panicked.
    #[doc(hidden)]
    pub fn of_panic(panicked: Panicked) -> Self {
        Response::from_errors(vec![Error::of_panic(panicked).into()])
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
        !self.data.text.is_empty()
    }

    /// Whether another response to the same operation follows, since it is delivered in parts.
    pub fn has_next(&self) -> bool {
        self.incremental.as_ref().is_some_and(|incremental| incremental.has_next())
    }

    /// Whether the data are there, be they null only because of an error.
    pub(crate) fn data_is_there(&self) -> bool {
        self.executed() && self.data.json() != Some("null")
    }

    /// The response itself if there are no errors.
    ///
    /// # Errors
    /// The errors, if there are any.
    pub fn into_result(self) -> Result<Self, Vec<ServerError>> {
        if self.is_ok() { Ok(self) } else { Err(self.errors) }
    }

    /// The response as JSON text. Errors come first, so that a reader sees them.
    pub fn into_bytes(self) -> Vec<u8> {
        if self.errors.is_empty() && self.extensions.is_empty() && self.executed() && self.incremental.is_none() {
            let mut text = self.data.text;
            text.push(b'}');
            return text;
        }
        let mut text = Vec::with_capacity(self.data.text.len() + 256);
        if !self.errors.is_empty() {
            write_member(&mut text, "errors", |text| write_json(text, &self.errors));
        }
        if let Some(data) = self.data.json() {
            write_member(&mut text, "data", |text| text.extend_from_slice(data.as_bytes()));
        }
        if let Some(incremental) = &self.incremental {
            incremental.write(&mut text);
        }
        if !self.extensions.is_empty() {
            write_member(&mut text, "extensions", |text| write_json(text, &self.extensions));
        }
        text.push(b'}');
        _ = user_code::discard_all(self.errors);
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
        Response::executed_with(null(), Vec::new())
    }
}

/// The text of null data.
pub(crate) fn null() -> Vec<u8> {
    [OPENING, b"null"].concat()
}

impl Serialize for Response {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.incremental.is_some() {
            let text = self.clone().into_bytes();
            let json: &RawValue = serde_json::from_slice(&text).map_err(serde::ser::Error::custom)?;
            return json.serialize(serializer);
        }
        #[derive(Serialize)]
        struct Members<'r> {
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            errors: &'r [ServerError],
            #[serde(skip_serializing_if = "Option::is_none")]
            data: Option<&'r ResponseData>,
            #[serde(skip_serializing_if = "Option::is_none")]
            extensions: Option<&'r Extensions>,
        }
        let data = self.executed().then_some(&self.data);
        let extensions = (!self.extensions.is_empty()).then_some(&self.extensions);
        Members { errors: &self.errors, data, extensions }.serialize(serializer)
    }
}

/// The response to one request, or to several at once.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum BatchResponse {
    /// The response to one request.
    Single(Response),
    /// The responses to several requests, in their order.
    Batch(Vec<Response>),
}

impl BatchResponse {
    /// The time for which caches may keep all responses together; none if a response has errors or no time of its own.
    pub fn cache_control(&self) -> CacheControl {
        let responses = self.responses();
        let may_be_kept = |response: &Response| response.is_ok() && response.cache_control != CacheControl::default();
        if !responses.iter().all(may_be_kept) {
            return CacheControl::default();
        }
        responses.iter().fold(CacheControl::default(), |all, response| all.merge(&response.cache_control))
    }

    /// Whether there are no errors.
    pub fn is_ok(&self) -> bool {
        self.responses().iter().all(Response::is_ok)
    }

    /// The HTTP headers of all responses, in their order.
    pub fn http_headers(&self) -> HttpHeaders {
        self.http_headers_iter().collect()
    }

    /// The names and values of the HTTP headers of all responses, in their order.
    pub fn http_headers_iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.responses().iter().flat_map(|response| response.http_headers.iter())
    }

    fn responses(&self) -> &[Response] {
        match self {
            BatchResponse::Single(response) => std::slice::from_ref(response),
            BatchResponse::Batch(responses) => responses,
        }
    }
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

impl<'de> Deserialize<'de> for Response {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Members {
            #[serde(default, deserialize_with = "given")]
            data: Option<Value>,
            #[serde(default)]
            errors: Vec<ServerError>,
            #[serde(default)]
            extensions: Extensions,
        }
        let Members { data, errors, extensions } = Members::deserialize(deserializer)?;
        let response = data.map_or_else(|| Response::from_errors(Vec::new()), Response::new);
        Ok(Response { errors, extensions, ..response })
    }
}

/// A member that is there, be it null.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}
