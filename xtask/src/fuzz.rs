//! `cargo xtask fuzz [--only TARGET] [--seconds N]`: builds the fuzz targets and lets libFuzzer try each for a while.
//!
//! The stable compiler gives libFuzzer all that it needs, so no other toolchain or tool is needed. The targets have the layout of
//! `cargo fuzz` nevertheless. `fuzz/README.md` says what each target checks.

mod build;
mod target;

use std::error::Error;
use std::path::{Path, PathBuf};

pub(crate) use build::{build, require};
pub(crate) use target::{Run, Target};

/// The time for a target, unless the command line gives another.
const SECONDS: u64 = 60;

pub(crate) fn run(args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let Options { only, seconds } = Options::parse(args)?;
    let targets: Vec<_> = targets(&crate::root())?;
    let chosen: Vec<_> = targets.iter().filter(|target| only.is_empty() || only.contains(&target.name)).collect();
    if let Some(unknown) = only.iter().find(|name| targets.iter().all(|target| target.name != **name)) {
        let names: Vec<_> = targets.iter().map(|target| target.name.as_str()).collect();
        return Err(format!("there is no target {unknown}; the targets are {}", names.join(", ")).into());
    }
    require()?;
    build(&crate::root())?;
    let mut runs = Vec::new();
    for target in chosen {
        let run = target.fuzz(seconds)?;
        println!("{run}");
        runs.push(run);
    }
    summary(&runs)
}

/// Prints the last line.
fn summary(runs: &[Run]) -> Result<(), Box<dyn Error>> {
    let executions: u64 = runs.iter().map(|run| run.executions).sum();
    let failed = runs.iter().filter(|run| run.failure.is_some()).count();
    println!("{} targets, {executions} executions, {failed} failed", runs.len());
    match failed {
        0 => Ok(()),
        _ => Err(crate::Reported.into()),
    }
}

/// One target for each file in `fuzz/fuzz_targets`.
pub(crate) fn targets(root: &Path) -> Result<Vec<Target>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(root.join("fuzz/fuzz_targets"))? {
        files.push(entry?.path());
    }
    files.sort();
    let names = files.iter().filter_map(|file| file.file_stem()?.to_str());
    Ok(names.map(|name| Target::new(root, name)).collect())
}

struct Options {
    only: Vec<String>,
    seconds: u64,
}

impl Options {
    fn parse(mut args: lexopt::Parser) -> Result<Self, lexopt::Error> {
        use lexopt::ValueExt;
        let mut options = Options { only: Vec::new(), seconds: SECONDS };
        while let Some(arg) = args.next()? {
            match arg {
                lexopt::Arg::Long("only") => options.only.push(args.value()?.string()?),
                lexopt::Arg::Long("seconds") => options.seconds = args.value()?.parse()?,
                other => return Err(other.unexpected()),
            }
        }
        Ok(options)
    }
}
