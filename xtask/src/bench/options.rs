//! The flags of `cargo xtask bench`.

use std::path::PathBuf;
use std::time::Duration;

use lexopt::prelude::*;

/// What to measure, how thoroughly, and where to put the figures.
#[derive(Default)]
pub(super) struct Options {
    pub(super) quick: bool,
    only: Vec<String>,
    pub(super) json: Option<PathBuf>,
}

/// How long each case is measured.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    /// How often the engines of a case are started.
    pub(super) passes: usize,
    /// How often every engine gets its turn in a pass.
    pub(super) rounds: usize,
    /// How long a turn is.
    pub(super) block: Duration,
    /// After this time in all, a slow engine gets no further turns at a case.
    pub(super) patience: Duration,
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

    /// Whether `--only` lets this workload pass; `W10` stands for all of `W10a` to `W10f`.
    pub(super) fn wants(&self, workload: &str) -> bool {
        let workload = workload.to_lowercase();
        let is_part = |only: &String| {
            workload.strip_prefix(only).is_some_and(|rest| rest.chars().all(|letter| letter.is_ascii_alphabetic()))
        };
        self.only.is_empty() || self.only.iter().any(is_part)
    }

    /// Whether the results are complete and careful enough to be kept.
    pub(super) fn is_full(&self) -> bool {
        !self.quick && self.only.is_empty()
    }

    pub(super) fn pace(&self) -> Pace {
        let (passes, rounds, block, patience) = if self.quick { (1, 9, 10, 1_000) } else { (7, 5, 20, 3_000) };
        Pace { passes, rounds, block: Duration::from_millis(block), patience: Duration::from_millis(patience) }
    }
}
