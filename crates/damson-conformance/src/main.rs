//! `damson-conformance [ADDRESS]`: serves the interface that the corpus's own runner talks to.

use std::io;

use tokio::net::TcpListener;

const DEFAULT_ADDRESS: &str = "127.0.0.1:8080";

#[tokio::main]
async fn main() -> io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| DEFAULT_ADDRESS.to_owned());
    let listener = TcpListener::bind(&address).await?;
    eprintln!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, damson_conformance::server::routes()).await
}
