//! The program stops in time, whatever its clients do, and at once when it is told twice.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::program::{DEADLINE, Program, head, is_answered};

#[tokio::test]
async fn clients_that_send_half_a_request_or_read_no_answer_do_not_keep_it_from_stopping() {
    let mut program = Program::start("stubborn").await;
    let mut half_head = program.connect();
    half_head.write_all(b"POST /graphql HTTP/1.1\r\nhost:").expect("it is sent");
    let mut half_body = program.begin(1000);
    half_body.write_all(b"{").expect("it is sent");
    let mut deaf = program.connect();
    let body =
        r#"{"query":"{ countries { translation(language: \"deu\") nativeNames { name } otherNames domains } }"}"#;
    let request = format!("{}{body}", head(body.len())).replace("connection: close\r\n", "");
    deaf.write_all(request.repeat(100).as_bytes()).expect("it is sent");
    assert_eq!(deaf.peek(&mut [0]).expect("it is answered"), 1);
    program.terminate();
    assert!(program.ended().success());
}

#[tokio::test]
async fn what_was_begun_is_answered_before_it_stops() {
    let mut program = Program::start_patient("begun").await;
    let body = r#"{"query":"{ country(code: \"PT\") { name } }"}"#;
    let mut client = program.begin(body.len());
    program.terminate();
    wait_until_it_stops(&program);
    client.write_all(body.as_bytes()).expect("it is sent");
    let mut answer = String::new();
    client.read_to_string(&mut answer).expect("the answer is text");
    assert!(answer.ends_with(r#"{"data":{"country":{"name":"Portugal"}}}"#), "{answer}");
    assert!(program.ended().success());
}

#[tokio::test]
async fn a_second_signal_ends_it_at_once() {
    let mut program = Program::start_patient("twice").await;
    let mut half = program.begin(1000);
    program.terminate();
    wait_until_it_stops(&program);
    assert!(!is_answered(&half), "its client is waited for");
    program.terminate();
    assert!(!program.ended().success(), "it succeeds when it ends after its clients");
    let mut answer = Vec::new();
    let _ = half.read_to_end(&mut answer); // the connection may be reset
    assert!(answer.is_empty(), "it answered its client first: {}", String::from_utf8_lossy(&answer));
}

/// Waits until the program accepts no more clients.
fn wait_until_it_stops(program: &Program) {
    let start = Instant::now();
    while TcpStream::connect(program.address).is_ok() {
        assert!(start.elapsed() < DEADLINE, "the program goes on");
        std::thread::sleep(Duration::from_millis(10));
    }
}
