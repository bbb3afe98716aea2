//! The server and its limits, over real sockets, with clients that behave badly. The limits are short, so that the tests are.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};
use damson::{Context, EmptySubscription, Object, Schema};
use damson_axum::{Ended, Gate, GraphQL, RunningLimits, serve};
use futures_util::future::join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, mpsc};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

/// More time than anything here takes; a longer wait means that something hangs.
const PATIENCE: Duration = Duration::from_secs(30);
/// The time of the limit that a test is about.
const SHORT: Duration = Duration::from_millis(300);

/// The executions that wait, and the sign that lets them end.
#[derive(Default)]
struct Waiting {
    number: AtomicUsize,
    go: Notify,
}

struct Counted<'w>(&'w Waiting);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.number.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Waiting {
    async fn wait(&self) -> bool {
        self.number.fetch_add(1, Ordering::SeqCst);
        let _counted = Counted(self);
        self.go.notified().await;
        true
    }
}

struct Query;

#[Object]
impl Query {
    async fn wait(&self, cx: &Context<'_>) -> bool {
        cx.data_unchecked::<Arc<Waiting>>().wait().await
    }

    fn large(&self, bytes: usize) -> String {
        "x".repeat(bytes)
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn wait(&self, cx: &Context<'_>) -> bool {
        cx.data_unchecked::<Arc<Waiting>>().wait().await
    }
}

/// A running server.
struct Server {
    address: SocketAddr,
    gate: Gate,
    waiting: Arc<Waiting>,
    tell: mpsc::Sender<()>,
    ended: JoinHandle<Ended>,
}

impl Server {
    async fn start(limits: RunningLimits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it is bound");
        let (gate, waiting) = (Gate::new(limits), Arc::new(Waiting::default()));
        let schema = Schema::build(Query, Mutation, EmptySubscription).data(waiting.clone()).finish();
        let routes = Router::new()
            .route_service("/graphql", GraphQL::new(schema))
            .route("/hello", get(|| async { "hello" }))
            .route("/length", post(async |body: String| body.len().to_string()));
        let (tell, told) = mpsc::channel(2);
        let told = futures_util::stream::unfold(told, async |mut told| told.recv().await.map(|()| ((), told)));
        let ended = tokio::spawn(serve(listener, routes).gate(gate.clone()).until(told).into_future());
        Server { address, gate, waiting, tell, ended }
    }

    async fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).await.expect("the server listens");
        stream.set_nodelay(true).expect("it is a TCP socket");
        stream
    }

    /// Sends bytes on a new connection.
    async fn send(&self, bytes: &str) -> TcpStream {
        let mut stream = self.connect().await;
        stream.write_all(bytes.as_bytes()).await.expect("the server reads");
        stream
    }

    /// Sends an operation on a new connection, which stays open.
    async fn ask(&self, query: &str) -> TcpStream {
        self.send(&request(query)).await
    }

    /// Waits until so many executions wait.
    async fn executes(&self, number: usize) {
        until(|| self.waiting.number.load(Ordering::SeqCst) == number).await;
    }

    async fn stop(&self) {
        self.tell.send(()).await.expect("the server runs");
        until(|| self.gate.is_closed()).await;
    }

    async fn ended(self) -> Ended {
        timeout(PATIENCE, self.ended).await.expect("the server ends").expect("it does not panic")
    }
}

