//! What holds for every input, as functions of bytes: each target is one such function, which panics where it does not
//! hold. libFuzzer calls them with bytes it makes up, the tests with those that are kept.
#![forbid(unsafe_code)]

mod dice;
mod execution;
mod generate;
pub mod targets;
mod text;

/// A function of bytes that panics when something that should hold for all of them does not.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The name of its binary and of its folder in the corpus.
    pub name: &'static str,
    /// Tries one input.
    pub run: fn(&[u8]),
}

/// All targets, from the text upwards.
pub const TARGETS: &[Target] = &[
    Target { name: "lexer", run: targets::lexer::run },
    Target { name: "parser", run: targets::parser::run },
    Target { name: "parser_limited", run: targets::parser_limited::run },
    Target { name: "printer", run: targets::printer::run },
    Target { name: "sdl", run: targets::sdl::run },
    Target { name: "validation", run: targets::validation::run },
    Target { name: "coercion", run: targets::coercion::run },
    Target { name: "execution", run: targets::execution::run },
];
