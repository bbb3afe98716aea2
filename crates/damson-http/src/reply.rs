//! From the schema's response to an `http::Response`: status, headers, bytes.

use bytes::Bytes;
use damson::{BatchResponse, HttpHeaders, Response, ServerError};
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Method, StatusCode};

use crate::status::Outcome;
use crate::{MediaType, StatusProfile};

/// The form of an answer: known from the head of the request, used when the schema is done.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Reply {
    media_type: MediaType,
    profile: StatusProfile,
    /// Whether the request was `HEAD`, whose response has no body.
    head: bool,
}

impl Reply {
    /// Answers in `media_type` with the status codes of `profile`.
    pub fn new(media_type: MediaType, profile: StatusProfile) -> Self {
        Reply { media_type, profile, head: false }
    }

    /// The form of the answer to a request of this method.
    pub(crate) fn to(self, method: &Method) -> Self {
        Reply { head: *method == Method::HEAD, ..self }
    }

    /// The media type of the answer.
    pub fn media_type(self) -> MediaType {
        self.media_type
    }

    /// The HTTP response with the schema's response.
    ///
    /// `Cache-Control` merges the [hints](damson::Response::cache_control) of all responses. It is `no-store` without
    /// hints, and after an error.
    ///
    /// The [headers that resolvers ask for](damson::Response::http_headers) are added. A `Cache-Control` of theirs replaces the
    /// merged one, unless there is an error. In a batch it speaks for one response only, so the batch is `no-store`. The
    /// headers that describe the body and its transfer are always the reply's own.
    pub fn encode(self, response: BatchResponse) -> http::Response<Bytes> {
        let (asked_for, merged) = (response.http_headers(), response.cache_control().value());
        let cache_control = CacheControlSource::of(&response, &asked_for);
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
        answer
    }

    fn encode_single(self, response: Response) -> http::Response<Bytes> {
        let outcome = Outcome::of(&response);
        self.answer(outcome, "POST", response.into_bytes())
    }

    /// The answer to a batch. Each response reports its own errors, so the status says only that the batch was answered.
    fn encode_batch(self, responses: Vec<Response>) -> http::Response<Bytes> {
        let mut body = vec![b'['];
        for response in responses {
            if body.len() > 1 {
                body.push(b',');
            }
            body.extend(response.into_bytes());
        }
        body.push(b']');
        self.answer(Outcome::Data, "POST", body)
    }

    /// The response to a request that was refused with this error.
    pub(crate) fn refuse(self, outcome: Outcome, error: ServerError) -> http::Response<Bytes> {
        let body = Response::from_errors(vec![error]).into_bytes();
        self.answer(outcome, "GET, HEAD, POST", body)
    }

    pub(crate) fn status(self, outcome: Outcome) -> StatusCode {
        self.profile.status(outcome, self.media_type)
    }

    /// The response with this body; `allow` lists the allowed methods, if the method was refused.
    fn answer(self, outcome: Outcome, allow: &'static str, body: Vec<u8>) -> http::Response<Bytes> {
        let status = self.status(outcome);
        let media_type = self.profile.media_type(status, self.media_type);
        let mut answer = http::Response::new(Bytes::from(body));
        *answer.status_mut() = status;
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type.content_type()));
        headers.insert(header::VARY, HeaderValue::from_static("accept"));
        // Other clients may not see this answer, unless the schema says otherwise.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::METHOD_NOT_ALLOWED {
            headers.insert(header::ALLOW, HeaderValue::from_static(allow));
        }
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        self.finish(answer)
    }

    /// Removes the body from the response to `HEAD`, and keeps its length.
    pub(crate) fn finish(self, answer: http::Response<Bytes>) -> http::Response<Bytes> {
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

/// The headers that say how a body is written or sent, whoever sends it.
const OF_THE_TRANSPORT: [HeaderName; 7] = [
    header::CONTENT_ENCODING,
    header::CONTENT_LENGTH,
    header::CONTENT_TYPE,
    header::CONNECTION,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::X_CONTENT_TYPE_OPTIONS,
];

/// Who says how long caches may keep an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CacheControlSource {
    /// The hints of the schema.
    Hints,
    /// The resolvers of the one response.
    Resolvers,
    /// Nobody: the answer is not kept.
    Nobody,
}

impl CacheControlSource {
    fn of(response: &BatchResponse, asked_for: &HttpHeaders) -> Self {
        match response {
            _ if !response.is_ok() => CacheControlSource::Nobody,
            _ if !asked_for.contains(header::CACHE_CONTROL) => CacheControlSource::Hints,
            BatchResponse::Single(_) => CacheControlSource::Resolvers,
            BatchResponse::Batch(_) => CacheControlSource::Nobody,
        }
    }
}

/// Adds the headers that resolvers ask for.
fn add_headers(headers: &mut HeaderMap, asked_for: &HttpHeaders, cache_control: CacheControlSource) {
    for (name, value) in asked_for.iter() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_bytes(value))
            && !OF_THE_TRANSPORT.contains(&name)
            && (cache_control == CacheControlSource::Resolvers || name != header::CACHE_CONTROL)
        {
            headers.append(name, value);
        }
    }
}
