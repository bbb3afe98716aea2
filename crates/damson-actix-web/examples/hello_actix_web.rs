//! A schema behind actix-web. Listens at the port that is its argument, or at a free one, and prints the address.

use actix_web::{App, HttpServer, web};
use damson::{EmptyMutation, EmptySubscription, Object, Schema};
use damson_actix_web::GraphQL;

struct Query;

#[Object]
impl Query {
    /// A greeting.
    async fn hello(&self) -> &str {
        "world"
    }
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let graphql = GraphQL::new(Schema::new(Query, EmptyMutation, EmptySubscription));
    let app = move || App::new().service(web::resource("/graphql").to(graphql.clone()));
    let port = std::env::args().nth(1).unwrap_or_else(|| "0".to_owned());
    let server = HttpServer::new(app).h1_allow_half_closed(false).bind(format!("127.0.0.1:{port}"))?;
    for address in server.addrs() {
        println!("http://{address}/graphql");
    }
    server.run().await
}
