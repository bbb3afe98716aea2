//! Faults of the database: locked, full, damaged, gone. Clients get an error, and the program goes on afterwards.

use std::io::Read;
use std::net::{Shutdown, TcpStream};
use std::process::Command;
use std::time::Instant;

use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};

use crate::common::change;
use crate::program::{DEADLINE, Program, answer, code, command, is_answered};

const CREATE: &str = "mutation($name: String!) { createList(input: { name: $name }) { name } }";

async fn connect(program: &Program) -> SqliteConnection {
    let url = format!("sqlite:{}", program.database.display());
    SqliteConnection::connect(&url).await.expect("another program can open the file")
}

/// Runs a statement as another program would.
async fn execute(connection: &mut SqliteConnection, sql: &'static str) {
    sqlx::raw_sql(sql).execute(connection).await.expect(sql);
}

fn create(program: &Program, name: &str) -> Value {
    answer(program.send(CREATE, json!({ "name": name })))
}

fn names(program: &Program) -> Value {
    program.ask("{ lists { name } }")["data"]["lists"].clone()
}

#[tokio::test]
async fn a_foreign_lock_keeps_writers_waiting_for_a_while_and_readers_not_at_all() {
    let program = Program::start("lock").await;
    let mut other = connect(&program).await;
    execute(&mut other, "BEGIN IMMEDIATE").await;
    in_time(async || {
        let writers: Vec<_> =
            (0..12).map(|number| program.send(CREATE, json!({"name": format!("{number}")}))).collect();
        assert_eq!(names(&program), json!([]));
        let cities = program.ask("{ cities(first: 1) { totalCount cities { name } } }");
        assert!(cities["errors"].is_null(), "{cities}");
        // Readers are answered before the writers that came first; a slow machine may need another try.
        let writers_wait = !writers.iter().any(is_answered);
        for writer in writers {
            assert_eq!(code(&answer(writer)), "DATABASE_BUSY");
        }
        writers_wait
    })
    .await;
    execute(&mut other, "ROLLBACK").await;
    assert_eq!(create(&program, "After"), json!({"data": {"createList": {"name": "After"}}}));
}

#[tokio::test]
async fn clients_that_leave_while_they_wait_are_waited_for_by_nobody() {
    let program = Program::start("left").await;
    let mut other = connect(&program).await;
    in_time(async || {
        execute(&mut other, "BEGIN IMMEDIATE").await;
        let clients: Vec<_> =
            (0..200).map(|number| program.send(CREATE, json!({"name": format!("{number}")}))).collect();
        clients.into_iter().for_each(leave);
        let mine = program.send(CREATE, json!({"name": "Mine"}));
        assert_eq!(names(&program), json!([]));
        execute(&mut other, "ROLLBACK").await;
        // Behind clients that are waited for it is refused each time, or their lists are there before its own.
        let mine = answer(mine);
        let is_there = mine["errors"].is_null();
        match is_there {
            true => assert_eq!(mine, json!({"data": {"createList": {"name": "Mine"}}})),
            false => assert_eq!(code(&mine), "DATABASE_BUSY"),
        }
        is_there
    })
    .await;
    assert_eq!(names(&program), json!([{"name": "Mine"}]));
}

/// Repeats an attempt until it succeeds.
async fn in_time(mut succeeds: impl AsyncFnMut() -> bool) {
    let start = Instant::now();
    while !succeeds().await {
        assert!(start.elapsed() < DEADLINE, "no attempt succeeds");
    }
}

/// Closes the client's side of a connection, and waits until the program has closed its own.
fn leave(mut client: TcpStream) {
    client.shutdown(Shutdown::Write).expect("it is open");
    let _ = client.read_to_end(&mut Vec::new()); // the connection may be reset
}

/// A limit on the size of files stands for a full disk: nothing can be written beyond it.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn what_could_not_be_written_to_a_full_disk_can_be_when_there_is_room_again() {
    let path = crate::common::database_file("full").await;
    let atlas = command(&path);
    let mut shell = Command::new("sh");
    // The shell ignores the signal, so that the program sees the error, as on a full disk.
    shell
        .args(["-c", "trap '' XFSZ; ulimit -S -f 256; exec \"$0\" \"$@\""])
        .arg(atlas.get_program())
        .args(atlas.get_args());
    let program = Program::run(&mut shell, path);
    let refused = (0..60).map(|number| create(&program, &format!("{number} {}", "x".repeat(60))));
    let refused: Vec<Value> = refused.filter(|answer| !answer["errors"].is_null()).collect();
    assert!(refused.len() > 4, "each connection meets the limit: {refused:?}");
    assert!(refused.iter().all(|answer| code(answer) == "DATABASE"), "{refused:?}");
    let raised = Command::new("prlimit").args(["--fsize=unlimited", "--pid"]).arg(program.id().to_string()).status();
    assert!(raised.expect("there is `prlimit`").success());
    for number in 0..10 {
        let answer = create(&program, &format!("After {number}"));
        assert!(answer["errors"].is_null(), "{answer}");
    }
}

#[tokio::test]
async fn a_transaction_that_sqlite_ended_by_itself_ends_no_connection() {
    let program = Program::start("rolled_back").await;
    let mut other = connect(&program).await;
    execute(
        &mut other,
        "CREATE TRIGGER full BEFORE INSERT ON place_list BEGIN SELECT RAISE(ROLLBACK, 'as when the disk is full'); END",
    )
    .await;
    for _ in 0..8 {
        assert_eq!(code(&create(&program, "Lost")), "DATABASE");
    }
    execute(&mut other, "DROP TRIGGER full").await;
    assert_eq!(create(&program, "Kept"), json!({"data": {"createList": {"name": "Kept"}}}));
}

#[tokio::test]
async fn a_part_that_is_missing_is_told_at_the_start() {
    let cases = [
        ("DROP TABLE saved_place", "the table `saved_place`"),
        ("DROP TABLE capital", "the table `capital`"),
        ("DROP TABLE data_version", "the table `data_version`"),
        ("DROP INDEX city_folded", "the index `city_folded`"),
        ("ALTER TABLE place_list DROP COLUMN description", "the column `description` of `place_list`"),
    ];
    for (number, (sql, part)) in cases.into_iter().enumerate() {
        let path = crate::common::database_file(&format!("missing_{number}")).await;
        change(&path, sql).await;
        let (status, message) = crate::program::refused(&mut command(&path));
        assert!(!status.success(), "{sql}");
        assert!(message.contains(part) && message.contains("--database PATH"), "{sql}: {message}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_that_is_deleted_or_replaced_takes_no_more_changes() {
    type Harm = fn(&std::path::Path);
    let harms: [(&str, Harm); 3] = [
        ("deleted", |path| std::fs::remove_file(path).expect("it can be deleted")),
        ("replaced", |path| {
            let copy = path.with_extension("copy");
            std::fs::copy(path, &copy).expect("it can be copied");
            std::fs::rename(copy, path).expect("it can be replaced");
        }),
        ("log_deleted", |path| std::fs::remove_file(format!("{}-wal", path.display())).expect("it can be deleted")),
    ];
    for (name, harm) in harms {
        let program = Program::start(name).await;
        assert!(create(&program, "Before")["errors"].is_null(), "{name}");
        assert!(program.get("/health").starts_with("HTTP/1.1 200"), "{name}");
        harm(&program.database);
        assert_eq!(code(&create(&program, "After")), "DATABASE_LOST", "{name}");
        let health = program.get("/health");
        assert!(health.starts_with("HTTP/1.1 503") && health.contains("deleted or replaced"), "{name}: {health}");
    }
}
