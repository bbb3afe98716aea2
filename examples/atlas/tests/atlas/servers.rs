//! A database on a server: started by two programs at once, kept from others, locked, restarted, gone.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use atlas::database::{Address, Database, Opened};
use atlas::executor::AtlasExecutor;
use damson::{Executor, Request};
use serde_json::{Value, json};
use sqlx::PgConnection;

use crate::common::Place;
use crate::postgres::{self, PostgresDatabase};
use crate::program::{DEADLINE, Program, answer, code, command, is_answered, refused};
use crate::proxy::Proxy;

const CREATE: &str = "mutation($name: String!) { createList(input: { name: $name }) { name } }";
const ASK: &str = "{ cities(first: 1) { cities { name } } }";

fn program(url: &str) -> Program {
    Program::run(&mut command(Path::new(url)), url.into())
}

/// A proxy before the server, and the URL of the database behind it.
async fn behind_proxy(database: &PostgresDatabase) -> (Proxy, String) {
    use sqlx::ConnectOptions;
    let options = database.options();
    let proxy = Proxy::start(format!("{}:{}", options.get_host(), options.get_port())).await;
    let url = options.host("127.0.0.1").port(proxy.address.port()).to_url_lossy().to_string();
    (proxy, url)
}

#[tokio::test]
async fn two_programs_that_start_at_once_build_it_once() {
    let Some(empty) = postgres::empty("at_once").await else { return };
    let address = empty.address();
    let (one, other) = tokio::join!(Database::open(&address), Database::open(&address));
    let opened = [one, other].map(|it| it.expect("it opens").1);
    assert!(opened.contains(&Opened::Built { vanished: 0 }) && opened.contains(&Opened::AsItWas), "{opened:?}");
}

#[tokio::test]
async fn a_schema_of_another_program_is_left_alone() {
    let Some(foreign) = postgres::empty("foreign").await else { return };
    foreign.change("CREATE TABLE city (mine TEXT)").await;
    let (status, message) = refused(&mut command(Path::new(&foreign.url())));
    assert!(!status.success());
    assert!(message.contains("a database of another program. It was not changed. Choose another"), "{message}");
    foreign.change("ALTER TABLE city RENAME COLUMN mine TO still_mine").await;
}

#[tokio::test]
async fn a_part_that_is_missing_is_told_at_the_start() {
    let cases = [
        ("DROP TABLE saved_place", "the table `saved_place`"),
        ("DROP INDEX city_folded", "the index `city_folded`"),
        ("ALTER TABLE place_list DROP COLUMN description", "the column `description` of `place_list`"),
    ];
    for (number, (sql, part)) in cases.into_iter().enumerate() {
        let Some(database) = postgres::copy(&format!("missing_{number}")).await else { return };
        database.change(sql).await;
        let (status, message) = refused(&mut command(Path::new(&database.url())));
        assert!(!status.success(), "{sql}");
        assert!(message.contains(part) && message.contains("ATLAS_DATABASE_URL"), "{sql}: {message}");
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let Some(database) = postgres::copy("newer").await else { return };
    database
        .change(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES (99, 'new', true, '', 0)",
        )
        .await;
    let error = Database::open(&database.address()).await.expect_err("it is newer").to_string();
    assert!(error.contains("made by a newer version of the atlas. It was not changed."), "{error}");
}

#[tokio::test]
async fn a_server_that_is_down_at_the_start_is_told_with_the_next_step() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("some port is free");
    let address = free.local_addr().expect("it has an address");
    drop(free);
    let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
    command
        .args(["--listen", "127.0.0.1:0"])
        .env("ATLAS_DATABASE_URL", format!("postgres://me:secret@{address}/world"));
    let (status, message) = refused(&mut command);
    assert_eq!(status.code(), Some(1));
    let told = format!("error: postgres://{address}/world cannot be reached: ");
    assert!(message.starts_with(&told) && message.contains("Start the server."), "{message}");
    assert!(!message.contains("secret"), "{message}");
}

#[test]
fn an_address_that_is_none_is_told_at_the_start() {
    let (status, message) = refused(&mut command(Path::new("mysql://me:secret@localhost/world")));
    assert_eq!(status.code(), Some(1));
    assert!(message.contains("`mysql` is not a kind of database") && !message.contains("secret"), "{message}");
}

