//! What an engine's binary must be able to do.

use std::fmt;

use crate::Case;

/// Whether an engine starts from nothing, or uses what it officially offers for repeated operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Everything for each request: parse, validate, plan, execute, write.
    Cold,
    /// Whatever the engine keeps for an operation that it has seen before.
    Warm,
}

impl Mode {
    /// The mode that goes by this name on the command line.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "cold" => Some(Self::Cold),
            "warm" => Some(Self::Warm),
            _ => None,
        }
    }

    /// The mode's name on the command line and in the results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Warm => "warm",
        }
    }
}

/// Why an engine does not take part in a case.
#[derive(Debug)]
pub struct Unsupported(pub String);

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One way of turning a request's text into an answer.
pub trait Engine {
    /// What is made once, before the clock starts.
    type Prepared;
    /// What one request yields: bytes for a server, a tree for a parser.
    type Answer;

    /// Builds the schema and whatever `mode` allows to be kept for the case.
    fn prepare(&self, case: Case, mode: Mode) -> Result<Self::Prepared, Unsupported>;

    /// Answers the request once; only this is timed, with the dropping of the answer.
    fn answer(&self, prepared: &Self::Prepared) -> impl Future<Output = Self::Answer>;

    /// The answer as JSON, for comparing it with the reference.
    fn to_json(&self, answer: Self::Answer) -> Vec<u8>;
}
