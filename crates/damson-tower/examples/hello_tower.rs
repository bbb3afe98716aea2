//! A schema behind hyper. Listens at the port that is its argument, or at a free one, and prints the address.

use damson::{EmptyMutation, EmptySubscription, Object, Schema};
use damson_tower::GraphQL;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;

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
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let service = TowerToHyperService::new(GraphQL::new(schema));
    let port = std::env::args().nth(1).unwrap_or_else(|| "0".to_owned());
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("http://{}/graphql", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service.clone()));
    }
}
