//! The service and the extractors over a real socket.

mod client;
#[cfg(feature = "ws")]
mod websocket;

use axum::Router;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::routing::{get, post};
use client::{Server, chunked, graphql, request};
use damson::{Context, EmptySubscription, Object, Schema, Upload};
use damson_axum::{
    Endpoint, GraphQL, GraphQLBatchRequest, GraphQLRequest, GraphQLResponse, MultipartOptions, Refusal, StatusProfile,
};

struct Query;

#[Object]
impl Query {
    fn hello(&self) -> &str {
        "world"
    }

    #[graphql(cache_control(max_age = 60, private))]
    fn mine(&self) -> i32 {
        1
    }

    fn agent<'c>(&self, ctx: &'c Context<'_>) -> Option<&'c str> {
        ctx.data_opt::<Agent>().map(|agent| agent.0.as_str())
    }

    fn fails(&self) -> damson::Result<Option<i32>> {
        Err("It always does.".into())
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn upload(&self, ctx: &Context<'_>, file: Upload) -> damson::Result<String> {
        let file = file.value(ctx)?;
        ctx.append_http_header("x-file", file.filename.as_bytes());
        Ok(format!("{} bytes", file.size()?))
    }

    fn pay(&self) -> i32 {
        1
    }
}

type Served = Schema<Query, Mutation, EmptySubscription>;

struct Agent(String);

impl Agent {
    fn of(headers: &HeaderMap) -> Self {
        Agent(headers.get("user-agent").and_then(|value| value.to_str().ok()).unwrap_or("nobody").to_owned())
    }
}

fn schema() -> Served {
    Schema::new(Query, Mutation, EmptySubscription)
}

async fn service() -> Server {
    let graphql = GraphQL::new(schema()).prepare(|head, request| request.data(Agent::of(&head.headers)));
    Server::start(Router::new().route_service("/graphql", graphql)).await
}

#[tokio::test]
async fn a_query_is_answered_by_post_and_by_get() {
    let server = service().await;
    let answer = server.send(&graphql(r#"{"query": "{ hello }"}"#)).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, r#"{"data":{"hello":"world"}}"#));
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    let answer = server.send(&request("GET", "/graphql?query=%7Bhello%7D", "", "")).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, r#"{"data":{"hello":"world"}}"#));
}

#[tokio::test]
async fn code_that_panics_ends_no_connection() {
    let service = GraphQL::new(schema()).configure(|endpoint| endpoint.batch(10)).prepare(|_, request| {
        assert!(!request.query.contains("unprepared"), "on purpose");
        request
    });
    let server = Server::start(Router::new().route_service("/graphql", service)).await;
    let broken = r#"{"errors":[{"message":"Internal server error.","extensions":{"code":"INTERNAL"}}]}"#;
    let answer = server.send(&graphql(r#"{"query": "{ unprepared: hello }"}"#)).await;
    assert_eq!((answer.status, answer.body.as_str()), (500, broken));
    let batch = r#"[{"query": "{ hello }"}, {"query": "{ unprepared: hello }"}, {"query": "{ a: hello }"}]"#;
    let answer = server.send(&graphql(batch)).await;
    let expected = format!(r#"[{{"data":{{"hello":"world"}}}},{broken},{{"data":{{"a":"world"}}}}]"#);
    assert_eq!((answer.status, answer.body.as_str()), (200, &*expected));
}

/// An executor that panics.
#[derive(Clone)]
struct Broken;

impl damson::Executor for Broken {
    async fn execute(&self, _: damson::Request) -> damson::Response {
        panic!("on purpose")
    }

    async fn execute_batch(&self, _: damson::BatchRequest) -> damson::BatchResponse {
        panic!("on purpose")
    }

    fn execute_stream(&self, _: damson::Request) -> futures_util::stream::BoxStream<'static, damson::Response> {
        panic!("on purpose")
    }
}

#[tokio::test]
async fn an_executor_that_panics_is_answered_for() {
    let service = GraphQL::new(Broken).configure(|endpoint| endpoint.batch(10));
    let server = Server::start(Router::new().route_service("/graphql", service)).await;
    assert_eq!(server.send(&graphql(r#"{"query": "{ hello }"}"#)).await.code(), "INTERNAL");
    let answer = server.send(&graphql(r#"[{"query": "{ hello }"}, {"query": "{ hello }"}]"#)).await;
    assert_eq!(answer.body.matches("INTERNAL").count(), 2);
}

#[tokio::test]
async fn hints_for_caches_are_headers() {
    let server = service().await;
    let answer = server.send(&graphql(r#"{"query": "{ mine hello }"}"#)).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, Some("max-age=60, private")));
    let answer = server.send(&request("GET", "/graphql?query=%7Bmine%7D", "", "")).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, Some("max-age=60, private")));
    let answer = server.send(&graphql(r#"{"query": "{ mine fails }"}"#)).await;
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn a_mutation_runs_by_post_only() {
    let server = service().await;
    let answer = server.send(&graphql(r#"{"query": "mutation { pay }"}"#)).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, r#"{"data":{"pay":1}}"#));
    let answer = server.send(&request("GET", "/graphql?query=mutation%7Bpay%7D", "", "")).await;
    assert_eq!((answer.status, answer.header("allow")), (405, Some("POST")));
    assert_eq!(answer.code(), "METHOD_NOT_ALLOWED");
}

#[tokio::test]
async fn the_status_follows_the_media_type() {
    let server = service().await;
    let accept = "content-type: application/json\r\naccept: application/graphql-response+json\r\n";
    for (body, legacy, modern) in [
        (r#"{"query": "{ hello }"}"#, 200, 200),
        (r#"{"query": "{ fails }"}"#, 200, 200),
        (r#"{"query": "{"}"#, 200, 400),
        (r#"{"query": "{ unknown }"}"#, 200, 400),
        (r#"{"query": "{ hello }", "operationName": "Other"}"#, 200, 400),
        (r#"{"query": "#, 400, 400),
        (r#"{}"#, 400, 400),
    ] {
        assert_eq!(server.send(&graphql(body)).await.status, legacy, "{body}");
        assert_eq!(server.send(&request("POST", "/graphql", accept, body)).await.status, modern, "{body}");
    }
}

#[tokio::test]
async fn the_draft_of_2026_has_codes_of_its_own() {
    let graphql = GraphQL::new(schema()).configure(|endpoint| endpoint.status_profile(StatusProfile::Draft2026));
    let server = Server::start(Router::new().route_service("/graphql", graphql)).await;
    let statuses =
        [(r#"{"query": "{ fails }"}"#, 294), (r#"{"query": "{ unknown }"}"#, 422), (r#"{"query": "{"}"#, 400)];
    for (body, status) in statuses {
        let answer = server.send(&crate::graphql(body)).await;
        assert_eq!(answer.status, status, "{body}");
        assert_eq!(answer.header("content-type"), Some("application/graphql-response+json; charset=utf-8"));
    }
}

#[tokio::test]
async fn headers_reach_the_resolvers() {
    let server = service().await;
    let headers = "content-type: application/json\r\nuser-agent: test\r\n";
    let answer = server.send(&request("POST", "/graphql", headers, r#"{"query": "{ agent }"}"#)).await;
    assert_eq!(answer.body, r#"{"data":{"agent":"test"}}"#);
}

#[tokio::test]
async fn a_browser_gets_graphiql_and_its_files_at_the_same_url() {
    let server = service().await;
    let page = server.send(&request("GET", "/graphql", "accept: text/html,*/*;q=0.8\r\n", "")).await;
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let (_, rest) = page.body.split_once("src=\"?graphiql-asset=").expect("the page loads its script");
    let (name, _) = rest.split_once('"').expect("the name ends");
    let url = format!("/graphql?graphiql-asset={name}");
    let script = server.send(&request("GET", &url, "accept: */*\r\n", "")).await;
    assert_eq!((script.status, script.header("content-type")), (200, Some("text/javascript; charset=utf-8")));
}

#[tokio::test]
async fn head_is_answered_as_get_is_and_runs_no_mutation() {
    let server = service().await;
    let (page, query) = ("accept: text/html,*/*;q=0.8\r\n", "/graphql?query=%7Bhello%7D");
    let html = server.send(&request("GET", "/graphql", page, "")).await.body;
    let (_, rest) = html.split_once("src=\"?graphiql-asset=").expect("the page loads its script");
    let script = format!("/graphql?graphiql-asset={}", rest.split_once('"').expect("the name ends").0);
    let mutation = "/graphql?query=mutation%7Bpay%7D";
    let requests = [("/graphql", page, 200), (&script, "accept: */*\r\n", 200), (query, "", 200), (mutation, "", 405)];
    for (url, headers, status) in requests {
        let get = server.send(&request("GET", url, headers, "")).await;
        let head = server.send(&request("HEAD", url, headers, "")).await;
        assert_eq!((head.status, head.body.as_str()), (status, ""), "{url}");
        for name in ["content-type", "content-length", "vary", "etag", "cache-control", "allow"] {
            assert_eq!(head.header(name), get.header(name), "{url} {name}");
        }
    }
}

#[tokio::test]
async fn two_content_types_run_nothing() {
    let headers = "content-type: application/json\r\ncontent-type: text/plain\r\n";
    let answer = service().await.send(&request("POST", "/graphql", headers, r#"{"query": "{ hello }"}"#)).await;
    assert_eq!((answer.status, answer.code()), (415, "UNSUPPORTED_MEDIA_TYPE"));
}

#[tokio::test]
async fn lists_of_requests_are_answered_where_they_are_allowed() {
    let list = graphql(r#"[{"query": "{ hello }"}, {"query": "{"}]"#);
    assert_eq!(service().await.send(&list).await.code(), "LIMIT_BATCH");
    let graphql = GraphQL::new(schema()).configure(|endpoint| endpoint.batch(2));
    let server = Server::start(Router::new().route_service("/graphql", graphql)).await;
    let answer = server.send(&list).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.starts_with(r#"[{"data":{"hello":"world"}},{"errors":["#), "{}", answer.body);
}

#[tokio::test]
async fn an_endless_body_is_cut_off_with_an_answer() {
    let server = service().await;
    let answer = server.send_endless(&chunked("POST", "/graphql")).await;
    assert_eq!((answer.status, answer.code()), (413, "LIMIT_BODY"));
    assert_eq!(server.send(&graphql(r#"{"query": "{ hello }"}"#)).await.status, 200);
}

#[tokio::test]
async fn a_body_that_says_it_is_too_large_is_not_awaited() {
    let server = service().await;
    let head = "POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n";
    let answer = server.send(&format!("{head}content-length: 99999999\r\n\r\n{{")).await;
    assert_eq!((answer.status, answer.code()), (413, "LIMIT_BODY"));
}

#[tokio::test]
async fn a_body_that_breaks_off_is_harmless() {
    let server = service().await;
    let head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 999\r\n\r\n{";
    server.send_and_leave(head).await;
    assert_eq!(server.send(&graphql(r#"{"query": "{ hello }"}"#)).await.status, 200);
}

#[tokio::test]
async fn a_body_in_single_bytes_is_read() {
    let answer = service().await.send_slowly(&graphql(r#"{"query": "{ hello }"}"#)).await;
    assert_eq!(answer.body, r#"{"data":{"hello":"world"}}"#);
}

#[tokio::test]
async fn other_routes_of_the_page_are_the_users() {
    let routes = Router::new().route("/graphql", get(|| async { "my page" }).post_service(GraphQL::new(schema())));
    let server = Server::start(routes).await;
    assert_eq!(server.send(&request("GET", "/graphql", "", "")).await.body, "my page");
    assert_eq!(server.send(&graphql(r#"{"query": "{ hello }"}"#)).await.status, 200);
}

async fn handler(State(schema): State<Served>, headers: HeaderMap, request: GraphQLRequest) -> GraphQLResponse {
    let reply = request.reply();
    GraphQLResponse::new(schema.execute(request.into_inner().data(Agent::of(&headers))).await, reply)
}

async fn short_handler(State(schema): State<Served>, request: GraphQLRequest) -> GraphQLResponse {
    schema.execute(request.into_inner()).await.into()
}

async fn batch_handler(State(schema): State<Served>, request: GraphQLBatchRequest) -> GraphQLResponse {
    let reply = request.reply();
    GraphQLResponse::new(schema.execute_batch(request.into_inner()).await, reply)
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

/// A form with two uploads of one file, in a batch.
fn form(headers: &str) -> String {
    let query = "mutation ($f: Upload!) { upload(file: $f) }";
    let operation = format!(r#"{{"query": "{query}", "variables": {{"f": null}}}}"#);
    let part = |name: &str, content: &str| {
        format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{content}\r\n")
    };
    let body = part("operations", &format!("[{operation}, {operation}]"))
        + &part("map", r#"{"0": ["0.variables.f", "1.variables.f"]}"#)
        + &part("0\"; filename=\"a.txt", "content")
        + "--cut--\r\n";
    request("POST", "/batch", &format!("content-type: multipart/form-data; boundary=cut\r\n{headers}"), &body)
}

#[tokio::test]
async fn files_are_taken_where_they_are_asked_for() {
    const PREFLIGHT: &str = "graphql-require-preflight: 1\r\n";
    let uploads = Endpoint::new().batch(10).uploads(MultipartOptions::default());
    let service = GraphQL::new(schema()).configure(|endpoint| endpoint.batch(2).uploads(MultipartOptions::default()));
    let service = Server::start(Router::new().route_service("/batch", service)).await;
    let extractor = Router::new().route("/batch", post(batch_handler)).layer(Extension(uploads)).with_state(schema());
    let extractor = Server::start(extractor).await;
    for server in [service, extractor] {
        for answer in [server.send(&form(PREFLIGHT)).await, server.send_slowly(&form(PREFLIGHT)).await] {
            let expected = r#"[{"data":{"upload":"7 bytes"}},{"data":{"upload":"7 bytes"}}]"#;
            assert_eq!((answer.status, answer.body.as_str()), (200, expected));
            assert_eq!(answer.header("x-file"), Some("a.txt"));
        }
        assert_eq!(server.send(&form("")).await.code(), "CSRF_BLOCKED");
    }
    let off = handlers().await.send(&form(PREFLIGHT)).await;
    assert_eq!((off.status, off.code()), (415, "CSRF_BLOCKED"));
}

#[tokio::test]
async fn a_client_that_has_the_answer_gets_none() {
    let server = service().await;
    let url = "/graphql?query=%7Bhello%7D";
    let first = server.send(&request("GET", url, "", "")).await;
    let tag = first.header("etag").expect("it has a tag");
    let second = server.send(&request("GET", url, &format!("if-none-match: {tag}\r\n"), "")).await;
    assert_eq!((second.status, second.body.as_str(), second.header("etag")), (304, "", Some(tag)));
}

#[tokio::test]
async fn a_list_of_variables_is_answered_in_lines() {
    let service = GraphQL::new(schema()).configure(|endpoint| endpoint.batch(2));
    let server = Server::start(Router::new().route_service("/graphql", service)).await;
    let headers = "content-type: application/json\r\naccept: application/jsonl\r\n";
    let body =
        r#"{"query": "query ($a: Boolean!) { hello @include(if: $a) }", "variables": [{"a": true}, {"a": false}]}"#;
    let answer = server.send(&request("POST", "/graphql", headers, body)).await;
    assert_eq!(answer.header("content-type"), Some("application/jsonl; charset=utf-8"));
    let lines = ["{\"variableIndex\":0,\"data\":{\"hello\":\"world\"}}\n", "{\"variableIndex\":1,\"data\":{}}\n"];
    assert_eq!(answer.body, lines.concat());
}

async fn handlers() -> Server {
    let routes = Router::new()
        .route("/graphql", get(handler).post(handler))
        .route("/short", post(short_handler))
        .route("/batch", post(batch_handler))
        .route("/own", post(own_rejection))
        .route("/small", post(handler).layer(Extension(Endpoint::new().max_body(10))));
    Server::start(routes.with_state(schema())).await
}

#[tokio::test]
async fn a_handler_with_extractors_answers_in_the_form_that_is_asked_for() {
    let server = handlers().await;
    let headers = "content-type: application/json\r\naccept: application/graphql-response+json\r\nuser-agent: me\r\n";
    let answer = server.send(&request("POST", "/graphql", headers, r#"{"query": "{ agent }"}"#)).await;
    assert_eq!(answer.body, r#"{"data":{"agent":"me"}}"#);
    assert_eq!(answer.header("content-type"), Some("application/graphql-response+json; charset=utf-8"));
    assert_eq!(server.send(&request("POST", "/graphql", headers, r#"{"query": "{"}"#)).await.status, 400);
    let answer = server.send(&request("GET", "/graphql?query=mutation%7Bpay%7D", headers, "")).await;
    assert_eq!((answer.status, answer.code()), (405, "METHOD_NOT_ALLOWED"));
}

#[tokio::test]
async fn a_short_handler_answers_with_json() {
    let json = "content-type: application/json\r\n";
    let answer = handlers().await.send(&request("POST", "/short", json, r#"{"query": "{ hello }"}"#)).await;
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
}

#[tokio::test]
async fn extractors_keep_their_limits() {
    let server = handlers().await;
    let json = "content-type: application/json\r\n";
    let list = |length| format!("[{}]", vec![r#"{"query": "{ hello }"}"#; length].join(","));
    assert_eq!(server.send(&request("POST", "/graphql", json, &list(1))).await.code(), "LIMIT_BATCH");
    assert_eq!(server.send(&request("POST", "/batch", json, &list(10))).await.status, 200);
    assert_eq!(server.send(&request("POST", "/batch", json, &list(11))).await.code(), "LIMIT_BATCH");
    assert_eq!(server.send(&request("POST", "/small", json, r#"{"query": "{ hello }"}"#)).await.code(), "LIMIT_BODY");
    let answer = server.send(&request("POST", "/own", json, "{}")).await;
    assert_eq!((answer.status, answer.body.as_str()), (400, "Sorry: BAD_USER_INPUT"));
}
