//! The tests of all adapters, on hyper.

use std::convert::Infallible;
use std::net::SocketAddr;

use damson_http::extract;
use damson_testing::adapters::{self, Adapter, Site};
use damson_tower::{AnswerBody, Clock, GraphQL, Refusal, chunks};
use http::request::Parts;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;

damson_testing::adapter_tests!(Tower);
damson_testing::cancellation_tests!(Tower);

struct Tower;

impl Adapter for Tower {
    async fn serve(&self, site: Site) -> SocketAddr {
        let listener = TcpListener::from_std(adapters::listener()).expect("a runtime");
        let address = listener.local_addr().expect("it is bound");
        tokio::spawn(accept(listener, site));
        address
    }
}

async fn accept(listener: TcpListener, site: Site) {
    let graphql = GraphQL::new(site.schema.clone()).configure(site.rules);
    let graphql = graphql.prepare(|head, request| adapters::prepare(agent(head), request));
    while let Ok((stream, _)) = listener.accept().await {
        let (graphql, site) = (TowerToHyperService::new(graphql.clone()), site.clone());
        let service = service_fn(move |request| route(graphql.clone(), site.clone(), request));
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn route<S>(graphql: S, site: Site, request: Request<Incoming>) -> Result<Response<AnswerBody>, Infallible>
where
    S: hyper::service::Service<Request<Incoming>, Response = Response<AnswerBody>, Error = Infallible>,
{
    let answer = match request.uri().path() {
        "/request" => one(site, request).await,
        "/batch" => batch(site, request).await,
        _ => return graphql.call(request).await,
    };
    Ok(answer.unwrap_or_else(|refusal| refusal.into_response().map(AnswerBody::from)))
}

async fn one(site: Site, request: Request<Incoming>) -> Result<Response<AnswerBody>, Refusal> {
    let (head, body) = request.into_parts();
    let (request, reply) = extract::request(None, &head, chunks(body), &clock()).await?;
    let response = site.schema.execute(adapters::prepare(agent(&head), request)).await;
    Ok(reply.encode(response.into()).map(AnswerBody::from))
}

async fn batch(site: Site, request: Request<Incoming>) -> Result<Response<AnswerBody>, Refusal> {
    let (head, body) = request.into_parts();
    let (request, reply) = extract::batch_request(None, &head, chunks(body), &clock()).await?;
    Ok(reply.encode(site.schema.execute_batch(request).await).map(AnswerBody::from))
}

fn clock() -> Clock {
    Clock::new(tokio::time::sleep)
}

fn agent(head: &Parts) -> Option<&str> {
    head.headers.get("user-agent").and_then(|value| value.to_str().ok())
}
