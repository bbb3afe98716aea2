//! The program in a process of its own, with clients that speak HTTP to it.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// More time than anything here takes; a longer wait means that the program hangs.
pub(crate) const DEADLINE: Duration = Duration::from_secs(30);

/// The running program. It is killed when this value is dropped.
pub(crate) struct Program {
    process: Child,
    pub(crate) address: SocketAddr,
    pub(crate) database: PathBuf,
}

impl Program {
    /// Starts the program on a finished database of its own.
    pub(crate) async fn start(name: &str) -> Self {
        Self::start_with(name, &[]).await
    }

    /// Starts the program so that it waits for running requests as long as a test does.
    pub(crate) async fn start_patient(name: &str) -> Self {
        Self::start_with(name, &["--grace", &DEADLINE.as_secs().to_string()]).await
    }

    async fn start_with(name: &str, arguments: &[&str]) -> Self {
        let database = crate::common::database_file(name).await;
        let mut command = command(&database);
        Self::run(command.args(arguments), database)
    }

    /// Runs a command that becomes the program and prints its address.
    pub(crate) fn run(command: &mut Command, database: PathBuf) -> Self {
        let spawned = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut process = spawned.expect("the program starts");
        let mut line = String::new();
        let mut output = BufReader::new(process.stdout.take().expect("the output is piped"));
        output.read_line(&mut line).expect("the program says something");
        let address = line.split("http://").nth(1).and_then(|rest| rest.split(' ').next()?.parse().ok());
        Self { process, address: address.unwrap_or_else(|| panic!("no address in {line:?}")), database }
    }

    /// The reading end of the program's log.
    pub(crate) fn log(&mut self) -> ChildStderr {
        self.process.stderr.take().expect("it is taken once")
    }

    /// A connection with a time limit.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("the program listens");
        stream.set_read_timeout(Some(DEADLINE)).expect("a timeout");
        stream
    }

    /// Sends an operation and leaves the answer for later.
    pub(crate) fn send(&self, query: &str, variables: Value) -> TcpStream {
        let body = json!({"query": query, "variables": variables}).to_string();
        let mut stream = self.connect();
        write!(stream, "{}{body}", head(body.len())).expect("the request is sent");
        stream
    }

    /// Begins a request with a body of so many bytes, which is not sent, and waits until the program asks for the body.
    pub(crate) fn begin(&self, length: usize) -> TcpStream {
        let mut stream = self.connect();
        let head = head(length).replacen("\r\n", "\r\nexpect: 100-continue\r\n", 1);
        stream.write_all(head.as_bytes()).expect("it is sent");
        let mut asked = [0; b"HTTP/1.1 100 Continue\r\n\r\n".len()];
        stream.read_exact(&mut asked).expect("the program asks for the body");
        assert!(asked.starts_with(b"HTTP/1.1 100"), "{}", String::from_utf8_lossy(&asked));
        stream
    }

    /// The answer to an operation.
    pub(crate) fn ask(&self, query: &str) -> Value {
        answer(self.send(query, Value::Null))
    }

    /// The answer to a GET.
    pub(crate) fn get(&self, path: &str) -> String {
        self.get_as(path, "*/*")
    }

    /// The page that a browser shows.
    pub(crate) fn page(&self) -> String {
        self.get_as("/", "text/html")
    }

    fn get_as(&self, path: &str, accept: &str) -> String {
        let mut stream = self.connect();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: atlas\r\naccept: {accept}\r\nconnection: close\r\n\r\n")
            .expect("the request is sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the answer is text");
        answer
    }

    /// Tells the program to stop.
    #[cfg(unix)]
    pub(crate) fn terminate(&self) {
        let told = Command::new("kill").arg(self.process.id().to_string()).status().expect("there is `kill`");
        assert!(told.success());
    }

    #[cfg(unix)]
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Waits until the program has ended.
    pub(crate) fn ended(&mut self) -> ExitStatus {
        wait(&mut self.process)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill(); // it may have ended
        let _ = self.process.wait();
    }
}

/// The program on this database, on any port.
pub(crate) fn command(database: &std::path::Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
    command.args(["--listen", "127.0.0.1:0", "--database"]).arg(database);
    command
}

/// Runs a command that ends by itself. Returns its exit status and its error output.
pub(crate) fn refused(command: &mut Command) -> (ExitStatus, String) {
    let spawned = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut process = spawned.expect("the program starts");
    let status = wait(&mut process);
    let mut message = String::new();
    let mut errors = process.stderr.take().expect("the errors are piped");
    errors.read_to_string(&mut message).expect("the message is text");
    (status, message)
}

fn wait(process: &mut Child) -> ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = process.try_wait().expect("it is a child") {
            return status;
        }
        if start.elapsed() > DEADLINE {
            let _ = process.kill(); // it may have ended at last
            panic!("the program does not end");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// The head of a request with a body of so many bytes.
pub(crate) fn head(length: usize) -> String {
    format!(
        "POST /graphql HTTP/1.1\r\nhost: atlas\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\
         connection: close\r\n\r\n"
    )
}

/// Reads an answer to its end.
pub(crate) fn answer(mut stream: TcpStream) -> Value {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("the answer is text");
    let (_, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no HTTP: {answer:?}"));
    serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}"))
}

/// The code of the first error.
pub(crate) fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_else(|| panic!("no error: {answer}"))
}

/// Whether an answer has come, or the end of the connection.
pub(crate) fn is_answered(stream: &TcpStream) -> bool {
    stream.set_nonblocking(true).expect("a mode");
    let nothing = stream.peek(&mut [0]).is_err_and(|error| error.kind() == ErrorKind::WouldBlock);
    stream.set_nonblocking(false).expect("a mode");
    !nothing
}