#[tokio::test]
async fn a_foreign_lock_keeps_writers_waiting_for_a_while_and_readers_not_at_all() {
    let Some(database) = postgres::copy("lock").await else { return };
    let program = program(&database.url());
    let mut other = database.connect().await;
    sqlx::raw_sql("BEGIN; LOCK TABLE place_list IN EXCLUSIVE MODE").execute(&mut other).await.expect("the lock");
    let writers: Vec<_> = (0..3).map(|number| program.send(CREATE, json!({"name": number.to_string()}))).collect();
    assert_eq!(program.ask("{ lists { name } }"), json!({"data": {"lists": []}}));
    assert!(!writers.iter().any(is_answered), "the writers waited");
    for writer in writers {
        assert_eq!(code(&answer(writer)), "DATABASE_BUSY");
    }
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.expect("the end of the lock");
    let after = answer(program.send(CREATE, json!({"name": "After"})));
    assert_eq!(after, json!({"data": {"createList": {"name": "After"}}}));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)] // the proxy goes on while the test waits
async fn a_server_that_restarts_under_load_gives_errors_and_then_answers_again() {
    let Some(database) = postgres::copy("restart").await else { return };
    let (mut proxy, url) = behind_proxy(&database).await;
    let program = Arc::new(program(&url));
    let load = Load::start(&program, 8);
    load.wait("answers", |answers| answers.iter().filter(|it| it["errors"].is_null()).count() >= 50).await;
    proxy.cut().await;
    load.wait("an error for each client", |answers| answers.iter().filter(|it| !it["errors"].is_null()).count() >= 8)
        .await;
    let health = program.get("/health");
    assert!(health.starts_with("HTTP/1.1 503") && health.contains("cannot be reached"), "{health}");
    let change = answer(program.send(CREATE, json!({"name": "Lost"})));
    assert_eq!(code(&change), "DATABASE_UNREACHABLE", "{change}");
    proxy.restore().await;
    load.wait("answers again", |answers| answers.iter().rev().take(50).all(|it| it["errors"].is_null())).await;
    let answers = load.end();
    for answer in answers.iter().filter(|it| !it["errors"].is_null()) {
        assert!(["DATABASE_UNREACHABLE", "DATABASE_BUSY"].contains(&code(answer)), "{answer}");
    }
    assert!(answers.iter().any(|it| !it["errors"].is_null() && code(it) == "DATABASE_UNREACHABLE"));
    let change = answer(program.send(CREATE, json!({"name": "Kept"})));
    assert_eq!(change, json!({"data": {"createList": {"name": "Kept"}}}));
    assert!(program.get("/health").starts_with("HTTP/1.1 200"));
}

/// A query with a batch that waits while `border` is locked, beside one that does not.
const LEVELS: &str =
    "{ countries(filter: {codes: [\"PT\", \"IS\"]}) { cities(first: 1) { cities { name } } borders { name } } }";

async fn answer_of(executor: AtlasExecutor, query: &'static str) -> Value {
    serde_json::to_value(executor.execute(Request::new(query)).await).expect("an answer is JSON")
}

/// Locks the table of borders, and waits until so many statements of the atlas wait for it.
async fn lock_borders(other: &mut PgConnection, waiting: i64) {
    sqlx::raw_sql("BEGIN; LOCK TABLE border IN ACCESS EXCLUSIVE MODE").execute(&mut *other).await.expect("the lock");
    let count = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let start = Instant::now();
    while sqlx::query_scalar::<_, i64>(count).fetch_one(&mut *other).await.expect("a number") < waiting {
        assert!(start.elapsed() < DEADLINE, "nobody waits");
        tokio::time::sleep(Duration::from_millis(5)).await;
        // Otherwise the view stays the same in a transaction.
        sqlx::query("SELECT pg_stat_clear_snapshot()").execute(&mut *other).await.expect("it is cleared");
    }
}

