//! poem's types from and to those of the crate `http`.

use std::io;

use damson_http::AnswerBody;
use futures_util::StreamExt;
use http::request::Parts;
use poem::{Body, Request, Response, ResponseParts};

/// The head of a request.
pub(crate) fn head(request: &Request) -> Parts {
    let (mut head, ()) = http::Request::new(()).into_parts();
    head.method = request.method().clone();
    head.uri = request.original_uri().clone();
    head.headers = request.headers().clone();
    head
}

pub(crate) fn response(answer: http::Response<AnswerBody>) -> Response {
    let (head, body) = answer.into_parts();
    let body = match body.whole() {
        Some(bytes) => Body::from_bytes(bytes.clone()),
        None => Body::from_bytes_stream(body.map(|piece| piece.map_err(|never| -> io::Error { match never {} }))),
    };
    let http::response::Parts { status, version, headers, extensions, .. } = head;
    Response::from_parts(ResponseParts { status, version, headers, extensions }, body)
}
