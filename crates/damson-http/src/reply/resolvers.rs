//! The headers that resolvers ask for, among those of the reply.

use damson::{BatchResponse, HttpHeaders};
use http::header::{self, HeaderMap, HeaderName, HeaderValue};

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
pub(super) enum CacheControlSource {
    /// The hints of the schema.
    Hints,
    /// The resolvers of the one response.
    Resolvers,
    /// Nobody: the answer is not kept.
    Nobody,
}

impl CacheControlSource {
    pub(super) fn of(response: &BatchResponse, asked_for: &HttpHeaders) -> Self {
        match response {
            _ if !response.is_ok() => CacheControlSource::Nobody,
            _ if !asked_for.contains(header::CACHE_CONTROL) => CacheControlSource::Hints,
            BatchResponse::Single(_) => CacheControlSource::Resolvers,
            BatchResponse::Batch(_) => CacheControlSource::Nobody,
        }
    }
}

/// Adds the headers that resolvers ask for.
pub(super) fn add_headers(headers: &mut HeaderMap, asked_for: &HttpHeaders, cache_control: CacheControlSource) {
    for (name, value) in asked_for.iter() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_bytes(value))
            && !OF_THE_TRANSPORT.contains(&name)
            && (cache_control == CacheControlSource::Resolvers || name != header::CACHE_CONTROL)
        {
            headers.append(name, value);
        }
    }
}
