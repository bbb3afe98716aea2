//! Servers under load: HTTP with many connections. One API stands over a database, with the same statements for every engine; the
//! other has its data in memory.

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
            "damson" => {
                let (database, memory) = (servers::damson::routes, servers::memory::damson::routes);
                command.run_in(clients, &Served::<true> { database, memory })
            }
            "async-graphql-8" => {
                let (database, memory) = (servers::async_graphql::routes, servers::memory::async_graphql::routes);
                command.run_in(clients, &Served::<false> { database, memory })
            }
            _ => {
                let (database, memory) = (servers::by_hand::routes, servers::memory::ready_made);
                command.run_in(clients, &Served::<true> { database, memory })
            }
        }
    })
}
