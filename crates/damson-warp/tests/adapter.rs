//! The tests of all adapters, on warp.

use std::convert::Infallible;
use std::net::SocketAddr;

use damson::{BatchRequest, Request};
use damson_testing::adapters::{self, Adapter, Served, Site};
use damson_warp::{GraphQL, GraphQLBadRequest, GraphQLResponse, graphql, graphql_batch};
use tokio::net::TcpListener;
use warp::{Filter, Rejection, Reply};

damson_testing::adapter_tests!(Warp);
damson_testing::cancellation_tests!(Warp);

struct Warp;

impl Adapter for Warp {
    async fn serve(&self, site: Site) -> SocketAddr {
        let ready = GraphQL::new(site.schema.clone()).configure(site.rules).prepare(|head, request| {
            let agent = head.headers.get("user-agent").and_then(|value| value.to_str().ok());
            adapters::prepare(agent, request)
        });
        let one = warp::header::optional("user-agent").and(graphql(site.schema.clone())).and_then(one);
        let routes = warp::path!("graphql").and(ready.into_filter());
        let routes = routes.or(warp::path!("request").and(one));
        let routes = routes.or(warp::path!("batch").and(graphql_batch(site.schema)).and_then(batch));
        let listener = TcpListener::from_std(adapters::listener()).expect("a runtime");
        let address = listener.local_addr().expect("it is bound");
        tokio::spawn(warp::serve(routes.recover(recover)).incoming(listener).run());
        address
    }
}

async fn one(agent: Option<String>, (schema, request): (Served, Request)) -> Result<GraphQLResponse, Infallible> {
    Ok(schema.execute(adapters::prepare(agent.as_deref(), request)).await.into())
}

async fn batch((schema, request): (Served, BatchRequest)) -> Result<GraphQLResponse, Infallible> {
    Ok(schema.execute_batch(request).await.into())
}

async fn recover(rejection: Rejection) -> Result<impl Reply, Rejection> {
    rejection.find::<GraphQLBadRequest>().cloned().ok_or(rejection)
}
