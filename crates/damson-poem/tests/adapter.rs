//! The tests of all adapters, on poem, but not those of clients that leave, which poem's server does not notice.

use std::net::SocketAddr;

use damson_poem::{GraphQL, GraphQLBatchRequest, GraphQLRequest, GraphQLResponse};
use damson_testing::adapters::{self, Adapter, Served, Site};
use poem::http::HeaderMap;
use poem::listener::TcpAcceptor;
use poem::web::Data;
use poem::{EndpointExt, Route, Server, handler};

damson_testing::adapter_tests!(Poem);

struct Poem;

impl Adapter for Poem {
    async fn serve(&self, site: Site) -> SocketAddr {
        let graphql = GraphQL::new(site.schema.clone()).configure(site.rules);
        let graphql = graphql.prepare(|http, request| adapters::prepare(http.header("user-agent"), request));
        let routes = Route::new().at("/graphql", graphql).at("/request", one).at("/batch", batch).data(site.schema);
        let listener = adapters::listener();
        let address = listener.local_addr().expect("it is bound");
        let acceptor = TcpAcceptor::from_std(listener).expect("a runtime");
        tokio::spawn(Server::new_with_acceptor(acceptor).run(routes));
        address
    }
}

#[handler]
async fn one(schema: Data<&Served>, headers: &HeaderMap, request: GraphQLRequest) -> GraphQLResponse {
    let reply = request.reply();
    let agent = headers.get("user-agent").and_then(|value| value.to_str().ok());
    GraphQLResponse::new(schema.execute(adapters::prepare(agent, request.into_inner())).await, reply)
}

#[handler]
async fn batch(schema: Data<&Served>, request: GraphQLBatchRequest) -> GraphQLResponse {
    let reply = request.reply();
    GraphQLResponse::new(schema.execute_batch(request.into_inner()).await, reply)
}
