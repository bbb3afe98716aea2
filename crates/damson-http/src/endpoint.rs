//! The first decision about a request, by its head alone. Reads no body and runs nothing.

use std::time::Duration;

use damson::BatchRequest;
use http::header::{HeaderValue, VARY};
use http::request::Parts;

use crate::accept::{self, Form, Lines, lines, negotiate};
use crate::body::{BodyReader, too_large};
use crate::graphiql::GraphiQLPage;
use crate::head::BodyForm;
use crate::limits::Limits;
use crate::parameters::query_string;
use crate::refusal::Fault;
use crate::reply::Streaming;
use crate::single_connection::{self, Role};
use crate::sse::Reservations;
use crate::websocket::{Handshake, WebSocketOptions};
use crate::{Accepted, Decision, Gate, MediaType, MultipartOptions, Refusal, Reply, StatusProfile, head};

/// The rules of one URL: limits, status codes and the page. Every limit is on by default.
///
/// ```
/// use damson_http::{Endpoint, StatusProfile};
///
/// let endpoint = Endpoint::new().max_body(64 * 1024).batch(10).status_profile(StatusProfile::Draft2026);
/// ```
#[derive(Clone, Debug)]
pub struct Endpoint {
    limits: Limits,
    graphiql: Option<GraphiQLPage>,
    require_preflight: bool,
    profile: StatusProfile,
    /// The smallest body of an answer that is compressed; none if no answer is.
    compress_from: Option<usize>,
    /// The limits on uploads; none if they are refused.
    uploads: Option<MultipartOptions>,
    /// The rules of WebSockets; none if there are no WebSockets.
    websocket: Option<WebSocketOptions>,
    /// The longest silence of a stream.
    heartbeat: Duration,
    gate: Gate,
    /// The streams that operations share; none if there are no such streams.
    reservations: Option<Reservations>,
}

impl Default for Endpoint {
    fn default() -> Self {
        Endpoint {
            limits: Limits::default(),
            graphiql: None,
            require_preflight: false,
            profile: StatusProfile::default(),
            compress_from: None,
            uploads: None,
            websocket: None,
            heartbeat: Duration::from_secs(5),
            gate: Gate::default(),
            reservations: None,
        }
    }
}

/// The deepest nesting that can be set, because JSON is read recursively.
const DEEPEST_NESTING: usize = 120;

impl Endpoint {
    /// An endpoint with the default limits, without GraphiQL.
    pub fn new() -> Self {
        Endpoint::default()
    }

    /// The most bytes that a body may have, as it is sent and when it is decompressed; 1 MiB if not set. Beyond: 413,
    /// `LIMIT_BODY`.
    ///
    /// Bodies may come in the codings `gzip` and `deflate`, and with the features of these names in `br` and `zstd`.
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

    /// The most requests that may come in one body; 0 if not set, which refuses batches. 10 is a good number. Beyond: 400,
    /// `LIMIT_BATCH`.
    ///
    /// A batch is a list of requests, or a request with a list of variables, which is executed once for each of them:
    ///
    /// | body | answer in JSON | answer in `application/jsonl` |
    /// | --- | --- | --- |
    /// | `[{"query": …}, …]` | `[{"data": …}, …]` | a line `{"requestIndex": 0, "data": …}` for each request |
    /// | `{"query": …, "variables": [{…}, …]}` | refused: 406 | a line `{"variableIndex": 0, "data": …}` for each of the variables |
    ///
    /// Lines are sent one by one, each as soon as it and those before it are there ([`Accepted::respond`]); HTTP headers of resolvers
    /// are then those of the first response, and lines are not compressed.
    ///
    /// Both may be combined; a line then has both indices. Clients get lines if their `Accept` names `application/jsonl`, and no
    /// other form with more weight.
    ///
    /// The other limits, those of the schema among them, hold for all requests of a batch together.
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

    /// Compresses the bodies of answers that have this many bytes or more, if the client's `Accept-Encoding` allows it. No
    /// answer is compressed if this is not set. 1024 is a good number.
    ///
    /// The length of a compressed answer says something about its content. If an answer holds both a secret and text that a
    /// foreign page can choose, such as an argument, the page can guess the secret piece by piece
    /// ([BREACH](https://www.breachattack.com)). Foreign pages can send `GET` requests, with the user's cookies where these allow
    /// it: see [`require_preflight`](Self::require_preflight).
    ///
    /// ```
    /// use damson_http::Endpoint;
    ///
    /// let endpoint = Endpoint::new().compress_from(1024).require_preflight(true);
    /// ```
    #[must_use]
    pub fn compress_from(mut self, bytes: usize) -> Self {
        self.compress_from = Some(bytes);
        self
    }

