//! The server, as a browser and a program see it.

use atlas::executor::AtlasExecutor;
use atlas::{Visits, schema, server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Serves a database of its own, sends the request, and returns the answer.
async fn ask(name: &str, request: &str) -> String {
    let database = crate::common::database(name).await;
    let schema = schema::build(database.clone(), Visits::here());
    let listener = server::listen("127.0.0.1:0").await.expect("some port is free");
    let address = listener.local_addr().expect("it has an address");
    let executor = AtlasExecutor::new(schema, database);
    tokio::spawn(server::serve(listener, executor, server::GRACE).into_future());
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    stream.write_all(request.as_bytes()).await.expect("the request is sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("the answer is text");
    answer
}

#[tokio::test]
async fn a_browser_gets_graphiql_with_the_welcome() {
    let request = "GET / HTTP/1.1\r\nhost: atlas\r\naccept: text/html\r\nconnection: close\r\n\r\n";
    let answer = ask("browser", request).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("<title>Atlas</title>") && answer.contains("Welcome to the Atlas"), "{answer}");
    assert!(!answer.contains("https://"), "the page needs a network: {answer}");
}

#[tokio::test]
async fn a_program_gets_its_answer_from_graphql() {
    let body = r#"{"query":"{ country(code: \"PT\") { borders { name } } }"}"#;
    let request = format!(
        "POST /graphql HTTP/1.1\r\nhost: atlas\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n{body}",
        body.len()
    );
    let answer = ask("program", &request).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.ends_with(r#"{"data":{"country":{"borders":[{"name":"Spain"}]}}}"#), "{answer}");
}

#[tokio::test]
async fn an_address_that_is_taken_is_told_with_the_way_out() {
    let first = server::listen("127.0.0.1:0").await.expect("some port is free");
    let address = first.local_addr().expect("it has an address").to_string();
    let error = server::listen(&address).await.expect_err("it is taken").to_string();
    assert_eq!(
        error,
        format!("{address} is taken by another program. Choose another address with `--listen HOST:PORT`.")
    );
}
