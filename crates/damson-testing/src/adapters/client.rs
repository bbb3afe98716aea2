//! A client that writes bytes, so that it can write malformed requests.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use damson_http::Endpoint;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Adapter, Site, schema};

/// A running server.
pub struct Server {
    address: SocketAddr,
    /// The number of fields that wait.
    pub waiting: Arc<AtomicUsize>,
}

/// The answer of a server.
pub struct Answer {
    /// The status code.
    pub status: u16,
    head: String,
    /// The body as it came, but without the marks of chunks.
    pub bytes: Vec<u8>,
    /// The body as text; `�` stands for bytes that are none.
    pub body: String,
}

/// A POST request with JSON.
pub fn graphql(body: &str) -> String {
    request("POST", "/graphql", "content-type: application/json\r\n", body)
}

/// A request on a connection of its own.
pub fn request(method: &str, url: &str, headers: &str, body: &str) -> String {
    let length = if body.is_empty() { String::new() } else { format!("content-length: {}\r\n", body.len()) };
    format!("{method} {url} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}{length}\r\n{body}")
}

/// The head of a POST request whose body comes in chunks.
pub fn chunked(url: &str) -> String {
    request("POST", url, "content-type: application/json\r\ntransfer-encoding: chunked\r\n", "")
}

impl Server {
    /// Starts a server with these rules.
    pub async fn start(adapter: &impl Adapter, rules: fn(Endpoint) -> Endpoint) -> Self {
        let (schema, waiting) = schema();
        Server { address: adapter.serve(Site { schema, rules }).await, waiting }
    }

    /// A server at this address.
    pub fn at(address: SocketAddr) -> Self {
        Server { address, waiting: Arc::default() }
    }

    /// The address of the server.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Sends a request and reads the answer.
    pub async fn send(&self, request: impl AsRef<[u8]>) -> Answer {
        let mut stream = self.connect().await;
        stream.write_all(request.as_ref()).await.expect("the server reads");
        Answer::read(stream).await
    }

    /// Sends every byte by itself.
    pub async fn send_slowly(&self, request: &str) -> Answer {
        let mut stream = self.connect().await;
        for byte in request.as_bytes() {
            stream.write_all(&[*byte]).await.expect("the server reads");
            tokio::task::yield_now().await;
        }
        Answer::read(stream).await
    }

    /// Sends a request, or the beginning of one; dropping the result hangs up.
    pub async fn begin(&self, beginning: &str) -> TcpStream {
        let mut stream = self.connect().await;
        stream.write_all(beginning.as_bytes()).await.expect("the server reads");
        stream
    }

    /// Sends chunks of white space until the server stops reading.
    pub async fn send_endless(&self, head: &str) -> Answer {
        let mut stream = self.begin(head).await;
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
    pub async fn open(&self, request: &str) -> Live {
        Live { stream: self.begin(request).await, unread: String::new() }
    }

    /// A connection that sends at once.
    pub async fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).await.expect("the server listens");
        stream.set_nodelay(true).expect("it is a TCP socket");
        stream
    }
}

/// An answer that goes on. Dropping it closes the connection.
pub struct Live {
    stream: TcpStream,
    unread: String,
}

impl Live {
    /// The bytes up to the end of `text`, with the sizes of chunks between them.
    pub async fn read_until(&mut self, text: &str) -> String {
        let mut buffer = [0; 1024];
        loop {
            if let Some(at) = self.unread.find(text) {
                let rest = self.unread.split_off(at + text.len());
                return std::mem::replace(&mut self.unread, rest);
            }
            let length = self.stream.read(&mut buffer).await.expect("the connection stands");
            assert!(length > 0, "the answer ended before {text:?}: {:?}", self.unread);
            self.unread += str::from_utf8(&buffer[..length]).expect("the answer is text");
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
        let end = received.windows(4).position(|window| window == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no answer: {:?}", String::from_utf8_lossy(&received)));
        let head = String::from_utf8(received[..end].to_vec()).expect("a head is text");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("an answer has a status");
        let mut answer = Answer { status, head, bytes: received[end + 4..].to_vec(), body: String::new() };
        if answer.header("transfer-encoding") == Some("chunked") {
            answer.bytes = without_marks(&answer.bytes);
        }
        answer.body = String::from_utf8_lossy(&answer.bytes).into_owned();
        answer
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The code of the first error.
    pub fn code(&self) -> &str {
        let (_, rest) = self.body.split_once(r#""code":""#).unwrap_or_else(|| panic!("no code: {}", self.body));
        rest.split('"').next().expect("there is a piece before the first quote")
    }
}

/// The content of chunks.
fn without_marks(mut rest: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    while let Some(line) = rest.windows(2).position(|window| window == b"\r\n") {
        let length = str::from_utf8(&rest[..line]).ok().and_then(|text| usize::from_str_radix(text, 16).ok());
        let (start, length) = (line + 2, length.expect("a chunk has a length"));
        content.extend_from_slice(&rest[start..start + length]);
        rest = &rest[start + length + 2..];
    }
    content
}