    /// Takes files, by the
    /// [multipart request specification](https://github.com/jaydenseric/graphql-multipart-request-spec), within these limits.
    /// They are refused if this is not set.
    ///
    /// Plain forms of foreign pages can send such requests, too. So these need a header that a form cannot set, whatever
    /// [`require_preflight`](Self::require_preflight) says: `GraphQL-Require-Preflight`, `Apollo-Require-Preflight` or
    /// `X-Apollo-Operation-Name`.
    ///
    /// ```
    /// use damson_http::{Endpoint, MultipartOptions};
    ///
    /// let endpoint = Endpoint::new().uploads(MultipartOptions::default().max_file_size(1024 * 1024).max_num_files(3));
    /// ```
    ///
    /// ```sh
    /// curl localhost:8000/graphql --header 'GraphQL-Require-Preflight: 1' \
    ///   --form 'operations={"query": "mutation ($file: Upload!) { upload(file: $file) }", "variables": {"file": null}}' \
    ///   --form 'map={"0": ["variables.file"]}' \
    ///   --form '0=@file.txt'
    /// ```
    #[must_use]
    pub fn uploads(mut self, options: MultipartOptions) -> Self {
        self.uploads = Some(options);
        self
    }

    /// Opens WebSockets, by these rules. Requests for them are refused if this is not set, or is none. The limits on nesting and values
    /// hold for the messages, too.
    #[must_use]
    pub fn websocket(mut self, options: impl Into<Option<WebSocketOptions>>) -> Self {
        self.websocket = options.into();
        self
    }

    /// The longest silence of a stream of responses; 5 seconds if not set. Then the server shows that it is alive: by a comment in
    /// `text/event-stream`, by an empty part in `multipart/mixed;subscriptionSpec=1.0`. So proxies keep the connection, and a client
    /// that has vanished is noticed. A stream whose first response takes longer begins then, without the headers of resolvers.
    #[must_use]
    pub fn heartbeat(mut self, interval: Duration) -> Self {
        self.heartbeat = interval;
        self
    }

    /// Lets the operations of a client share one stream of events, in the single connection mode of
    /// [graphql-sse](https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#single-connection-mode). It is off if this is not
    /// set. The adapter must hand over `PUT` and `DELETE` requests, too.
    #[must_use]
    pub fn single_connection_streams(mut self, reservations: impl Into<Option<Reservations>>) -> Self {
        self.reservations = reservations.into();
        self
    }

    /// The status codes to use.
    #[must_use]
    pub fn status_profile(mut self, profile: StatusProfile) -> Self {
        self.profile = profile;
        self
    }

    /// The gate that requests pass; one with the default [limits](crate::RunningLimits) if not set. A gate in the extensions of a
    /// request, where a server puts its own, comes first.
    ///
    /// ```
    /// use damson_http::{Endpoint, Gate, RunningLimits};
    ///
    /// let gate = Gate::new(RunningLimits::new().in_flight(100));
    /// let (public, internal) = (Endpoint::new().gate(gate.clone()), Endpoint::new().gate(gate));
    /// ```
    #[must_use]
    pub fn gate(mut self, gate: Gate) -> Self {
        self.gate = gate;
        self
    }

    /// Decides about a request for a WebSocket; none if there are no WebSockets here. Adapters ask it first, if
    /// [`is_upgrade`](crate::websocket::is_upgrade) says that it is such a request.
    pub fn handshake(&self, request: &Parts) -> Option<Result<Handshake, Refusal>> {
        let reply = || Reply::new(self.profile.default_media_type(), self.profile);
        let accepted = Handshake::accept(request, self.websocket.as_ref()?, &self.limits, Some(&self.gate));
        Some(accepted.map_err(|fault| Refusal::new(fault, reply())))
    }

