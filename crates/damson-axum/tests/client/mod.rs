//! A server on a free port, and a client that writes bytes, so that it can write malformed requests.

use std::net::SocketAddr;

use axum::Router;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A running server; it ends with the test's runtime.
pub(crate) struct Server {
    address: SocketAddr,
}

/// The answer of the server.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

/// A POST request with JSON.
pub(crate) fn graphql(body: &str) -> String {
    request("POST", "/graphql", "content-type: application/json\r\n", body)
}

/// A request on a connection of its own.
pub(crate) fn request(method: &str, url: &str, headers: &str, body: &str) -> String {
    let length = if body.is_empty() { String::new() } else { format!("content-length: {}\r\n", body.len()) };
    format!("{method} {url} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}{length}\r\n{body}")
}

/// The head of a request whose body comes in chunks.
pub(crate) fn chunked(method: &str, url: &str) -> String {
    request(method, url, "content-type: application/json\r\ntransfer-encoding: chunked\r\n", "")
}

impl Server {
    pub(crate) async fn start(routes: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it is bound");
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Server { address }
    }

    pub(crate) async fn send(&self, request: &str) -> Answer {
        let mut stream = self.connect().await;
        stream.write_all(request.as_bytes()).await.expect("the server reads");
        Answer::read(stream).await
    }

    /// Sends every byte by itself.
    pub(crate) async fn send_slowly(&self, request: &str) -> Answer {
        let mut stream = self.connect().await;
        for byte in request.as_bytes() {
            stream.write_all(&[*byte]).await.expect("the server reads");
            tokio::task::yield_now().await;
        }
        Answer::read(stream).await
    }

    /// Sends the beginning of a request and hangs up.
    pub(crate) async fn send_and_leave(&self, beginning: &str) {
        self.connect().await.write_all(beginning.as_bytes()).await.expect("the server reads");
    }

    /// Sends chunks of white space until the server stops reading.
    pub(crate) async fn send_endless(&self, head: &str) -> Answer {
        let mut stream = self.connect().await;
        stream.write_all(head.as_bytes()).await.expect("the server reads");
        let (mut reading, mut writing) = stream.split();
        let chunk = format!("1000\r\n{}\r\n", " ".repeat(0x1000));
        let mut received = Vec::new();
        let mut buffer = [0; 1024];
        loop {
            tokio::select! {
                biased;
                length = reading.read(&mut buffer) => match length {
                    Ok(length) if length > 0 => received.extend_from_slice(&buffer[..length]),
                    _ => break,
                },
                written = writing.write_all(chunk.as_bytes()), if received.is_empty() => if written.is_err() { break },
            }
        }
        Answer::parse(received)
    }

    /// Sends a request whose answer does not end.
    pub(crate) async fn open(&self, request: &str) -> Live {
        let mut stream = self.connect().await;
        stream.write_all(request.as_bytes()).await.expect("the server reads");
        Live { stream, unread: String::new() }
    }

    async fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).await.expect("the server listens");
        stream.set_nodelay(true).expect("it is a TCP socket");
        stream
    }
}

/// An answer that goes on. Dropping it closes the connection.
pub(crate) struct Live {
    stream: TcpStream,
    unread: String,
}

impl Live {
    /// The bytes up to the end of `text`, with the sizes of chunks between them.
    pub(crate) async fn read_until(&mut self, text: &str) -> String {
        let mut buffer = [0; 1024];
        loop {
            if let Some(at) = self.unread.find(text) {
                let rest = self.unread.split_off(at + text.len());
                return std::mem::replace(&mut self.unread, rest);
            }
            let length = self.stream.read(&mut buffer).await.expect("the connection stands");
            assert!(length > 0, "the answer ended before {text:?}: {:?}", self.unread);
            self.unread += std::str::from_utf8(&buffer[..length]).expect("the answer is text");
        }
    }
}

impl Answer {
    async fn read(mut stream: TcpStream) -> Self {
        let mut received = Vec::new();
        // The server may close the connection while we still send; its answer before that counts.
        let _ = stream.read_to_end(&mut received).await;
        Answer::parse(received)
    }

    fn parse(received: Vec<u8>) -> Self {
        let text = String::from_utf8(received).expect("the answer is text");
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("the answer has a status");
        let answer = Answer { status, head: head.to_owned(), body: body.to_owned() };
        match answer.header("transfer-encoding") {
            Some("chunked") => Answer { body: without_chunks(body), ..answer },
            _ => answer,
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The code of the first error.
    pub(crate) fn code(&self) -> &str {
        let (_, rest) = self.body.split_once(r#""code":""#).unwrap_or_else(|| panic!("no code: {}", self.body));
        rest.split('"').next().expect("there is a piece before the first quote")
    }
}

/// A body without the sizes of its chunks.
fn without_chunks(mut body: &str) -> String {
    let mut joined = String::new();
    while let Some((size, rest)) = body.split_once("\r\n") {
        let (chunk, after) = rest.split_at(usize::from_str_radix(size, 16).expect("a size is hexadecimal"));
        joined += chunk;
        body = after.strip_prefix("\r\n").expect("a chunk ends with a line");
    }
    joined
}
