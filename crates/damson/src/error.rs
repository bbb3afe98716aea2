//! The error of a resolver, and the form in which a response shows it.

use std::any::Any;
use std::fmt::{self, Debug, Display};
use std::sync::Arc;

use damson_schema::{Diagnostic, Value};
use damson_syntax::Location;
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::user_code::Panicked;

mod extensions;
mod place;

use extensions::entries;
pub use extensions::{ErrorExtensionValues, ErrorExtensions, ResultExt};
pub(crate) use place::{ErrorPlace, InArgument};

/// The result of a resolver: a value or an [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The error of a resolver. The operator `?` makes one from any error that can be displayed.
///
/// ```
/// use damson::{Error, Result};
///
/// fn port(text: &str) -> Result<u16> {
///     Ok(text.parse()?)
/// }
/// assert_eq!(port("x").unwrap_err(), Error::new("invalid digit found in string"));
/// ```
#[derive(Clone, Serialize)]
pub struct Error {
    /// The message for the client.
    pub message: String,
    /// The error that this one was made from, for the server. Responses do not show it.
    #[serde(skip)]
    pub source: Option<Arc<dyn Any + Send + Sync>>,
    /// The entries of `extensions` in the response, such as `code`.
    #[serde(skip_serializing_if = "extensions::has_none")]
    pub extensions: Option<ErrorExtensionValues>,
}

impl Error {
    /// An error with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Error { message: message.into(), source: None, extensions: None }
    }

    /// An error with the message of `source`, which [`ServerError::source`] gives back to the server.
    pub fn new_with_source(source: impl Display + Send + Sync + 'static) -> Self {
        Error { message: source.to_string(), source: Some(Arc::new(source)), extensions: None }
    }

    /// An error that is the server's fault. The client's message does not show `fault`, which [`ServerError::source`] gives to
    /// the server.
    #[cold]
    pub(crate) fn of_server(message: impl Into<String>, code: &str, fault: String) -> Self {
        let mut error = Error::new(message);
        error.source = Some(Arc::new(ServerFault { message: fault }));
        error.extensions.get_or_insert_with(Default::default).set("code", code);
        error
    }

    /// The error of code that panicked. Its message does not show the cause.
    pub(crate) fn of_panic(_: Panicked) -> Self {
        let mut error = Error::new("Internal server error.");
        error.extensions.get_or_insert_with(Default::default).set("code", "INTERNAL");
        error
    }

    /// The same error, about this place in the document instead of its whole field.
    #[cold]
    #[must_use]
    pub(crate) fn at(mut self, place: ErrorPlace) -> Self {
        self.extensions.get_or_insert_with(Default::default).place = Some(Arc::new(place));
        self
    }

    /// The place in the document that the error is about, unless that is its whole field.
    pub(crate) fn place(&self) -> Option<&ErrorPlace> {
        self.extensions.as_ref()?.place.as_deref()
    }
}

impl<T: Display + Send + Sync + 'static> From<T> for Error {
    fn from(error: T) -> Self {
        Error::new_with_source(error)
    }
}

impl Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("message", &self.message).field("extensions", &self.extensions).finish()
    }
}

impl PartialEq for Error {
    fn eq(&self, other: &Self) -> bool {
        self.message == other.message && entries(&self.extensions) == entries(&other.extensions)
    }
}

/// What is wrong with the program of a server, and the next step for those who write it. It is the
/// [source](ServerError::source) of an error whose message for the client does not tell it.
///
/// | code | fault |
/// | --- | --- |
/// | `MISSING_DATA` | a resolver asks for data that neither the request nor the schema has |
/// | `MISSING_VALUE` | a method with `batch`, or the function of an association, gives no value for a key that needs one |
///
/// ```
/// use damson::{Context, EmptyMutation, EmptySubscription, Object, Result, Schema, ServerFault};
///
/// struct Visits(u32);
/// struct Query;
///
/// #[Object]
/// impl Query {
///     fn visits(&self, ctx: &Context<'_>) -> Result<u32> {
///         Ok(ctx.data::<Visits>()?.0)
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let response = Schema::new(Query, EmptyMutation, EmptySubscription).execute("{ visits }").await;
/// let error = &response.errors[0];
/// assert_eq!(error.message, "The server has no data for this field. Ask those who run the server.");
/// let fault = error.source::<ServerFault>().expect("it is the server's fault");
/// assert!(fault.message.contains("Visits") && fault.message.contains("`SchemaBuilder::request_data`"));
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ServerFault {
    /// The fault and the next step, in words for those who write the program.
    pub message: String,
}

