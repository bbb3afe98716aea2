//! The parsers, from text to tree: bluejay, apollo, async-graphql and Damson.

mod engines;
mod input;

use std::process::ExitCode;

use bench_shared::{Command, workloads};

use engines::{Apollo, AsyncGraphql, Bluejay, Damson};

fn main() -> ExitCode {
    let names = ["damson", "bluejay", "apollo", "async-graphql-parser"];
    Command::main(&names, workloads::parser_cases(), |command| match command.engine.as_str() {
        "damson" => command.run(&Damson),
        "bluejay" => command.run(&Bluejay),
        "apollo" => command.run(&Apollo),
        _ => command.run(&AsyncGraphql),
    })
}
