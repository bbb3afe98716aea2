//! The tests of all adapters, on axum.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::{get, post};
use damson_axum::{GraphQL, GraphQLBatchRequest, GraphQLRequest, GraphQLResponse};
use damson_testing::adapters::{self, Adapter, Served, Site};
use tokio::net::TcpListener;

damson_testing::adapter_tests!(Axum);
damson_testing::cancellation_tests!(Axum);

struct Axum;

impl Adapter for Axum {
    async fn serve(&self, site: Site) -> SocketAddr {
        let graphql = GraphQL::new(site.schema.clone()).configure(site.rules);
        let graphql = graphql.prepare(|head, request| adapters::prepare(agent(&head.headers), request));
        let routes = Router::new()
            .route_service("/graphql", graphql)
            .route("/request", get(one).post(one))
            .route("/batch", post(batch))
            .with_state(site.schema);
        let listener = TcpListener::from_std(adapters::listener()).expect("a runtime");
        let address = listener.local_addr().expect("it is bound");
        tokio::spawn(async move { axum::serve(listener, routes).await });
        address
    }
}

async fn one(State(schema): State<Served>, headers: HeaderMap, request: GraphQLRequest) -> GraphQLResponse {
    let reply = request.reply();
    let request = adapters::prepare(agent(&headers), request.into_inner());
    GraphQLResponse::new(schema.execute(request).await, reply)
}

async fn batch(State(schema): State<Served>, request: GraphQLBatchRequest) -> GraphQLResponse {
    let reply = request.reply();
    GraphQLResponse::new(schema.execute_batch(request.into_inner()).await, reply)
}

fn agent(headers: &HeaderMap) -> Option<&str> {
    headers.get("user-agent").and_then(|value| value.to_str().ok())
}
