//! From what the schema answered to an `http::Response`: status, headers, bytes.

use bytes::Bytes;
use damson::{BatchResponse, Response};
use http::StatusCode;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};

use crate::status::Outcome;
use crate::{MediaType, Refusal, StatusProfile};

/// How to answer a request: known as soon as its head is, used when the schema is done.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Reply {
    media_type: MediaType,
    profile: StatusProfile,
}

/// Headers that frame the body; a resolver cannot know them.
const OURS: [HeaderName; 3] = [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::TRANSFER_ENCODING];

impl Reply {
    /// Answers in `media_type` with the status codes of `profile`.
    pub fn new(media_type: MediaType, profile: StatusProfile) -> Self {
        Reply { media_type, profile }
    }

    /// The media type that was agreed on.
    pub fn media_type(self) -> MediaType {
        self.media_type
    }

    /// The HTTP response with what the schema answered.
    pub fn encode(self, response: impl Into<BatchResponse>) -> http::Response<Bytes> {
        match response.into() {
            BatchResponse::Single(response) => self.encode_single(response),
            BatchResponse::Batch(responses) => self.encode_batch(responses),
        }
    }

    fn encode_single(self, mut response: Response) -> http::Response<Bytes> {
        let outcome = Outcome::of(&response);
        let headers = std::mem::take(&mut response.http_headers);
        let mut answer = self.answer(outcome, response.into_bytes());
        if answer.status() == StatusCode::METHOD_NOT_ALLOWED {
            answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
        }
        extend(answer.headers_mut(), headers);
        answer
    }

    /// A list of answers; each speaks for itself, so the status speaks for the list: it was answered.
    fn encode_batch(self, responses: Vec<Response>) -> http::Response<Bytes> {
        let mut body = vec![b'['];
        let mut headers = HeaderMap::new();
        for mut response in responses {
            if body.len() > 1 {
                body.push(b',');
            }
            extend(&mut headers, std::mem::take(&mut response.http_headers));
            body.extend(response.into_bytes());
        }
        body.push(b']');
        let mut answer = self.answer(Outcome::Data, body);
        extend(answer.headers_mut(), headers);
        answer
    }

    pub(crate) fn refuse(self, refusal: &Refusal) -> http::Response<Bytes> {
        let body = Response::from_errors(vec![refusal.to_error()]).into_bytes();
        let mut answer = self.answer(refusal.outcome(), body);
        if answer.status() == StatusCode::METHOD_NOT_ALLOWED {
            answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, POST"));
        }
        answer
    }

    pub(crate) fn status(self, outcome: Outcome) -> StatusCode {
        self.profile.status(outcome, self.media_type)
    }

    fn answer(self, outcome: Outcome, body: Vec<u8>) -> http::Response<Bytes> {
        let status = self.status(outcome);
        let media_type = self.profile.media_type(status, self.media_type);
        let mut answer = http::Response::new(Bytes::from(body));
        *answer.status_mut() = status;
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type.content_type()));
        headers.insert(header::VARY, HeaderValue::from_static("accept"));
        // What one client may see another may not; who knows better says so with a header of the response.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        answer
    }
}

/// Adds the headers that resolvers have set: the first of a name replaces ours, the others stand beside it.
fn extend(headers: &mut HeaderMap, mut others: HeaderMap) {
    for name in OURS {
        others.remove(name);
    }
    headers.extend(others);
}
