//! Bodies of requests as streams.

use futures_util::Stream;
use http_body::Body;
use http_body_util::BodyExt;

/// The chunks of a body, for [`extract`](crate::extract).
///
/// ```
/// use damson_tower::{Clock, Refusal, chunks, extract};
///
/// async fn query_of<B: http_body::Body>(request: http::Request<B>) -> Result<String, Refusal> {
///     let clock = Clock::new(tokio::time::sleep);
///     let (head, body) = request.into_parts();
///     let (request, _reply) = extract::request(None, &head, chunks(body), &clock).await?;
///     Ok(request.query)
/// }
/// ```
pub fn chunks<B: Body>(body: B) -> impl Stream<Item = Result<B::Data, B::Error>> {
    body.into_data_stream()
}
