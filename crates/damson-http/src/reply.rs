//! From the schema's response to an `http::Response`: status, headers, bytes.

mod resolvers;
mod streaming;

use bytes::Bytes;
use damson::{BatchResponse, Response, ServerError};
use damson_wire::jsonl;
use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, StatusCode};
use resolvers::{CacheControlSource, add_headers};
use streaming::{Shared, stream_head};
pub(crate) use streaming::{Streaming, events, plain};

use crate::accept::Lines;
use crate::coding::{self, Coding};
use crate::compression::compress;
use crate::entity_tag::{KnownTags, entity_tag};
use crate::lines::{Place, write_line};
use crate::status::Outcome;
use crate::stream_writer::StreamWriter;
use crate::{MediaType, StatusProfile};

/// The form of an answer: known from the request, used when the schema is done.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Reply {
    media_type: MediaType,
    /// The media type of the answer to a batch.
    batch_media_type: MediaType,
    /// Whether the client reads lines of JSON.
    takes_lines: bool,
    /// The places of the requests in a batch; their order, if there are none.
    places: Vec<Place>,
    profile: StatusProfile,
    compression: Option<Compression>,
    /// The tags of the answers that the client has; none if it does not ask by `GET` or `HEAD`.
    known_tags: Option<KnownTags>,
    /// Whether the request was `HEAD`, whose response has no body.
    head: bool,
    /// The stream of responses that the client accepts.
    streaming: Option<Streaming>,
    /// The stream that the operation shares with others.
    shared: Option<Shared>,
}

/// Answers in JSON, which every client reads.
impl Default for Reply {
    fn default() -> Self {
        Reply::new(MediaType::Json, StatusProfile::Audit)
    }
}

/// The compression of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Compression {
    coding: Coding,
    /// The smallest body that is compressed.
    from: usize,
}

impl Reply {
    /// Answers in `media_type` with the status codes of `profile`.
    pub fn new(media_type: MediaType, profile: StatusProfile) -> Self {
        Reply {
            media_type,
            batch_media_type: media_type,
            takes_lines: media_type == MediaType::JsonLines,
            places: Vec::new(),
            profile,
            compression: None,
            known_tags: None,
            head: false,
            streaming: None,
            shared: None,
        }
    }

    /// The form of the answer to a request of this method and with these headers.
    pub(crate) fn to(self, method: &Method, headers: &HeaderMap) -> Self {
        let known_tags = matches!(*method, Method::GET | Method::HEAD).then(|| KnownTags::of(headers));
        Reply { head: *method == Method::HEAD, known_tags, ..self }
    }

    /// Answers batches in lines of JSON, if the client prefers that.
    pub(crate) fn with_lines(self, lines: Lines) -> Self {
        match lines {
            Lines::Refused => self,
            Lines::Accepted => Reply { takes_lines: true, ..self },
            Lines::Preferred => Reply { takes_lines: true, batch_media_type: MediaType::JsonLines, ..self },
        }
    }

    /// Compresses bodies of `from` bytes or more as the client accepts it.
    pub(crate) fn compressed(self, headers: &HeaderMap, from: usize) -> Self {
        Reply { compression: Some(Compression { coding: coding::negotiate(headers, Coding::ALL), from }), ..self }
    }

    /// The form of the answer to requests at these places of a batch. Those to lists of variables are lines of JSON.
    pub(crate) fn at(self, places: Vec<Place>) -> Self {
        let has_lists = places.iter().any(|place| place.variables.is_some());
        let batch_media_type = if has_lists { MediaType::JsonLines } else { self.batch_media_type };
        Reply { places, batch_media_type, ..self }
    }

    /// The media type of the answer to one request.
    pub fn media_type(&self) -> MediaType {
        self.media_type
    }

    /// Whether the client reads lines of JSON, the only form of the answer to a list of variables.
    pub(crate) fn takes_lines(&self) -> bool {
        self.takes_lines
    }

    /// The HTTP response with the schema's response.
    ///
    /// `Cache-Control` merges the [hints](damson::Response::cache_control) of all responses. It is `no-store` without
    /// hints, and after an error.
    ///
    /// The [headers that resolvers ask for](damson::Response::http_headers) are added; a batch has those of all its responses.
    /// A `Cache-Control` of theirs replaces the merged one, unless there is an error. In a batch it speaks for one response
    /// only, so the batch is `no-store`. The headers that describe the body and its transfer are always the reply's own.
    ///
    /// The answer to `GET` and `HEAD` has an `ETag` of its body, unless there are errors or a resolver gives its own. If the
    /// client has that body already, as its `If-None-Match` says, the answer is 304 without a body.
    ///
    /// If the client prefers a stream of responses, or accepts nothing else, the answer is a stream of this response.
    pub fn encode(&self, response: BatchResponse) -> http::Response<Bytes> {
        let response = match (response, self.preferred_stream()) {
            (BatchResponse::Single(response), Some(form)) => {
                let head = stream_head(form, Some(&response));
                return self.finish(head.map(|()| StreamWriter::new(form).only(response).into()));
            }
            (response, _) => response,
        };
        let (asked_for, merged) = (response.http_headers(), response.cache_control().value());
        let cache_control = CacheControlSource::of(&response, &asked_for);
        let is_ok = response.is_ok();
        let mut answer = match response {
            BatchResponse::Single(response) => self.encode_single(response),
            BatchResponse::Batch(responses) => self.encode_batch(responses),
        };
        let headers = answer.headers_mut();
        match (cache_control, merged.and_then(|value| HeaderValue::try_from(value).ok())) {
            (CacheControlSource::Hints, Some(value)) => _ = headers.insert(header::CACHE_CONTROL, value),
            (CacheControlSource::Resolvers, _) => _ = headers.remove(header::CACHE_CONTROL),
            _ => {}
        }
        add_headers(headers, &asked_for, cache_control);
        self.finish(self.code(answer, is_ok))
    }

