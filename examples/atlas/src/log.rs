//! The program's log, on the standard error. A thread writes it, so that a reader who is slow or closes the pipe stops no
//! request. Lines beyond the limit are dropped and counted.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// The most lines that wait for a slow reader.
const LINES: usize = 1_000;
/// The time that the end of the program waits for the last lines.
const END: Duration = Duration::from_millis(200);

/// The log. Dropping it waits for the last lines.
#[derive(Debug)]
pub struct Log(Lines);

/// Begins the log, and sends panics to it.
pub fn begin() -> Log {
    let (sender, receiver) = sync_channel(LINES);
    let lines = Lines { sender, dropped: Arc::default() };
    let dropped = lines.dropped.clone();
    thread::spawn(move || write(&receiver, &dropped));
    let writer = lines.clone();
    tracing_subscriber::fmt().with_writer(move || writer.clone()).with_ansi(false).with_target(false).init();
    std::panic::set_hook(Box::new(|panic| tracing::error!("{panic}")));
    Log(lines)
}

/// Prints a line for the person who started the program. An error is ignored: the program runs without a reader too.
pub fn say(line: impl std::fmt::Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

#[derive(Clone, Debug)]
struct Lines {
    sender: SyncSender<Message>,
    dropped: Arc<AtomicU64>,
}

#[derive(Debug)]
enum Message {
    Line(Vec<u8>),
    /// Asks for a message when all lines before it are written.
    End(SyncSender<()>),
}

fn write(messages: &Receiver<Message>, dropped: &AtomicU64) {
    for message in messages {
        let dropped = dropped.swap(0, Ordering::Relaxed);
        let mut output = io::stderr();
        // A log that cannot be written has no place to report that.
        if dropped > 0 {
            let _ = writeln!(output, "{dropped} lines of this log were dropped, since it was not read in time");
        }
        let _ = match message {
            Message::Line(line) => output.write_all(&line),
            Message::End(done) => done.send(()).map_err(io::Error::other),
        };
    }
}

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.sender.try_send(Message::Line(line.to_owned())).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        let (done, told) = sync_channel(1);
        if self.0.sender.try_send(Message::End(done)).is_ok() {
            let _ = told.recv_timeout(END); // the reader may be too slow
        }
    }
}
