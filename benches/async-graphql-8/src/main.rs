//! async-graphql 8: cold requests, or warm ones with the parsed document kept.

#[path = "../../dialect/mod.rs"]
mod dialect;
#[path = "../../async-graphql/engine.rs"]
mod engine;
#[path = "../../async-graphql/generated.rs"]
mod generated;
mod loader;
#[path = "../../dialect/twins.rs"]
mod twins;

fn main() -> std::process::ExitCode {
    engine::main("async-graphql-8")
}
