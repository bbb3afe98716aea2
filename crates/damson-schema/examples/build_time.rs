//! Prints the time that it takes to build type systems of growing size from SDL.

use std::fmt::Write;
use std::time::{Duration, Instant};

use damson_schema::TypeSystem;

fn main() {
    for (types, has_arguments) in [(1_000, false), (10, true), (100, true), (1_000, true), (10_000, true)] {
        let sdl = sdl(types, has_arguments);
        let elapsed = median(5, || TypeSystem::from_sdl(&sdl).expect("the schema is valid"));
        let printed = TypeSystem::from_sdl(&sdl).expect("the schema is valid");
        let printing = median(5, || printed.sdl());
        let kind = if has_arguments { "with arguments and defaults" } else { "plain" };
        println!(
            "{types:>6} types × 10 fields {kind}, {:>8} bytes: built in {elapsed:?}, printed in {printing:?}",
            sdl.len()
        );
    }
}

/// A schema of objects that refer to each other.
fn sdl(types: usize, has_arguments: bool) -> String {
    let mut sdl = String::from("interface Node { id: ID! }\ninput Filter { text: String = \"x\", limit: Int = 10 }\n");
    sdl.push_str("type Query { first: Type0 }\n");
    for ty in 0..types {
        writeln!(sdl, "\"Type number {ty}.\"\ntype Type{ty} implements Node {{\n  id: ID!").expect("a string grows");
        for field in 1..10 {
            let other = (ty * 7 + field) % types;
            let deprecated = if field == 9 { " @deprecated" } else { "" };
            let arguments =
                if has_arguments { format!("(filter: Filter = {{limit: {field}}})") } else { String::new() };
            writeln!(sdl, "  field{field}{arguments}: [Type{other}!]{deprecated}").expect("a string grows");
        }
        sdl.push_str("}\n");
    }
    sdl
}

fn median<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            let result = run();
            let elapsed = start.elapsed();
            drop(result);
            elapsed
        })
        .collect();
    times.sort_unstable();
    times[runs / 2]
}