impl Display for ServerFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ServerFault {}

/// The name of [`Result`] in older programs.
pub type FieldResult<T> = Result<T>;

/// The name of [`Error`] in older programs.
pub type FieldError = Error;

/// The result of a directive: a value, or the error that the response shows.
pub type ServerResult<T> = std::result::Result<T, ServerError>;

/// One step of a [`path`](ServerError::path): a response key or an index in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Hash)]
#[serde(untagged)]
pub enum PathSegment {
    /// The response key of a field.
    Field(String),
    /// The place in a list, from 0.
    Index(usize),
}

impl<'de> Deserialize<'de> for PathSegment {
    /// Reads a value first, since serde cannot tell text from numbers of every precision.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let segment = match Value::deserialize(deserializer)? {
            Value::String(key) => Some(PathSegment::Field(key)),
            Value::Number(index) => {
                index.as_u64().and_then(|index| usize::try_from(index).ok()).map(PathSegment::Index)
            }
            _ => None,
        };
        segment.ok_or_else(|| de::Error::custom("a step of a path is a response key or an index"))
    }
}

/// An error of a response. See [Errors](https://spec.graphql.org/September2026/#sec-Errors).
#[derive(Clone, Serialize, Deserialize)]
pub struct ServerError {
    /// The message for the client.
    pub message: String,
    /// The error that the resolver's error was made from, for the server. Responses do not show it.
    #[serde(skip)]
    pub source: Option<Arc<dyn Any + Send + Sync>>,
    /// The places in the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Location>,
    /// The place in the response; empty for an error of the whole request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<PathSegment>,
    /// The entries of `extensions`, such as `code`.
    #[serde(default, skip_serializing_if = "extensions::has_none")]
    pub extensions: Option<ErrorExtensionValues>,
}

impl ServerError {
    /// An error of the whole request.
    pub fn new(message: impl Into<String>) -> Self {
        ServerError { message: message.into(), source: None, locations: Vec::new(), path: Vec::new(), extensions: None }
    }

    /// The same error with `extensions.code`.
    #[must_use]
    pub fn with_code(mut self, code: &str) -> Self {
        self.extensions.get_or_insert_with(Default::default).set("code", code);
        self
    }

    /// The same error at this place in the response.
    #[must_use]
    pub fn with_path(self, path: Vec<PathSegment>) -> Self {
        ServerError { path, ..self }
    }

    /// `extensions.code`, if there is one.
    pub fn code(&self) -> Option<&str> {
        match self.extensions.as_ref()?.get("code")? {
            Value::String(code) => Some(code),
            _ => None,
        }
    }

    /// The error that the resolver's error was made from, if that is a `T`.
    pub fn source<T: Any + Send + Sync>(&self) -> Option<&T> {
        self.source.as_ref()?.downcast_ref()
    }
}

impl From<Error> for ServerError {
    fn from(error: Error) -> Self {
        let Error { message, source, extensions } = error;
        ServerError { source, extensions, ..ServerError::new(message) }
    }
}

impl From<ServerError> for Vec<ServerError> {
    fn from(error: ServerError) -> Self {
        vec![error]
    }
}

impl From<Diagnostic> for ServerError {
    fn from(diagnostic: Diagnostic) -> Self {
        let locations = diagnostic.locations;
        ServerError { locations, ..ServerError::new(diagnostic.message) }.with_code(diagnostic.code.as_str())
    }
}

impl Debug for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerError")
            .field("message", &self.message)
            .field("locations", &self.locations)
            .field("path", &self.path)
            .field("extensions", &self.extensions)
            .finish()
    }
}

impl PartialEq for ServerError {
    fn eq(&self, other: &Self) -> bool {
        self.message == other.message
            && self.locations == other.locations
            && self.path == other.path
            && entries(&self.extensions) == entries(&other.extensions)
    }
}

impl Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
