//! The behaviours that axum's adapter has beside those of all adapters.

use axum::Router;
use axum::extract::{Extension, State};
use axum::routing::{get, post};
use damson::futures_util::stream::BoxStream;
use damson::{BatchRequest, BatchResponse, Request, Response};
use damson_axum::{Endpoint, GraphQL, GraphQLRequest, GraphQLResponse, Refusal};
use damson_testing::adapters::{Served, Server, graphql, request, schema};
use tokio::net::TcpListener;

const JSON: &str = "content-type: application/json\r\n";
const HELLO: &str = r#"{"query": "{ hello }"}"#;

async fn start(routes: Router) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move { axum::serve(listener, routes).await });
    Server::at(address)
}

/// An executor that panics.
#[derive(Clone)]
struct Broken;

impl damson::Executor for Broken {
    async fn execute(&self, _: Request) -> Response {
        panic!("on purpose")
    }

    async fn execute_batch(&self, _: BatchRequest) -> BatchResponse {
        panic!("on purpose")
    }

    fn execute_stream(&self, _: Request) -> BoxStream<'static, Response> {
        panic!("on purpose")
    }
}

#[tokio::test]
async fn an_executor_that_panics_is_answered_for() {
    let service = GraphQL::new(Broken).configure(|endpoint| endpoint.batch(10));
    let server = start(Router::new().route_service("/graphql", service)).await;
    assert_eq!(server.send(graphql(HELLO)).await.code(), "INTERNAL");
    let answer = server.send(graphql(&format!("[{HELLO}, {HELLO}]"))).await;
    assert_eq!(answer.body.matches("INTERNAL").count(), 2);
}

#[tokio::test]
async fn other_routes_of_the_page_are_the_users() {
    let service = GraphQL::new(schema().0);
    let server = start(Router::new().route("/graphql", get(|| async { "my page" }).post_service(service))).await;
    assert_eq!(server.send(request("GET", "/graphql", "", "")).await.body, "my page");
    assert_eq!(server.send(graphql(HELLO)).await.status, 200);
}

async fn handler(State(schema): State<Served>, request: GraphQLRequest) -> GraphQLResponse {
    let reply = request.reply();
    GraphQLResponse::new(schema.execute(request.into_inner()).await, reply)
}

async fn short_handler(State(schema): State<Served>, request: GraphQLRequest) -> GraphQLResponse {
    schema.execute(request.into_inner()).await.into()
}

async fn own_rejection(request: GraphQLRequest<Rejection>) -> String {
    request.into_inner().query
}

struct Rejection(Refusal);

impl From<Refusal> for Rejection {
    fn from(refusal: Refusal) -> Self {
        Rejection(refusal)
    }
}

impl axum::response::IntoResponse for Rejection {
    fn into_response(self) -> axum::response::Response {
        (self.0.status(), format!("Sorry: {}", self.0.code())).into_response()
    }
}

async fn handlers() -> Server {
    let routes = Router::new()
        .route("/graphql", post(handler))
        .route("/short", post(short_handler))
        .route("/own", post(own_rejection))
        .route("/small", post(handler).layer(Extension(Endpoint::new().max_body(10))));
    start(routes.with_state(schema().0)).await
}

#[tokio::test]
async fn a_handler_answers_in_the_form_that_is_asked_for() {
    let server = handlers().await;
    let headers = format!("{JSON}accept: application/graphql-response+json\r\n");
    let answer = server.send(request("POST", "/graphql", &headers, HELLO)).await;
    assert_eq!(answer.header("content-type"), Some("application/graphql-response+json; charset=utf-8"));
    assert_eq!(server.send(request("POST", "/graphql", &headers, r#"{"query": "{"}"#)).await.status, 400);
}

#[tokio::test]
async fn a_short_handler_answers_with_json() {
    let answer = handlers().await.send(request("POST", "/short", JSON, HELLO)).await;
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
}

#[tokio::test]
async fn extractors_follow_the_rules_of_their_route() {
    let server = handlers().await;
    assert_eq!(server.send(request("POST", "/small", JSON, HELLO)).await.code(), "LIMIT_BODY");
    let answer = server.send(request("POST", "/own", JSON, "{}")).await;
    assert_eq!((answer.status, answer.body.as_str()), (400, "Sorry: BAD_USER_INPUT"));
}
