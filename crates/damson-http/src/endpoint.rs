//! The first decision about a request, by its head alone. Reads no body and runs nothing.

use damson::BatchRequest;
use http::header::{HeaderMap, HeaderValue, VARY};
use http::request::Parts;

use crate::accept::{Form, negotiate};
use crate::body::{BodyReader, too_large};
use crate::graphiql::GraphiQLPage;
use crate::limits::Limits;
use crate::parameters::query_string;
use crate::refusal::Fault;
use crate::{Accepted, Decision, Refusal, Reply, StatusProfile, head};

/// The rules of one URL: limits, status codes and the page. Every limit is on by default.
///
/// ```
/// use damson_http::{Endpoint, StatusProfile};
///
/// let endpoint = Endpoint::new().max_body(64 * 1024).batch(10).status_profile(StatusProfile::Draft2026);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Endpoint {
    limits: Limits,
    graphiql: Option<GraphiQLPage>,
    require_preflight: bool,
    profile: StatusProfile,
}

/// The deepest nesting that can be set, because JSON is read recursively.
const DEEPEST_NESTING: usize = 120;

impl Endpoint {
    /// An endpoint with the default limits, without GraphiQL.
    pub fn new() -> Self {
        Endpoint::default()
    }

    /// The most bytes that a body may have; 1 MiB if not set. Beyond: 413, `LIMIT_BODY`.
    #[must_use]
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.limits.body = bytes;
        self
    }

    /// The most bytes that path and query of a URL may have; 8 KiB if not set. Beyond: 414, `LIMIT_URL`.
    #[must_use]
    pub fn max_url(mut self, bytes: usize) -> Self {
        self.limits.url = bytes;
        self
    }

    /// The most requests that may come in one body as a list; 0 if not set, which refuses lists. Beyond: 400,
    /// `LIMIT_BATCH`.
    ///
    /// The other limits, those of the schema among them, hold for all requests of a list together.
    #[must_use]
    pub fn batch(mut self, requests: usize) -> Self {
        self.limits.batch = requests;
        self
    }

    /// The most levels of objects and lists in `variables` or `extensions`; 64 if not set, 120 at most.
    /// Beyond: 400, `LIMIT_DEPTH`.
    #[must_use]
    pub fn max_nesting(mut self, levels: usize) -> Self {
        self.limits.nesting = levels.min(DEEPEST_NESTING);
        self
    }

    /// The most values in `variables` or `extensions`, members' names included; 50,000 if not set. Beyond: 400, `LIMIT_INPUT`.
    #[must_use]
    pub fn max_values(mut self, values: usize) -> Self {
        self.limits.values = values;
        self
    }

    /// The page that browsers get when they open the URL; none if not set.
    #[must_use]
    pub fn graphiql(mut self, page: impl Into<Option<GraphiQLPage>>) -> Self {
        self.graphiql = page.into();
        self
    }

    /// Whether GET requests, too, need a header that a foreign page cannot set without a preflight:
    /// `GraphQL-Require-Preflight`, `Apollo-Require-Preflight` or `X-Apollo-Operation-Name`. It is off, because queries
    /// change nothing and foreign pages cannot read the answer. Switch it on where the time that a query takes is a secret.
    #[must_use]
    pub fn require_preflight(mut self, require: bool) -> Self {
        self.require_preflight = require;
        self
    }

    /// The status codes to use.
    #[must_use]
    pub fn status_profile(mut self, profile: StatusProfile) -> Self {
        self.profile = profile;
        self
    }

    /// Decides about the request with this head.
    pub fn decide(&self, request: &Parts) -> Decision {
        let default = self.profile.default_media_type();
        let page = self.graphiql.is_some() && head::only_reads(&request.method);
        let form = negotiate(&request.headers, default, page);
        let media_type = match form {
            Some(Form::Answer(media_type)) => media_type,
            Some(Form::Page) | None => default,
        };
        let reply = Reply::new(media_type, self.profile).to(&request.method);
        self.decide_form(request, form, reply).unwrap_or_else(|fault| Decision::Refuse(Refusal::new(fault, reply)))
    }

    fn decide_form(&self, request: &Parts, form: Option<Form>, reply: Reply) -> Result<Decision, Fault> {
        head::check_method(&request.method)?;
        head::check_url(request, self.limits.url)?;
        match (form, &self.graphiql) {
            // Browsers accept anything when they load a script.
            (form, Some(page)) if form == Some(Form::Page) || head::asks_for_asset(request) => {
                let mut page = page.respond(&request.uri, &request.headers);
                page.headers_mut().append(VARY, HeaderValue::from_static("accept"));
                Ok(Decision::Graphiql(reply.finish(page)))
            }
            (Some(Form::Answer(_)), _) if head::only_reads(&request.method) => self.decode_url(request, reply),
            (Some(Form::Answer(_)), _) => self.expect_body(&request.headers, reply),
            (Some(Form::Page) | None, _) => Err(head::not_acceptable()),
        }
    }

    /// See [GET](https://graphql.github.io/graphql-over-http/draft/#sec-GET).
    fn decode_url(&self, request: &Parts, reply: Reply) -> Result<Decision, Fault> {
        head::check_optional_content_type(&request.headers)?;
        if self.require_preflight {
            head::check_preflight(&request.headers)?;
        }
        let request = query_string::decode(request.uri.query().unwrap_or_default(), &self.limits)?;
        let request = BatchRequest::Single(request.only_queries());
        Ok(Decision::Execute(Accepted { request, reply }))
    }

    /// See [POST](https://graphql.github.io/graphql-over-http/draft/#sec-POST).
    fn expect_body(&self, headers: &HeaderMap, reply: Reply) -> Result<Decision, Fault> {
        head::check_content_type(headers)?;
        head::check_content_encoding(headers)?;
        if head::content_length(headers).is_some_and(|length| length > self.limits.body as u64) {
            return Err(too_large(self.limits.body));
        }
        Ok(Decision::ReadBody(BodyReader::new(self.limits.clone(), reply)))
    }
}
