//! WebSockets over a real socket, with the client of tokio-tungstenite, and with bytes.

mod raw;
mod schema;
mod service;
mod socket;

use axum::Router;
use damson_testing::adapters::Server;
use tokio::net::TcpListener;

async fn start(routes: Router) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move { axum::serve(listener, routes).await });
    Server::at(address)
}
