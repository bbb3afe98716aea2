//! A small server for the audits of `conformance/http-audit` and for trying things out with curl.
//!
//! Serves `/graphql` at a free port of this machine, or at the port that is its argument, and prints the address.

use damson::{Object, Schema};
use damson_axum::GraphQL;

struct Query;

#[Object]
impl Query {
    /// A greeting.
    fn hello(&self, #[graphql(default_with = "String::from(\"world\")")] name: String) -> String {
        format!("Hello, {name}!")
    }
}

struct Mutation;

#[Object]
impl Mutation {
    /// Gives back its argument.
    fn echo(&self, text: String) -> String {
        text
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let schema = Schema::new(Query, Mutation, damson::EmptySubscription);
    let routes = axum::Router::new().route_service("/graphql", GraphQL::new(schema));
    let port = std::env::args().nth(1).unwrap_or_else(|| "0".to_owned());
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("http://{}/graphql", listener.local_addr()?);
    axum::serve(listener, routes).await
}
