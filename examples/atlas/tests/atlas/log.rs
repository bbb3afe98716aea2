//! A log that nobody reads: it stops no request, and counts its lost lines.

use std::io::Read;

use crate::program::{Program, code};

/// An operation whose answers are all errors, each with a line in the log.
const ASK: &str = "{ a: list(id: 1) { name } b: list(id: 1) { name } c: list(id: 1) { name } d: list(id: 1) { name } }";

async fn damaged(name: &str) -> Program {
    let program = Program::start(name).await;
    crate::common::change(&program.database, "ALTER TABLE place_list RENAME TO gone").await;
    program
}

#[tokio::test]
async fn a_log_whose_pipe_is_closed_changes_no_answer() {
    let mut program = damaged("closed_log").await;
    drop(program.log());
    for _ in 0..3 {
        let answer = program.ask(ASK);
        assert!(answer["errors"].as_array().is_some_and(|errors| errors.len() == 4), "{answer}");
        assert_eq!(code(&answer), "DATABASE");
    }
}

#[tokio::test]
async fn a_log_that_nobody_reads_stalls_nobody_and_tells_what_was_dropped() {
    let mut program = damaged("full_log").await;
    let mut log = program.log();
    for _ in 0..1_000 {
        assert_eq!(code(&program.ask(ASK)), "DATABASE"); // some 300 KB, of which a pipe takes 64
    }
    let mut read = Vec::new();
    let mut piece = [0; 4096];
    while !String::from_utf8_lossy(&read).contains("were dropped") {
        let length = log.read(&mut piece).expect("the log can be read");
        assert!(length > 0, "the log ended: {}", String::from_utf8_lossy(&read));
        read.extend_from_slice(&piece[..length]);
    }
    assert!(String::from_utf8_lossy(&read).contains("no such table: place_list"));
}
