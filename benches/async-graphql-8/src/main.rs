//! async-graphql 8.x: everything for each request, or with the parsed document kept.

#[path = "../../dialect/mod.rs"]
mod dialect;
#[path = "../../dialect/async_graphql.rs"]
mod engine;
#[path = "../../dialect/twins.rs"]
mod twins;

fn main() -> std::process::ExitCode {
    engine::main("async-graphql-8")
}
