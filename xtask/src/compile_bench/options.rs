//! The flags of `cargo xtask compile-bench`.

use std::path::PathBuf;

use lexopt::prelude::*;

/// The numbers of object types in a full run.
const ALL: [usize; 4] = [10, 50, 200, 500];

/// The numbers of types to compile, the number of rounds, and the file for the figures.
pub(super) struct Options {
    pub(super) types: Vec<usize>,
    pub(super) rounds: usize,
    pub(super) json: Option<PathBuf>,
}

impl Options {
    pub(super) fn parse(mut args: lexopt::Parser) -> Result<Self, Box<dyn std::error::Error>> {
        let mut options = Options { types: Vec::new(), rounds: 3, json: None };
        while let Some(arg) = args.next()? {
            match arg {
                Long("quick") => (options.types, options.rounds) = (vec![10, 50], 1),
                Long("types") => options.types.push(args.value()?.parse()?),
                Long("rounds") => options.rounds = args.value()?.parse()?,
                Long("json") => options.json = Some(args.value()?.into()),
                _ => return Err(arg.unexpected().into()),
            }
        }
        if options.rounds == 0 || options.types.iter().any(|&types| types <= super::BASE) {
            return Err(format!("--rounds must be at least 1, and --types at least {}", super::BASE + 1).into());
        }
        if options.types.is_empty() {
            options.types = ALL.to_vec();
        }
        Ok(options)
    }

    /// Whether the run is complete enough for `benches/COMPILE.md`.
    pub(super) fn is_full(&self) -> bool {
        self.types == ALL && self.rounds >= 3
    }
}