    /// Decides about the request with this head.
    pub fn decide(&self, request: &Parts) -> Decision {
        let default = self.profile.default_media_type();
        let page = self.graphiql.is_some() && head::only_reads(&request.method);
        let form = negotiate(&request.headers, default, page);
        let lines = if self.limits.batch > 0 { lines(&request.headers, form) } else { Lines::Refused };
        let form = form.or((lines != Lines::Refused).then_some(Form::Answer(MediaType::JsonLines)));
        let media_type = match form {
            Some(Form::Answer(media_type)) => media_type,
            Some(Form::Page) | None => default,
        };
        let mut reply = Reply::new(media_type, self.profile).to(&request.method, &request.headers).with_lines(lines);
        if let Some((form, preference)) = accept::stream(&request.headers, form) {
            reply = reply.streamed(Streaming { form, preference, heartbeat: self.heartbeat });
        }
        if let Some(bytes) = self.compress_from {
            reply = reply.compressed(&request.headers, bytes);
        }
        let decision = match self.role(request, &reply) {
            Ok(Role::Answered(answer)) => Ok(Decision::Respond(answer)),
            Ok(Role::Operation(connection)) => self.decide_form(request, form, &reply.clone().over(connection)),
            Ok(Role::None) => self.decide_form(request, form, &reply),
            Err(fault) => Err(fault),
        };
        decision.unwrap_or_else(|fault| Decision::Refuse(Refusal::new(fault, reply)))
    }

    fn role(&self, request: &Parts, reply: &Reply) -> Result<Role, Fault> {
        let Some(reservations) = &self.reservations else { return Ok(Role::None) };
        head::check_url(request, self.limits.url)?;
        single_connection::role(reservations, request, reply.is_of_events(), self.heartbeat, self.gate_of(request))
    }

    fn decide_form(&self, request: &Parts, form: Option<Form>, reply: &Reply) -> Result<Decision, Fault> {
        head::check_method(&request.method)?;
        head::check_url(request, self.limits.url)?;
        match (form, &self.graphiql) {
            // Browsers accept anything when they load a script.
            (form, Some(page)) if form == Some(Form::Page) || head::asks_for_asset(request) => {
                let mut page = page.respond(&request.uri, &request.headers);
                page.headers_mut().append(VARY, HeaderValue::from_static("accept"));
                Ok(Decision::Graphiql(reply.finish(page)))
            }
            (Some(Form::Page), _) => Err(head::not_acceptable()),
            (None, _) if reply.streaming().is_none() => Err(head::not_acceptable()),
            _ if head::only_reads(&request.method) => self.decode_url(request, reply),
            _ => self.expect_body(request, reply),
        }
    }

    /// See [GET](https://graphql.github.io/graphql-over-http/draft/#sec-GET).
    fn decode_url(&self, request: &Parts, reply: &Reply) -> Result<Decision, Fault> {
        head::check_optional_content_type(&request.headers)?;
        if self.require_preflight {
            head::check_preflight(&request.headers)?;
        }
        let pass = self.gate_of(request).enter()?;
        let request = query_string::decode(request.uri.query().unwrap_or_default(), &self.limits)?;
        let request = if reply.streaming().is_some() || reply.shared().is_some() {
            request.without_mutations()
        } else {
            request.only_queries()
        };
        Ok(Decision::Execute(Accepted {
            request: BatchRequest::Single(request),
            reply: reply.clone(),
            pass: Some(pass),
        }))
    }

    /// See [POST](https://graphql.github.io/graphql-over-http/draft/#sec-POST).
    fn expect_body(&self, request: &Parts, reply: &Reply) -> Result<Decision, Fault> {
        let headers = &request.headers;
        let form = head::body_form(headers, self.uploads.is_some())?;
        let coding = head::content_coding(headers)?;
        let (limits, pass) = (self.limits.clone(), self.gate_of(request).enter()?);
        let reader = match (form, &self.uploads) {
            (BodyForm::Multipart { boundary }, Some(options)) => {
                BodyReader::of_parts(boundary, options.clone(), coding, limits, reply.clone(), pass)
            }
            _ => BodyReader::new(coding, limits, reply.clone(), pass),
        };
        match head::content_length(headers) {
            Some(length) if length > reader.limit() as u64 => Err(too_large(reader.limit())),
            _ => Ok(Decision::ReadBody(reader)),
        }
    }

    fn gate_of<'g>(&'g self, request: &'g Parts) -> &'g Gate {
        request.extensions.get().unwrap_or(&self.gate)
    }
}
