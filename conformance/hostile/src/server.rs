//! The receivers of hostile requests: a schema, an endpoint before it, or validation alone.

use std::sync::Arc;

use bytes::Bytes;
use damson::{Limits, Request, Response, ServerError};
use damson_http::{Accepted, BodyReader, Decision, Endpoint};
use damson_schema::{CostLimits, Diagnostic, DocumentLimits, TypeSystem, ValidationOptions};
use damson_schema::{check_cost, check_limits, validate};

use crate::schema::{self, Hostile};

/// The receiver of a request.
#[derive(Clone, Debug, Default)]
pub enum Setting {
    /// The schema of this crate with default settings.
    #[default]
    Defaults,
    /// The schema of this crate with other limits.
    Limits(Limits),
    /// Limits and validation with default settings, for schemas with too many types to be written in Rust.
    Types(Arc<TypeSystem>),
}

/// A request as it arrives.
#[derive(Clone, Debug)]
pub enum Input {
    /// A document without a transport.
    Document {
        /// The text.
        text: String,
        /// The name of the operation.
        operation: Option<&'static str>,
    },
    /// The body of a POST request.
    Body(Bytes),
}

impl Input {
    /// The same request with a comment, so that the cache of plans does not know it.
    #[must_use]
    pub fn again(&self, number: usize) -> Self {
        match self {
            Input::Document { text, operation } if number > 0 => {
                Input::Document { text: format!("{text}\n#{number}"), operation: *operation }
            }
            input => input.clone(),
        }
    }

    /// The number of bytes that arrive.
    pub fn size(&self) -> usize {
        match self {
            Input::Document { text, .. } => text.len(),
            Input::Body(body) => body.len(),
        }
    }
}

/// A receiver of requests with a runtime of its own.
pub struct Server {
    kind: Kind,
    runtime: tokio::runtime::Runtime,
}

enum Kind {
    Schema(Hostile),
    Types(Arc<TypeSystem>),
}

impl Server {
    /// A server with this setting.
    pub fn new(setting: &Setting) -> Self {
        let kind = match setting {
            Setting::Defaults => Kind::Schema(schema::build().finish()),
            Setting::Limits(limits) => Kind::Schema(schema::build().limits(*limits).finish()),
            Setting::Types(types) => Kind::Types(types.clone()),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        Server { kind, runtime: runtime.expect("a runtime needs no resource that could be missing") }
    }

    /// The answer to a request that the transport has read.
    pub fn execute(&self, request: Request) -> Vec<u8> {
        match &self.kind {
            Kind::Schema(schema) => self.runtime.block_on(schema.execute(request)).into_bytes(),
            Kind::Types(types) => decide(types, &request.query).into_bytes(),
        }
    }

    /// The answer as bytes.
    pub fn answer(&self, input: Input) -> Vec<u8> {
        match (&self.kind, input) {
            (_, Input::Document { text, operation }) => {
                self.execute(operation.into_iter().fold(Request::new(text), Request::operation_name))
            }
            (Kind::Schema(schema), Input::Body(body)) => match read(body) {
                Ok(accepted) => self.runtime.block_on(accepted.execute(schema)).into_body().to_vec(),
                Err(refusal) => refusal,
            },
            (Kind::Types(_), Input::Body(_)) => unreachable!("types have no transport"),
        }
    }
}

/// The endpoint with default settings reads a body that arrives in two pieces.
fn read(body: Bytes) -> Result<Accepted, Vec<u8>> {
    let head = http::Request::post("/").header("content-type", "application/json").body(());
    let (head, ()) = head.expect("it is a valid request").into_parts();
    let Decision::ReadBody(reader) = Endpoint::new().decide(&head) else { unreachable!("a POST has a body") };
    read_pieces(reader, body).map_err(|refusal| refusal.into_response().into_body().to_vec())
}

fn read_pieces(mut reader: BodyReader, mut body: Bytes) -> Result<Accepted, damson_http::Refusal> {
    reader.push(body.split_to(body.len() / 2))?;
    reader.push(body)?;
    reader.finish()
}

fn decide(types: &TypeSystem, text: &str) -> Response {
    let document = match damson_syntax::parse_with(text, &damson_syntax::Limits::default()) {
        Ok(document) => document,
        Err(error) => {
            return Response::from_errors(vec![ServerError::new(error.message).with_code(error.code.as_str())]);
        }
    };
    let errors = check_limits(&document, &DocumentLimits::default())
        .map_err(|fault| vec![fault])
        .and_then(|_| validate(types, document, &ValidationOptions::default()))
        .and_then(|valid| check_cost(types, &valid, &CostLimits::default()).map_err(|fault| vec![fault]));
    match errors {
        Ok(_) => Response::default(),
        Err(errors) => Response::from_errors(errors.into_iter().map(<ServerError as From<Diagnostic>>::from).collect()),
    }
}