fn request(query: &str) -> String {
    let body = format!(r#"{{"query": "{query}"}}"#);
    format!("{}{body}", head("/graphql", body.len()))
}

fn head(path: &str, length: usize) -> String {
    format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n")
}

/// Waits until something is so.
async fn until(is_so: impl Fn() -> bool) {
    let wait = async {
        while !is_so() {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(PATIENCE, wait).await.expect("it becomes so");
}

/// Reads one answer with a length. The connection stays open.
async fn answer(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let read = async {
        while !is_whole(&answer) {
            assert_ne!(stream.read_buf(&mut answer).await.expect("the server answers"), 0, "it left");
        }
    };
    timeout(PATIENCE, read).await.expect("the server answers");
    String::from_utf8(answer).expect("the answer is text")
}

fn is_whole(answer: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(answer) else { return false };
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.parse::<usize>().ok());
    length == Some(body.len())
}

/// Reads until the server closes the connection.
async fn closed(mut stream: TcpStream) -> String {
    let mut rest = Vec::new();
    match timeout(PATIENCE, stream.read_to_end(&mut rest)).await.expect("the server closes") {
        Ok(_) => {}
        Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset),
    }
    String::from_utf8_lossy(&rest).into_owned()
}

/// Sends a byte now and then, until the server has closed the connection.
async fn drip(mut stream: TcpStream) -> String {
    while stream.write_all(b"a").await.is_ok() {
        let mut byte = [0];
        if let Ok(read) = timeout(Duration::from_millis(20), stream.peek(&mut byte)).await {
            return if read.is_ok() { closed(stream).await } else { String::new() };
        }
    }
    String::new()
}

#[tokio::test]
async fn clients_that_owe_a_head_are_left() {
    let server = Server::start(RunningLimits::new().head_time(SHORT)).await;
    let silent = join_all((0..50).map(|_| server.connect())).await;
    let half = join_all((0..50).map(|_| server.send("POST /graphql HTTP/1.1\r\nhost:"))).await;
    let slow = join_all((0..50).map(|_| server.send("POST /graphql HTTP/1.1\r\nx: "))).await;
    let answers = join_all(silent.into_iter().chain(half).map(closed)).await;
    assert!(answers.iter().all(String::is_empty), "{answers:?}");
    join_all(slow.into_iter().map(drip)).await;
    assert!(answer(&mut server.ask("{ __typename }").await).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_slow_body_is_told_so_and_left() {
    let server = Server::start(RunningLimits::new().body_time(SHORT)).await;
    for stream in [server.send(&head("/graphql", 1000)).await, server.send(&(head("/graphql", 1000) + "{")).await] {
        let answer = closed(stream).await;
        assert!(answer.starts_with("HTTP/1.1 408") && answer.contains(r#""code":"TIMEOUT""#), "{answer}");
    }
    let answers = join_all((0..50).map(async |_| drip(server.send(&head("/graphql", 1000)).await).await)).await;
    assert!(answers.iter().all(|answer| answer.is_empty() || answer.starts_with("HTTP/1.1 408")), "{answers:?}");
    until(|| server.gate.in_flight() == 0 && server.gate.held() == 0).await;
    let other = closed(server.send(&head("/length", 1000)).await).await;
    assert!(other.starts_with("HTTP/1.1 4"), "{other}");
}

#[tokio::test]
async fn a_pause_may_be_longer_than_a_head_and_has_an_end() {
    let server = Server::start(RunningLimits::new().head_time(SHORT).idle_time(SHORT * 3)).await;
    let mut stream = server.ask("{ __typename }").await;
    answer(&mut stream).await;
    sleep(SHORT * 2).await;
    stream.write_all(request("{ a: __typename }").as_bytes()).await.expect("the server reads");
    answer(&mut stream).await;
    assert_eq!(closed(stream).await, "");
}

#[tokio::test]
async fn a_running_request_has_no_end_but_its_deadline() {
    let limits = RunningLimits::new().head_time(SHORT).idle_time(SHORT).stall_time(SHORT).body_time(SHORT);
    let server = Server::start(limits.deadline(SHORT * 4)).await;
    let answer = answer(&mut server.ask("{ wait }").await).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains(r#""code":"DEADLINE""#), "{answer}");
}

#[tokio::test]
async fn a_client_that_does_not_read_is_left_with_its_answer() {
    let server = Server::start(RunningLimits::new().stall_time(SHORT)).await;
    let deaf = join_all((0..5).map(|_| server.ask("{ large(bytes: 10000000) }"))).await;
    until(|| server.gate.held() >= 50_000_000).await;
    until(|| server.gate.held() == 0).await;
    for answer in join_all(deaf.into_iter().map(closed)).await {
        assert!(answer.len() < 10_000_000, "it got all {} bytes", answer.len());
    }
}

#[tokio::test]
async fn a_client_that_reads_slowly_gets_all() {
    let server = Server::start(RunningLimits::new().stall_time(SHORT * 2).idle_time(SHORT * 2)).await;
    let mut stream = server.ask("{ large(bytes: 20000000) }").await;
    let (mut read, mut buffer) = (0, vec![0; 1_000_000]);
    while read < 20_000_000 {
        let length = timeout(PATIENCE, stream.read(&mut buffer)).await.expect("bytes come").expect("it stays");
        assert_ne!(length, 0, "the server left after {read} bytes");
        read += length;
        sleep(Duration::from_millis(10)).await;
    }
    until(|| server.gate.held() == 0).await;
}

#[tokio::test]
async fn requests_beyond_the_limit_are_refused_for_now() {
    let server = Server::start(RunningLimits::new().in_flight(3)).await;
    let mut inside = join_all((0..3).map(|_| server.ask("{ wait }"))).await;
    server.executes(3).await;
    let refused = answer(&mut server.ask("{ __typename }").await).await;
    assert!(refused.starts_with("HTTP/1.1 503") && refused.contains("retry-after: 1\r\n"), "{refused}");
    assert!(refused.contains(r#""code":"LIMIT_IN_FLIGHT""#), "{refused}");
    server.waiting.go.notify_waiters();
    for stream in &mut inside {
        assert!(answer(stream).await.contains(r#"{"data":{"wait":true}}"#));
    }
    assert!(answer(&mut server.ask("{ __typename }").await).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn answers_that_wait_share_the_memory() {
    let server = Server::start(RunningLimits::new().memory(30_000_000_usize)).await;
    let deaf = join_all((0..2).map(|_| server.ask("{ large(bytes: 12000000) }"))).await;
    until(|| server.gate.held() > 24_000_000).await;
    let refused = answer(&mut server.ask("{ large(bytes: 12000000) }").await).await;
    assert!(refused.starts_with("HTTP/1.1 503") && refused.contains(r#""code":"LIMIT_MEMORY""#), "{refused}");
    assert!(answer(&mut server.ask("{ __typename }").await).await.starts_with("HTTP/1.1 200"));
    drop(deaf);
    until(|| server.gate.held() == 0).await;
}

#[tokio::test]
async fn a_client_that_leaves_cancels_its_operation_also_with_bytes_unread() {
    let server = Server::start(RunningLimits::new().deadline(None)).await;
    for query in ["{ wait }", "mutation { wait }"] {
        let left = server.ask(query).await;
        let pipelined = server.send(&(request(query) + &request("{ __typename }"))).await;
        let long = server.send(&(request(query) + &head("/graphql", 50_000) + &" ".repeat(20_000))).await;
        server.executes(3).await;
        drop((left, pipelined, long));
        server.executes(0).await;
        until(|| server.gate.in_flight() == 0).await;
    }
}

#[tokio::test]
async fn a_long_head_is_refused() {
    let server = Server::start(RunningLimits::new()).await;
    let answer = closed(server.send(&format!("GET /hello HTTP/1.1\r\nx: {}", "x".repeat(64 * 1024))).await).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn a_connection_too_many_waits_until_one_leaves() {
    let server = Server::start(RunningLimits::new().connections(2_usize)).await;
    let first = server.ask("{ wait }").await;
    let _second = server.ask("{ wait }").await;
    server.executes(2).await;
    let mut third = server.ask("{ __typename }").await;
    assert!(timeout(SHORT, third.peek(&mut [0])).await.is_err(), "it is served");
    drop(first);
    assert!(answer(&mut third).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn running_requests_are_answered_before_the_end() {
    let server = Server::start(RunningLimits::new()).await;
    let mut running = server.ask("{ wait }").await;
    let mut idle = server.ask("{ __typename }").await;
    answer(&mut idle).await;
    let late = request("{ __typename }");
    let mut begun = server.send(&late[..10]).await;
    server.executes(1).await;
    sleep(SHORT).await; // the beginning of the head has been read
    server.stop().await;
    until_refused(server.address).await;
    assert_eq!(closed(idle).await, "");
    begun.write_all(&late.as_bytes()[10..]).await.expect("the server reads");
    let refused = closed(begun).await;
    assert!(refused.starts_with("HTTP/1.1 503") && refused.contains(r#""code":"STOPPING""#), "{refused}");
    server.waiting.go.notify_waiters();
    assert!(answer(&mut running).await.contains(r#"{"data":{"wait":true}}"#));
    assert_eq!(server.ended().await, Ended::Done);
}

#[tokio::test]
async fn the_end_comes_in_time_whatever_clients_do() {
    let server = Server::start(RunningLimits::new().grace(SHORT)).await;
    let clients = [
        server.ask("{ wait }").await,
        server.ask("{ large(bytes: 30000000) }").await,
        server.send(&(head("/graphql", 1000) + "{")).await,
        server.send("POST /graphql HTTP/1.1\r\nhost:").await,
    ];
    until(|| server.gate.in_flight() == 2 && server.gate.held() > 30_000_000).await;
    server.stop().await;
    let gate = server.gate.clone();
    assert_eq!(server.ended().await, Ended::Done);
    join_all(clients.map(closed)).await;
    until(|| gate.in_flight() == 0 && gate.held() == 0).await;
}

#[tokio::test]
async fn a_second_wish_ends_it_at_once() {
    let server = Server::start(RunningLimits::new().grace(PATIENCE * 10)).await;
    let running = server.ask("{ wait }").await;
    server.executes(1).await;
    server.stop().await;
    server.tell.send(()).await.expect("the server runs");
    assert_eq!(server.ended().await, Ended::AtOnce);
    assert_eq!(closed(running).await, "");
}

async fn until_refused(address: SocketAddr) {
    let wait = async { while TcpStream::connect(address).await.is_ok() {} };
    timeout(PATIENCE, wait).await.expect("the server accepts no more");
}
