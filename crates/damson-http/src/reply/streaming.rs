//! The part of a reply that is about streams of responses.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use damson::Response;
use http::StatusCode;
use http::header::{self, HeaderValue};

use super::Reply;
use super::resolvers::{CacheControlSource, add_headers};
use crate::AnswerBody;
use crate::accept::Preference;
use crate::live_stream::LiveStream;
use crate::sse::Connection;
use crate::stream_form::{IncrementalSpec, StreamForm};

/// The stream of responses that a client accepts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Streaming {
    pub(crate) form: StreamForm,
    pub(crate) preference: Preference,
    /// The longest silence.
    pub(crate) heartbeat: Duration,
}

/// A stream that operations share. It is equal to itself only.
#[derive(Clone)]
pub(super) struct Shared(Arc<Connection>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Shared {}

impl Hash for Shared {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.0).hash(state);
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shared")
    }
}

impl Reply {
    /// Answers in a stream of responses where there may be several.
    pub(crate) fn streamed(self, streaming: Streaming) -> Self {
        Reply { streaming: Some(streaming), ..self }
    }

    /// The stream of responses that the client accepts.
    pub(crate) fn streaming(&self) -> Option<Streaming> {
        self.streaming
    }

    /// Whether the client accepts a stream of events.
    pub(crate) fn is_of_events(&self) -> bool {
        self.streaming.is_some_and(|streaming| matches!(streaming.form, StreamForm::Events(_)))
    }

    /// Whether the client accepts nothing but a stream.
    pub(crate) fn is_only_stream(&self) -> bool {
        self.streaming.is_some_and(|streaming| streaming.preference == Preference::Required)
    }

    /// Sends the responses over a stream that other operations share.
    pub(crate) fn over(self, connection: Arc<Connection>) -> Self {
        Reply { shared: Some(Shared(connection)), ..self }
    }

    /// The stream over which the responses are to be sent, if other operations share it.
    pub(crate) fn shared(&self) -> Option<Arc<Connection>> {
        self.shared.as_ref().map(|Shared(connection)| connection.clone())
    }

    /// The form of a stream with a single response; none if it is to be no stream.
    pub(super) fn preferred_stream(&self) -> Option<StreamForm> {
        self.streaming.filter(|streaming| streaming.preference != Preference::Accepted).map(|streaming| streaming.form)
    }

    /// The answer with a stream of responses. Resolvers can add headers only with the first of them, since the head is sent then.
    /// It is never compressed, because a compressor holds bytes back.
    pub(crate) fn encode_stream(self, stream: LiveStream) -> http::Response<AnswerBody> {
        let head = stream_head(stream.form(), stream.first());
        head.map(|()| if self.head { AnswerBody::default() } else { AnswerBody::pieces(stream) })
    }
}

/// The answer with events that several operations share.
pub(crate) fn events(body: AnswerBody) -> http::Response<AnswerBody> {
    stream_head(StreamForm::Events(IncrementalSpec::ById), None).map(|()| body)
}

/// An answer without a response of a schema.
pub(crate) fn plain(status: StatusCode, text: String) -> http::Response<AnswerBody> {
    let mut answer = http::Response::new(AnswerBody::from(text));
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

pub(super) fn stream_head(form: StreamForm, first: Option<&Response>) -> http::Response<()> {
    let mut answer = http::Response::new(());
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(form.content_type()));
    headers.insert(header::VARY, HeaderValue::from_static("accept"));
    // Proxies that compress also hold bytes back, and nginx does even if it does not compress.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform"));
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Some(first) = first {
        add_headers(headers, &first.http_headers, CacheControlSource::Nobody);
    }
    answer
}
