//! The interface between an engine's binary and the measurements.

use std::fmt;

use crate::Case;

/// Whether an engine may use the means that it officially offers for repeated operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Everything for each request: parse, validate, plan, execute, write.
    Cold,
    /// The request uses everything that the engine keeps for an operation that it has seen before.
    Warm,
}

impl Mode {
    /// The mode with this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "cold" => Some(Self::Cold),
            "warm" => Some(Self::Warm),
            _ => None,
        }
    }

    /// The name of the mode on the command line and in the results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Warm => "warm",
        }
    }
}

/// The reason why an engine does not take part in a case.
#[derive(Debug)]
pub struct Unsupported(pub String);

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An engine that turns the text of a request into an answer.
pub trait Engine {
    /// The things that are made once, before the clock starts.
    type Prepared;
    /// The result of one request: bytes of a server, a tree of a parser.
    type Answer;

    /// Whether the engine loads each level of loads in one batch. A loader with a timer splits a level that takes longer than its
    /// timer, and the reference loads nothing.
    const GATHERS: bool = false;

    /// Builds the schema and everything that `mode` allows to keep for the case.
    fn prepare(&self, case: Case, mode: Mode) -> Result<Self::Prepared, Unsupported>;

    /// Answers the request once. The time includes this and the dropping of the answer.
    fn answer(&self, prepared: &Self::Prepared) -> impl Future<Output = Self::Answer>;

    /// The answer as JSON, to compare it with the reference.
    fn to_json(&self, answer: Self::Answer) -> Vec<u8>;
}
