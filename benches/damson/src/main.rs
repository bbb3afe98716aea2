//! Damson: without its plan cache, or with it.

#[path = "../../dialect/mod.rs"]
mod dialect;
mod engine;
mod generated;
#[path = "../../dialect/twins.rs"]
mod twins;

use std::process::ExitCode;

use bench_shared::{Command, workloads};

fn main() -> ExitCode {
    Command::main(&["damson"], workloads::cases(), |command| command.run(&engine::Damson))
}
