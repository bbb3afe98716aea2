//! Juniper, executing synchronously and asynchronously: cold requests, or warm ones with the validated operation kept.

mod engine;
mod generated;
mod schema;

use std::process::ExitCode;

use bench_shared::Command;

use engine::{JuniperAsync, JuniperSync};

fn main() -> ExitCode {
    Command::main(&["juniper-sync", "juniper-async"], bench_shared::workloads::cases(), |command| {
        match command.engine.as_str() {
            "juniper-sync" => command.run(&JuniperSync),
            _ => command.run(&JuniperAsync),
        }
    })
}
