//! Properties of every input. Each target is a function of bytes that panics where its property does not hold. libFuzzer calls it
//! with bytes that it makes up, the tests with the seeds.
#![forbid(unsafe_code)]

mod dice;
mod execution;
mod generate;
pub mod targets;
mod text;

/// A fuzz target.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The name of its binary and of its folder in the corpus.
    pub name: &'static str,
    /// Tries one input.
    pub run: fn(&[u8]),
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target { name: "lexer", run: targets::lexer::run },
    Target { name: "parser", run: targets::parser::run },
    Target { name: "parser_limited", run: targets::parser_limited::run },
    Target { name: "printer", run: targets::printer::run },
    Target { name: "sdl", run: targets::sdl::run },
    Target { name: "validation", run: targets::validation::run },
    Target { name: "coercion", run: targets::coercion::run },
    Target { name: "execution", run: targets::execution::run },
    Target { name: "messages", run: targets::messages::run },
    Target { name: "streams", run: targets::streams::run },
    Target { name: "merger", run: targets::merger::run },
];