#[tokio::test]
async fn backends_that_end_in_the_middle_of_batches_are_errors_of_their_fields_and_then_replaced() {
    let Some(database) = postgres::copy("terminated").await else { return };
    let mut other = database.connect().await;
    let place = Place::Server(database);
    let executor = crate::queries::executor(&place).await;
    let before = answer_of(executor.clone(), LEVELS).await;
    assert!(before["errors"].is_null(), "{before}");
    for _ in 0..3 {
        let clients: Vec<_> = (0..8).map(|_| tokio::spawn(answer_of(executor.clone(), LEVELS))).collect();
        lock_borders(&mut other, 4).await; // all connections for reading
        let end = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()";
        let ended: i64 = sqlx::query_scalar(end).fetch_one(&mut other).await.expect("it may end them");
        assert!(ended >= 4, "{ended} backends");
        sqlx::raw_sql("ROLLBACK").execute(&mut other).await.expect("the end of the lock");
        let mut failed = 0;
        for client in clients {
            let answer = client.await.expect("every request has an answer");
            let Some(errors) = answer["errors"].as_array() else {
                assert_eq!(answer["data"], before["data"]);
                continue;
            };
            failed += 1;
            for error in errors {
                let (code, path) = (&error["extensions"]["code"], &error["path"]);
                assert_eq!(code, "DATABASE_UNREACHABLE", "{answer}");
                assert!(
                    path == &json!(["countries", 0, "borders"]) || path == &json!(["countries", 1, "borders"]),
                    "{answer}"
                );
            }
        }
        assert!(failed >= 4, "{failed} requests failed");
        assert_eq!(answer_of(executor.clone(), LEVELS).await, before, "the next request");
    }
}

#[tokio::test]
async fn a_statement_that_waits_too_long_is_late_alone_and_keeps_no_connection() {
    let Some(database) = postgres::copy("late").await else { return };
    let mut other = database.connect().await;
    let place = Place::Server(database);
    let executor = crate::queries::executor(&place).await;
    let hasty = executor.clone().time(Duration::from_millis(500));
    let query = "{ region(code: ASIA) { name } country(code: \"PT\") { borders { name } } }";
    let clients: Vec<_> = (0..4).map(|_| tokio::spawn(answer_of(hasty.clone(), query))).collect();
    lock_borders(&mut other, 4).await;
    for client in clients {
        let late = client.await.expect("every request has an answer");
        assert_eq!((code(&late), &late["errors"][0]["path"]), ("DEADLINE", &json!(["country", "borders"])), "{late}");
        assert_eq!(late["data"], json!({"region": {"name": "Asia"}, "country": null}));
    }
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.expect("the end of the lock");
    let after = answer_of(executor, query).await;
    assert_eq!(after["data"]["country"], json!({"borders": [{"name": "Spain"}]}), "{after}");
}

/// Clients that ask without a pause.
struct Load {
    answers: Arc<Mutex<Vec<Value>>>,
    stop: Arc<AtomicBool>,
    clients: Vec<std::thread::JoinHandle<()>>,
}

impl Load {
    fn start(program: &Arc<Program>, clients: usize) -> Self {
        let (answers, stop) = (Arc::<Mutex<Vec<Value>>>::default(), Arc::<AtomicBool>::default());
        let client = |_| {
            let (program, answers, stop) = (program.clone(), answers.clone(), stop.clone());
            std::thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let answer = program.ask(ASK);
                    answers.lock().expect("nobody panics with it").push(answer);
                }
            })
        };
        let clients = (0..clients).map(client).collect();
        Self { answers, stop, clients }
    }

    /// Waits until the answers so far are as `expected`.
    async fn wait(&self, what: &str, expected: impl Fn(&[Value]) -> bool) {
        let start = Instant::now();
        while !expected(&self.answers.lock().expect("nobody panics with it")) {
            assert!(start.elapsed() < DEADLINE, "no {what}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    fn end(self) -> Vec<Value> {
        self.stop.store(true, Ordering::Relaxed);
        self.clients.into_iter().for_each(|client| client.join().expect("every request has an answer"));
        std::mem::take(&mut self.answers.lock().expect("nobody panics with it"))
    }
}

#[tokio::test]
async fn a_first_start_builds_a_schema_and_a_second_reuses_it() {
    let Some(empty) = postgres::empty("two_starts").await else { return };
    empty.change("CREATE SCHEMA atlas").await;
    let address = Address::Server(Box::new(empty.options().options([("search_path", "atlas")])));
    let (database, first) = Database::open(&address).await.expect("it is built");
    database.close().await;
    assert_eq!(first, Opened::Built { vanished: 0 });
    assert_eq!(Database::open(&address).await.expect("it opens").1, Opened::AsItWas);
    empty.change("SELECT 1 FROM atlas.city").await;
}
