//! Damson: without its plan cache, or with it; with loaders, or with batch resolvers.

mod batched;
#[path = "../../dialect/mod.rs"]
mod dialect;
mod engine;
mod generated;
mod loader;
#[path = "../../dialect/twins.rs"]
mod twins;

use std::process::ExitCode;

use bench_shared::{Command, workloads};
use engine::{Damson, Loading};

fn main() -> ExitCode {
    Command::main(&["damson", "damson-batch"], workloads::cases(), |command| {
        let loading = match command.engine.as_str() {
            "damson-batch" => Loading::BatchResolvers,
            _ => Loading::DataLoader,
        };
        command.run(&Damson { loading })
    })
}
