//! A schema behind warp. Listens at the port that is its argument, or at a free one, and prints the address.

use damson::{EmptyMutation, EmptySubscription, Object, Schema};
use damson_warp::GraphQL;
use tokio::net::TcpListener;
use warp::Filter;

struct Query;

#[Object]
impl Query {
    /// A greeting.
    async fn hello(&self) -> &str {
        "world"
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let graphql = GraphQL::new(Schema::new(Query, EmptyMutation, EmptySubscription));
    let routes = warp::path!("graphql").and(graphql.into_filter());
    let port = std::env::args().nth(1).unwrap_or_else(|| "0".to_owned());
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("http://{}/graphql", listener.local_addr()?);
    warp::serve(routes).incoming(listener).run().await;
    Ok(())
}
