//! A server in a process of its own, for the commands that need one.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::cargo;

/// A running server. It is stopped when this value is dropped.
pub(crate) struct Server {
    process: Child,
    address: String,
    /// Kept open, so that the server can print.
    _output: BufReader<ChildStdout>,
}

impl Server {
    /// Starts an example of a package that prints a line with its address. It is not optimised, since tests build it so, too.
    pub(crate) fn example(root: &Path, package: &str, example: &str) -> Result<Self, String> {
        build(root, &["-p", package, "--example", example])?;
        Self::start(&mut Command::new(root.join("target/debug/examples").join(example)))
    }

    /// Starts the atlas with a database of its own.
    pub(crate) fn atlas(root: &Path) -> Result<Self, String> {
        Self::atlas_with(root, "test", &[])
    }

    /// Starts the atlas with a database of this name, and with these further arguments.
    pub(crate) fn atlas_with(root: &Path, name: &str, arguments: &[&str]) -> Result<Self, String> {
        build(root, &["--release", "-p", "atlas"])?;
        let database = root.join(format!("target/atlas-{name}.sqlite"));
        let mut atlas = Command::new(root.join("target/release/atlas"));
        atlas.args(["--listen", "127.0.0.1:0", "--database"]).arg(database).args(arguments);
        Self::start(&mut atlas)
    }

    fn start(command: &mut Command) -> Result<Self, String> {
        let mut process = command.stdout(Stdio::piped()).spawn().map_err(|error| format!("{command:?}: {error}"))?;
        let mut output = BufReader::new(process.stdout.take().expect("the output is piped"));
        let address = find_address(&mut output).ok_or("the server ended without printing its address")?;
        Ok(Server { process, address, _output: output })
    }

    /// The address of a path on the server.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The process may have ended already; then nothing is left to stop.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn build(root: &Path, what: &[&str]) -> Result<(), String> {
    let status = cargo(root).args(["build", "--quiet"]).args(what).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("`cargo build {}` failed", what.join(" "))),
    }
}

/// The first address in the output, `http://host:port`.
fn find_address(output: &mut impl BufRead) -> Option<String> {
    output.take(64 * 1024).lines().map_while(Result::ok).find_map(|line| {
        let start = line.find("http://")?;
        let end = line[start + 7..].find(['/', ' ']).map_or(line.len(), |end| start + 7 + end);
        Some(line[start..end].to_owned())
    })
}
