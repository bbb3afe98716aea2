//! The figures of a run.

use serde::Serialize;

use super::engine::Engine;
use crate::statistics::Summary;

/// Seconds for everything that a program depends on, from nothing.
#[derive(Serialize)]
pub(super) struct Dependencies {
    pub(super) engine: &'static str,
    pub(super) check: f64,
    pub(super) release: f64,
}

/// Seconds to check the program alone.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Times {
    pub(super) check: f64,
    /// After one resolver was changed.
    pub(super) check_touched: f64,
}

/// Picks one of the times.
pub(super) type Pick = fn(&Times) -> f64;

/// The program that was built.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Built {
    /// Seconds to build the program alone.
    pub(super) release: f64,
    /// The size without symbols.
    pub(super) bytes: u64,
    /// None if the program is so large that it is built only once.
    pub(super) again: Option<BuiltAgain>,
}

/// The program that was built two more times.
#[derive(Clone, Copy, Serialize)]
pub(super) struct BuiltAgain {
    /// Seconds to build the program alone after one resolver was changed.
    pub(super) release_touched: f64,
    /// The lines of LLVM's intermediate code before any optimisation.
    pub(super) llvm_lines: usize,
}

/// The figures of one engine for one number of types.
#[derive(Serialize)]
pub(super) struct Figures {
    pub(super) engine: &'static str,
    pub(super) types: usize,
    /// One entry a round.
    pub(super) times: Vec<Times>,
    /// None if the program is so large that it is only checked.
    pub(super) built: Option<Built>,
}

/// Everything that was measured. All lists have the order of [`ENGINES`](super::engine::ENGINES).
#[derive(Default)]
pub(super) struct Results {
    pub(super) dependencies: Vec<Dependencies>,
    /// The programs of [`BASE`](super::BASE) types.
    pub(super) bases: Vec<Built>,
    /// For each number of types, the figures of each engine.
    pub(super) sizes: Vec<Vec<Figures>>,
}

impl Figures {
    pub(super) fn new(engine: &Engine, types: usize, built: Option<Built>) -> Self {
        Figures { engine: engine.name, types, times: Vec::new(), built }
    }

    /// The median of a time over the rounds.
    pub(super) fn median(&self, time: Pick) -> Option<f64> {
        Summary::of(self.times.iter().map(time)).map(|summary| summary.median)
    }

    /// A time in times of that of another engine in the same round.
    pub(super) fn ratio(&self, other: &Figures, time: Pick) -> Option<Summary> {
        Summary::of(self.times.iter().zip(&other.times).map(|(own, other)| time(own) / time(other)))
    }

    /// Bytes of the program for each further type.
    pub(super) fn bytes_per_type(&self, base: &Built) -> Option<f64> {
        Some((self.built?.bytes as f64 - base.bytes as f64) / self.further_types())
    }

    /// Lines of intermediate code for each further field; a type has ten.
    pub(super) fn lines_per_field(&self, base: &Built) -> Option<f64> {
        let lines = |built: &Built| Some(built.again?.llvm_lines as f64);
        Some((lines(&self.built?)? - lines(base)?) / self.further_types() / 10.0)
    }

    fn further_types(&self) -> f64 {
        (self.types - super::BASE) as f64
    }
}

impl Results {
    /// A line of JSON for each measurement.
    pub(super) fn json_lines(&self) -> serde_json::Result<String> {
        let mut lines = String::new();
        for dependencies in &self.dependencies {
            lines += &(serde_json::to_string(dependencies)? + "\n");
        }
        for figures in self.sizes.iter().flatten() {
            lines += &(serde_json::to_string(figures)? + "\n");
        }
        Ok(lines)
    }
}
