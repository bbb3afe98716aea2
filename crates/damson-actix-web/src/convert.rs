//! actix-web's types, which are those of http 0.2, from and to those of http 1.

use std::convert::Infallible;

use actix_web::body::{BodyStream, BoxBody, MessageBody, SizedStream};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use bytes::Bytes;
use damson_http::AnswerBody;
use futures_util::stream;
use http::header::{self, HeaderMap};
use http::request::Parts;

/// The head of a request.
pub(crate) fn head(request: &HttpRequest) -> Parts {
    const VALID: &str = "valid in http 0.2 and in http 1";
    let (mut head, ()) = http::Request::new(()).into_parts();
    head.method = http::Method::from_bytes(request.method().as_str().as_bytes()).expect(VALID);
    head.uri = request.uri().to_string().parse().expect(VALID);
    for (name, value) in request.headers() {
        let name = header::HeaderName::from_bytes(name.as_ref()).expect(VALID);
        head.headers.append(name, header::HeaderValue::from_bytes(value.as_bytes()).expect(VALID));
    }
    head
}

pub(crate) fn response(answer: http::Response<AnswerBody>) -> HttpResponse {
    const VALID: &str = "valid in http 1 and in http 0.2";
    let (head, body) = answer.into_parts();
    let status = StatusCode::from_u16(head.status.as_u16()).expect(VALID);
    let mut response = HttpResponse::with_body(status, converted(&head.headers, body));
    for (name, value) in &head.headers {
        let name = HeaderName::from_bytes(name.as_ref()).expect(VALID);
        response.headers_mut().append(name, HeaderValue::from_bytes(value.as_bytes()).expect(VALID));
    }
    response
}

/// A body. actix-web has the length of an answer from its body, also if the answer to `HEAD` does not have its bytes.
fn converted(headers: &HeaderMap, body: AnswerBody) -> BoxBody {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    match (length, body.whole()) {
        (Some(length), _) => SizedStream::new(length, stream::empty::<Result<Bytes, Infallible>>()).boxed(),
        (None, Some(bytes)) => bytes.clone().boxed(),
        (None, None) => BodyStream::new(body).boxed(),
    }
}
