//! A process of `benches/` that runs while its engine is compared with others.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde::Deserialize;

/// One block of measurements, as a binary prints it.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Block {
    pub(super) ns: f64,
    pub(super) allocations: u64,
    pub(super) bytes: u64,
    /// The nanoseconds in which 99 of 100 requests were answered, if many connections asked.
    pub(super) p99: Option<f64>,
}

pub(super) struct Running {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Running {
    pub(super) fn start(command: &mut Command) -> Result<Self, String> {
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut process = piped.map_err(|error| format!("{command:?} does not start: {error}"))?;
        let questions = process.stdin.take().expect("the input is piped");
        let answers = BufReader::new(process.stdout.take().expect("the output is piped"));
        Ok(Running { process, questions, answers })
    }

    /// Measures one block of about `duration`.
    pub(super) fn block(&mut self, duration: Duration) -> Result<Block, String> {
        let mut line = String::new();
        writeln!(self.questions, "{}", duration.as_millis())
            .and_then(|()| self.answers.read_line(&mut line))
            .map_err(|error| format!("a benchmark has ended: {error}"))?;
        serde_json::from_str(&line).map_err(|error| format!("a benchmark says {line:?}: {error}"))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The process may have ended already; then nothing is left to stop.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
