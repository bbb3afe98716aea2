//! Rocket's types from and to those of the crate `http`.

use std::io::{self, Cursor};

use damson_http::AnswerBody;
use futures_util::{Stream, StreamExt};
use http::header::{CONTENT_LENGTH, HeaderName, HeaderValue};
use http::request::Parts;
use rocket::data::{ByteUnit, Data};
use rocket::http::Status;
use rocket::{Request, Response};
use tokio_util::bytes::Bytes;
use tokio_util::io::{ReaderStream, StreamReader};

/// The bytes of a body that are read at a time.
const PIECE: usize = 16 * 1024;

/// The head of a request.
pub(crate) fn head(request: &Request<'_>) -> Parts {
    let (mut head, ()) = http::Request::new(()).into_parts();
    head.method = request.method().as_str().parse().expect("Rocket's methods are those of HTTP");
    head.uri = request.uri().to_string().parse().expect("Rocket's URIs are those of HTTP");
    for header in request.headers().iter() {
        if let (Ok(name), Ok(value)) =
            (HeaderName::try_from(header.name().as_str()), HeaderValue::try_from(header.value()))
        {
            head.headers.append(name, value);
        }
    }
    head
}

/// The pieces of a body. Its limit is that of the endpoint.
pub(crate) fn pieces<'r>(body: Data<'r>) -> impl Stream<Item = io::Result<Bytes>> + Send + 'r {
    ReaderStream::with_capacity(body.open(ByteUnit::max_value()), PIECE)
}

pub(crate) fn response(answer: http::Response<AnswerBody>) -> Response<'static> {
    let (head, body) = answer.into_parts();
    let mut response = Response::new();
    response.set_status(Status::new(head.status.as_u16()));
    for (name, value) in &head.headers {
        if let Ok(value) = value.to_str() {
            response.adjoin_raw_header(name.as_str().to_owned(), value.to_owned());
        }
    }
    // Rocket has the length of an answer from its body, also if the answer to `HEAD` does not have its bytes.
    let length = head.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    match body.whole() {
        Some(bytes) => response.set_sized_body(length.unwrap_or(bytes.len()), Cursor::new(bytes.clone())),
        None => response.set_streamed_body(StreamReader::new(
            body.map(|piece| piece.map_err(|never| -> io::Error { match never {} })),
        )),
    }
    response
}
