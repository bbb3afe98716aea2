//! graphql-js in a Node process: lines go in, and answers come out in the same order.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;

use serde_json::Value;

/// Checks that Node is installed, and installs graphql-js.
pub(super) fn install(folder: &Path) -> Result<(), String> {
    if folder.join("node_modules/graphql").is_dir() {
        return crate::node::require(&["node"]);
    }
    crate::node::install(folder)
}

/// The oracle's own set, as lines.
pub(super) fn own_set(folder: &Path, seed: u32, count: u32) -> Result<String, String> {
    let output = Command::new("node")
        .current_dir(folder)
        .args(["own-set.js", &seed.to_string(), &count.to_string()])
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("node: {error}"))?;
    if !output.status.success() {
        return Err(format!("own-set.js ended with {}; its output above says why", output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("own-set.js: {error}"))
}

/// A running graphql-js; killed when dropped.
pub(super) struct GraphqlJs {
    process: Child,
    answers: BufReader<ChildStdout>,
}

impl GraphqlJs {
    /// Starts the process and a thread that sends it `lines`.
    pub(super) fn start(folder: &Path, lines: Vec<String>) -> Result<Self, String> {
        let mut node = Command::new("node");
        node.current_dir(folder).arg("answer.js").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = node.spawn().map_err(|error| format!("node: {error}"))?;
        let input = process.stdin.take().expect("the pipe was asked for");
        let answers = BufReader::new(process.stdout.take().expect("the pipe was asked for"));
        thread::spawn(move || send(input, &lines));
        Ok(GraphqlJs { process, answers })
    }

    /// The answer to the next line.
    pub(super) fn next_answer(&mut self) -> Result<Value, String> {
        let mut line = String::new();
        match self.answers.read_line(&mut line) {
            Ok(0) => Err("answer.js ended before its last answer; its output above says why".to_owned()),
            Ok(_) => serde_json::from_str(&line).map_err(|error| format!("answer.js: {error}")),
            Err(error) => Err(format!("answer.js: {error}")),
        }
    }
}

impl Drop for GraphqlJs {
    fn drop(&mut self) {
        // The process may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Writes the lines. An error is ignored: the process has ended, and `next_answer` reports that.
fn send(mut input: ChildStdin, lines: &[String]) {
    for line in lines {
        if writeln!(input, "{line}").is_err() {
            return;
        }
    }
}
