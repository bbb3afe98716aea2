//! A schema behind Rocket. Listens at the port that is its argument, or at a free one, and prints the address.

use damson::{EmptyMutation, EmptySubscription, Object, Schema};
use damson_rocket::GraphQL;
use rocket::Config;
use rocket::fairing::AdHoc;

struct Query;

#[Object]
impl Query {
    /// A greeting.
    async fn hello(&self) -> &str {
        "world"
    }
}

#[rocket::main]
async fn main() -> Result<(), Box<rocket::Error>> {
    let graphql = GraphQL::new(Schema::new(Query, EmptyMutation, EmptySubscription));
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(0);
    let address = AdHoc::on_liftoff("address", |rocket| {
        Box::pin(async move { println!("http://127.0.0.1:{}/graphql", rocket.config().port) })
    });
    let rocket = rocket::custom(Config { port, ..Config::default() }).mount("/graphql", graphql).attach(address);
    rocket.launch().await.map(drop).map_err(Box::new)
}
