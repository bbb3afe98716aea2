//! The tests of all adapters, on Rocket, but not those of clients that leave, which Rocket does not notice.

use std::net::{Ipv4Addr, SocketAddr};

use damson_rocket::{GraphQL, GraphQLBatchRequest, GraphQLQuery, GraphQLRejection, GraphQLRequest, GraphQLResponse};
use damson_testing::adapters::{self, Adapter, Served, Site};
use rocket::config::{Config, LogLevel, Shutdown};
use rocket::fairing::AdHoc;
use rocket::request::{FromRequest, Outcome, Request};
use rocket::{State, get, post, routes};
use tokio::sync::oneshot;

damson_testing::adapter_tests!(Rocket);

struct Rocket;

impl Adapter for Rocket {
    async fn serve(&self, site: Site) -> SocketAddr {
        let graphql = GraphQL::new(site.schema.clone()).configure(site.rules).prepare(|head, request| {
            let agent = head.headers.get("user-agent").and_then(|value| value.to_str().ok());
            adapters::prepare(agent, request)
        });
        let shutdown = Shutdown { ctrlc: false, ..Shutdown::default() };
        let config = Config { port: 0, log_level: LogLevel::Off, shutdown, ..Config::default() };
        let (send, address) = oneshot::channel();
        let started = AdHoc::on_liftoff("address", |rocket| {
            let _ = send.send(rocket.config().port);
            Box::pin(async {})
        });
        let server = rocket::custom(config)
            .manage(site.schema)
            .mount("/graphql", graphql)
            .mount("/", routes![one, query, batch])
            .attach(started);
        tokio::spawn(server.launch());
        (Ipv4Addr::LOCALHOST, address.await.expect("it starts")).into()
    }
}

#[post("/request", data = "<request>")]
async fn one(
    schema: &State<Served>,
    agent: Agent,
    request: Result<GraphQLRequest, GraphQLRejection>,
) -> Result<GraphQLResponse, GraphQLRejection> {
    let GraphQLRequest(request, reply) = request?;
    let request = adapters::prepare(agent.0.as_deref(), request);
    Ok(GraphQLResponse::new(schema.execute(request).await, reply))
}

#[get("/request?<query..>")]
async fn query(schema: &State<Served>, agent: Agent, query: GraphQLQuery) -> GraphQLResponse {
    let GraphQLRequest(request, reply) = query.into();
    let request = adapters::prepare(agent.0.as_deref(), request);
    GraphQLResponse::new(schema.execute(request).await, reply)
}

#[post("/batch", data = "<request>")]
async fn batch(
    schema: &State<Served>,
    request: Result<GraphQLBatchRequest, GraphQLRejection>,
) -> Result<GraphQLResponse, GraphQLRejection> {
    Ok(request?.execute(schema.inner()).await)
}

struct Agent(Option<String>);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Agent {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        Outcome::Success(Agent(request.headers().get_one("user-agent").map(str::to_owned)))
    }
}
