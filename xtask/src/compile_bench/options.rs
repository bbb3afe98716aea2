//! The flags of `cargo xtask compile-bench`.

use std::path::PathBuf;

use lexopt::prelude::*;

/// The numbers of object types in a full run.
const ALL: [usize; 4] = [10, 50, 200, 500];

/// The care for programs of one size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Care {
    /// The program is checked.
    Check,
    /// It is also built.
    Build,
    /// It is built again after a change, and its intermediate code is written.
    BuildAgain,
}

/// The numbers of types to compile, the number of rounds, and the file for the figures.
pub(super) struct Options {
    pub(super) types: Vec<usize>,
    pub(super) rounds: usize,
    /// Whether large programs are built as often as small ones.
    complete: bool,
    pub(super) json: Option<PathBuf>,
}

impl Options {
    pub(super) fn parse(mut args: lexopt::Parser) -> Result<Self, Box<dyn std::error::Error>> {
        let mut options = Options { types: Vec::new(), rounds: 3, complete: false, json: None };
        while let Some(arg) = args.next()? {
            match arg {
                Long("quick") => (options.types, options.rounds) = (vec![10, 50], 1),
                Long("types") => options.types.push(args.value()?.parse()?),
                Long("rounds") => options.rounds = args.value()?.parse()?,
                Long("complete") => options.complete = true,
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

    /// The care for programs of so many types. To build one of 500 types takes up to half an hour.
    pub(super) fn care(&self, types: usize) -> Care {
        match types {
            _ if self.complete => Care::BuildAgain,
            ..100 => Care::BuildAgain,
            100..400 => Care::Build,
            _ => Care::Check,
        }
    }

    /// Whether the run is complete enough for `benches/COMPILE.md`.
    pub(super) fn is_full(&self) -> bool {
        self.types == ALL && self.rounds >= 3
    }
}
