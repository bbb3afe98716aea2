//! The head and the body of a request from filters, and warp's replies.

use bytes::{Buf, Bytes};
use damson_http::AnswerBody;
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt};
use http::request::Parts;
use http::{HeaderMap, Method};
use sync_wrapper::SyncStream;
use warp::filters::path::FullPath;
use warp::reply::Response;
use warp::{Filter, Rejection, Reply};

/// The pieces of a body.
pub(crate) type Pieces = BoxStream<'static, Result<Bytes, warp::Error>>;

/// The head and the body of every request.
pub(crate) fn request() -> impl Filter<Extract = (Parts, Pieces), Error = Rejection> + Clone {
    let query = warp::query::raw().or(warp::any().map(String::new)).unify();
    let head = warp::method().and(warp::path::full()).and(query).and(warp::header::headers_cloned()).map(head);
    head.and(warp::body::stream().map(pieces))
}

fn head(method: Method, path: FullPath, query: String, headers: HeaderMap) -> Parts {
    let (mut head, ()) = http::Request::new(()).into_parts();
    let uri = if query.is_empty() { path.as_str().to_owned() } else { format!("{}?{query}", path.as_str()) };
    head.method = method;
    head.uri = uri.parse().expect("the path and the query of a URI are one");
    head.headers = headers;
    head
}

fn pieces<B: Buf>(body: impl Stream<Item = Result<B, warp::Error>> + Send + 'static) -> Pieces {
    body.map(|piece| piece.map(|mut piece| piece.copy_to_bytes(piece.remaining()))).boxed()
}

pub(crate) fn response(answer: http::Response<AnswerBody>) -> Response {
    let (head, body) = answer.into_parts();
    let mut response = match body.whole() {
        Some(bytes) => Response::new(bytes.clone().into()),
        None => warp::reply::stream(SyncStream::new(body)).into_response(),
    };
    *response.status_mut() = head.status;
    *response.headers_mut() = head.headers;
    response
}
