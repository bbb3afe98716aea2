//! The flags of `cargo xtask bench`.

use std::path::PathBuf;
use std::time::Duration;

use lexopt::prelude::*;

use super::binaries::Case;

/// The cases to measure, the care to take, and the file for the figures.
#[derive(Default)]
pub(super) struct Options {
    pub(super) quick: bool,
    only: Vec<String>,
    pub(super) json: Option<PathBuf>,
}

/// The number and the length of the measurements of a case.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    /// The number of times that the engines of a case are started.
    pub(super) passes: usize,
    /// The number of turns of each engine in a pass.
    pub(super) rounds: usize,
    /// The length of a turn.
    pub(super) block: Duration,
    /// A slow engine gets no further turns at a case after this total time.
    pub(super) patience: Duration,
}

impl Pace {
    /// The pace of a case: a server under load needs more time until it is as busy as it gets.
    pub(super) fn of(self, case: &Case) -> Self {
        if case.is_load() { Self { block: self.block * 50, patience: Duration::MAX, ..self } } else { self }
    }
}

impl Options {
    pub(super) fn parse(mut args: lexopt::Parser) -> Result<Self, lexopt::Error> {
        let mut options = Self::default();
        while let Some(arg) = args.next()? {
            match arg {
                Long("quick") => options.quick = true,
                Long("only") => options.only.push(args.value()?.string()?.to_lowercase()),
                Long("json") => options.json = Some(args.value()?.into()),
                _ => return Err(arg.unexpected()),
            }
        }
        Ok(options)
    }

    /// Whether `--only` includes this workload; `W10` includes `W10a` to `W10f`.
    pub(super) fn wants(&self, workload: &str) -> bool {
        let workload = workload.to_lowercase();
        let is_part = |only: &String| {
            workload.strip_prefix(only).is_some_and(|rest| rest.chars().all(|letter| letter.is_ascii_alphabetic()))
        };
        self.only.is_empty() || self.only.iter().any(is_part)
    }

    /// Whether the run is complete and careful enough for `benches/RESULTS.md`.
    pub(super) fn is_full(&self) -> bool {
        !self.quick && self.only.is_empty()
    }

    pub(super) fn pace(&self) -> Pace {
        let (passes, rounds, block, patience) = if self.quick { (1, 9, 10, 1_000) } else { (7, 5, 20, 3_000) };
        Pace { passes, rounds, block: Duration::from_millis(block), patience: Duration::from_millis(patience) }
    }
}
