//! A GraphQL API over a database under load: HTTP with many connections, and the same statements for every engine.

mod client;
mod database;
mod engine;
mod fill;
mod servers;

use std::process::ExitCode;

use bench_shared::{Command, workloads};

use engine::Served;

fn main() -> ExitCode {
    let engines = ["by-hand", "damson", "async-graphql-8"];
    Command::main(&engines, workloads::load_cases(), |command| {
        let clients = client::runtime();
        match command.engine.as_str() {
            "damson" => command.run_in(clients, &Served::<true>(servers::damson::routes)),
            "async-graphql-8" => command.run_in(clients, &Served::<false>(servers::async_graphql::routes)),
            _ => command.run_in(clients, &Served::<true>(servers::by_hand::routes)),
        }
    })
}
