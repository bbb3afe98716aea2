//! A schema behind poem. Listens at the port that is its argument, or at a free one, and prints the address.

use damson::{EmptyMutation, EmptySubscription, Object, Schema};
use damson_poem::GraphQL;
use poem::listener::TcpAcceptor;
use poem::{Route, Server};
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
    let routes = Route::new().at("/graphql", GraphQL::new(schema));
    let port = std::env::args().nth(1).unwrap_or_else(|| "0".to_owned());
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("http://{}/graphql", listener.local_addr()?);
    Server::new_with_acceptor(TcpAcceptor::from_tokio(listener)?).run(routes).await
}
