//! Extractors: a GraphQL request as an argument of a handler.

use std::fmt;
use std::marker::PhantomData;
use std::sync::LazyLock;

use axum_core::extract::FromRequest;
use axum_core::response::IntoResponse;
use damson::{BatchRequest, Request};
use damson_http::{Accepted, Endpoint, Refusal, Reply};

use crate::drive::{Asked, drive};

/// The answer of a handler when an extractor does not find a GraphQL request.
pub mod rejection {
    use axum_core::body::Body;
    use axum_core::response::{IntoResponse, Response};
    use damson_http::Refusal;

    /// The rejection of [`GraphQLRequest`](crate::GraphQLRequest) unless another type is named: the refusal's own answer.
    #[derive(Clone, PartialEq, Eq, Debug)]
    pub struct GraphQLRejection(pub Refusal);

    impl From<Refusal> for GraphQLRejection {
        fn from(refusal: Refusal) -> Self {
            GraphQLRejection(refusal)
        }
    }

    impl IntoResponse for GraphQLRejection {
        fn into_response(self) -> Response {
            self.0.into_response().map(Body::from)
        }
    }
}

/// Extracts a GraphQL request, from POST or GET.
///
/// It follows the rules of [`Endpoint::new`]; for other rules, put an `Endpoint` into the request's extensions with
/// `Router::layer(Extension(endpoint))`. `R` is the rejection: any response that can be made from a [`Refusal`].
///
/// ```
/// use axum::{extract::State, http::HeaderMap};
/// use damson_axum::{GraphQLRequest, GraphQLResponse};
///
/// async fn graphql<E: damson::Executor>(
///     State(schema): State<E>,
///     headers: HeaderMap,
///     request: GraphQLRequest,
/// ) -> GraphQLResponse {
///     let reply = request.reply();
///     GraphQLResponse::new(schema.execute(request.into_inner().data(headers)).await, reply)
/// }
/// ```
pub struct GraphQLRequest<R = rejection::GraphQLRejection> {
    request: Request,
    reply: Reply,
    rejection: PhantomData<fn() -> R>,
}

/// Extracts a GraphQL request or a list of them: ten at most, unless an [`Endpoint`] says otherwise.
pub struct GraphQLBatchRequest<R = rejection::GraphQLRejection> {
    request: BatchRequest,
    reply: Reply,
    rejection: PhantomData<fn() -> R>,
}

impl<R> GraphQLRequest<R> {
    /// The request.
    #[must_use]
    pub fn into_inner(self) -> Request {
        self.request
    }

    /// The form of the answer, for [`GraphQLResponse::new`](crate::GraphQLResponse::new).
    pub fn reply(&self) -> Reply {
        self.reply.clone()
    }
}

impl<R> GraphQLBatchRequest<R> {
    /// The request or requests.
    #[must_use]
    pub fn into_inner(self) -> BatchRequest {
        self.request
    }

    /// The form of the answer, for [`GraphQLResponse::new`](crate::GraphQLResponse::new).
    pub fn reply(&self) -> Reply {
        self.reply.clone()
    }
}

impl<S: Send + Sync, R: IntoResponse + From<Refusal>> FromRequest<S> for GraphQLRequest<R> {
    type Rejection = R;

    async fn from_request(request: axum_core::extract::Request, _: &S) -> Result<Self, R> {
        let Accepted { request, reply, pass } = extract(request, |endpoint| endpoint.batch(0)).await?;
        match request {
            BatchRequest::Single(request) => {
                Ok(GraphQLRequest { request: request.data(pass), reply, rejection: PhantomData })
            }
            BatchRequest::Batch(_) => unreachable!("an endpoint without batches accepts none"),
        }
    }
}

impl<S: Send + Sync, R: IntoResponse + From<Refusal>> FromRequest<S> for GraphQLBatchRequest<R> {
    type Rejection = R;

    async fn from_request(request: axum_core::extract::Request, _: &S) -> Result<Self, R> {
        let Accepted { mut request, reply, pass } = extract(request, |endpoint| endpoint).await?;
        if let Some(first) = request.iter_mut().next() {
            *first = std::mem::take(first).data(pass); // so it is inside until it was executed
        }
        Ok(GraphQLBatchRequest { request, reply, rejection: PhantomData })
    }
}

/// One endpoint for all extractors, since it has one gate.
static DEFAULT: LazyLock<Endpoint> = LazyLock::new(|| Endpoint::new().batch(10));

async fn extract(
    request: axum_core::extract::Request,
    rules: impl FnOnce(Endpoint) -> Endpoint,
) -> Result<Accepted, Refusal> {
    let (head, body) = request.into_parts();
    let endpoint = head.extensions.get::<Endpoint>().unwrap_or(&DEFAULT).clone();
    match drive(&rules(endpoint).graphiql(None), &head, body).await? {
        Asked::Execution(accepted) => Ok(accepted),
        Asked::Graphiql(_) => unreachable!("an endpoint without GraphiQL has no page"),
    }
}

impl<R> fmt::Debug for GraphQLRequest<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GraphQLRequest").field("reply", &self.reply).finish_non_exhaustive()
    }
}

impl<R> fmt::Debug for GraphQLBatchRequest<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GraphQLBatchRequest").field("reply", &self.reply).finish_non_exhaustive()
    }
}