    fn encode_single(&self, response: Response) -> http::Response<Bytes> {
        let outcome = Outcome::of(&response);
        let mut body = response.into_bytes();
        if self.media_type == MediaType::JsonLines {
            let response = std::mem::take(&mut body);
            jsonl::write(&response, &mut body);
        }
        self.answer(outcome, self.media_type, "POST", body)
    }

    /// The answer to a batch. Each response reports its own errors, so the status says only that the batch was answered.
    fn encode_batch(&self, responses: Vec<Response>) -> http::Response<Bytes> {
        let body = match self.batch_media_type {
            MediaType::JsonLines => self.lines(responses),
            MediaType::GraphqlResponse | MediaType::Json => list(responses),
        };
        self.answer(Outcome::Data, self.batch_media_type, "POST", body)
    }

    fn lines(&self, responses: Vec<Response>) -> Vec<u8> {
        let mut body = Vec::new();
        for (place, response) in self.places_of(responses.len()).into_iter().zip(responses) {
            write_line(&mut body, &response.into_bytes(), place);
        }
        body
    }

    /// The places of the requests in a batch of this length.
    pub(crate) fn places_of(&self, length: usize) -> Vec<Place> {
        let in_order = |index| Place { request: Some(index), variables: None };
        (0..length).map(|index| self.places.get(index).copied().unwrap_or_else(|| in_order(index))).collect()
    }

    /// Whether the answer to a batch is lines, which need not wait for each other.
    pub(crate) fn is_batch_in_lines(&self) -> bool {
        self.batch_media_type == MediaType::JsonLines
    }

    /// The response to a request that was refused with this error.
    pub(crate) fn refuse(self, outcome: Outcome, error: ServerError) -> http::Response<Bytes> {
        let body = Response::from_errors(vec![error]).into_bytes();
        self.finish(self.answer(outcome, self.media_type, "GET, HEAD, POST", body))
    }

    pub(crate) fn status(&self, outcome: Outcome) -> StatusCode {
        self.profile.status(outcome, self.media_type)
    }

    /// The response with this body; `allow` lists the allowed methods, if the method was refused.
    fn answer(
        &self,
        outcome: Outcome,
        media_type: MediaType,
        allow: &'static str,
        body: Vec<u8>,
    ) -> http::Response<Bytes> {
        let status = self.profile.status(outcome, media_type);
        let media_type = self.profile.media_type(status, media_type);
        let vary = if self.compression.is_some() { "accept, accept-encoding" } else { "accept" };
        let mut answer = http::Response::new(Bytes::from(body));
        *answer.status_mut() = status;
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type.content_type()));
        headers.insert(header::VARY, HeaderValue::from_static(vary));
        // Other clients may not see this answer, unless the schema says otherwise.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::METHOD_NOT_ALLOWED {
            headers.insert(header::ALLOW, HeaderValue::from_static(allow));
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        answer
    }

    /// Compresses the answer, unless the client has it already.
    fn code(&self, mut answer: http::Response<Bytes>, is_ok: bool) -> http::Response<Bytes> {
        let length = answer.body().len();
        let coding = self.compression.filter(|compression| length >= compression.from);
        let coding = coding.map_or(Coding::Identity, |compression| compression.coding);
        if let Some(known) = self.known_tags.as_ref().filter(|_| is_ok) {
            let tag = answer.headers().get(header::ETAG).cloned();
            let tag = tag.unwrap_or_else(|| entity_tag(answer.body(), coding));
            if known.contain(tag.as_bytes()) {
                return not_modified(answer, tag);
            }
            answer.headers_mut().insert(header::ETAG, tag);
        }
        if coding == Coding::Identity {
            return answer;
        }
        answer.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
        answer.map(|body| compress(coding, &body))
    }

    /// Removes the body from the response to `HEAD`, and keeps its length.
    pub(crate) fn finish(&self, answer: http::Response<Bytes>) -> http::Response<Bytes> {
        if !self.head {
            return answer;
        }
        let (mut parts, body) = answer.into_parts();
        if parts.status != StatusCode::NOT_MODIFIED {
            parts.headers.insert(header::CONTENT_LENGTH, body.len().into());
        }
        http::Response::from_parts(parts, Bytes::new())
    }
}

/// The bodies of the responses as a list.
fn list(responses: Vec<Response>) -> Vec<u8> {
    let mut body = vec![b'['];
    for response in responses {
        if body.len() > 1 {
            body.push(b',');
        }
        body.extend(response.into_bytes());
    }
    body.push(b']');
    body
}

/// The answer to a client that has the body already. It keeps the headers that caches update.
/// See [RFC 9110 §15.4.5](https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5).
fn not_modified(answer: http::Response<Bytes>, tag: HeaderValue) -> http::Response<Bytes> {
    let (mut parts, _) = answer.into_parts();
    parts.status = StatusCode::NOT_MODIFIED;
    parts.headers.remove(header::CONTENT_TYPE);
    parts.headers.insert(header::ETAG, tag);
    http::Response::from_parts(parts, Bytes::new())
}
