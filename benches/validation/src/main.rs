//! The validators Damson, bluejay and async-graphql, from a parsed document to a verdict; and schemas, from text to checked
//! types.

#[allow(dead_code, reason = "the types are needed, and no data")]
#[path = "../../dialect/mod.rs"]
mod dialect;
mod engines;
#[allow(dead_code, reason = "the dialect needs it, and nothing is loaded")]
#[path = "../../async-graphql-8/src/loader.rs"]
mod loader;
mod peer;
#[path = "../../dialect/twins.rs"]
mod twins;

use std::process::ExitCode;

use bench_shared::{Command, workloads};

use engines::{Bluejay, Damson};
use peer::{AsyncGraphql, Until};

fn main() -> ExitCode {
    let names = ["damson", "bluejay", "async-graphql-8", "async-graphql-8-stopped"];
    Command::main(&names, workloads::checker_cases(), |command| match command.engine.as_str() {
        "damson" => command.run(&Damson),
        "bluejay" => command.run(&Bluejay),
        "async-graphql-8" => command.run(&AsyncGraphql(Until::Validated)),
        _ => command.run(&AsyncGraphql(Until::Parsed)),
    })
}
