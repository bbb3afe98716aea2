//! The parts that run the fuzz targets: on the seeds, and on inputs of libFuzzer for a moment.

use std::error::Error;
use std::path::Path;

use super::Outcome;
use super::cargo::run;
use crate::{cargo, fuzz};

/// The time for each target; `cargo xtask fuzz` takes longer.
const SECONDS: u64 = 3;

/// Runs every target on every seed, as an ordinary test without libFuzzer.
pub(super) fn corpus(root: &Path) -> Outcome {
    let folder = root.join("fuzz");
    let plain = ["--no-default-features", "--quiet"];
    let steps: [(&[&str], &[&str], &str); 2] = [
        (&["test"], &plain, "a seed fails"),
        (
            &["clippy", "--lib", "--tests"],
            &["--no-default-features", "--quiet", "--", "-D", "warnings"],
            "clippy has warnings",
        ),
    ];
    for (command, options, on_failure) in steps {
        match run(cargo(&folder).args(command).args(options), on_failure) {
            Outcome::Passed => {}
            other => return other,
        }
    }
    Outcome::Passed
}

/// Runs every target with libFuzzer.
pub(super) fn targets(root: &Path) -> Outcome {
    if let Err(lacking) = fuzz::require() {
        return Outcome::Skipped(lacking);
    }
    match failing_targets(root) {
        Ok(names) if names.is_empty() => Outcome::Passed,
        Ok(names) => Outcome::Failed(format!("{} failed; `cargo xtask fuzz` tries longer", names.join(", "))),
        Err(error) => Outcome::Failed(error.to_string()),
    }
}

fn failing_targets(root: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    fuzz::build(root)?;
    let mut failing = Vec::new();
    for target in fuzz::targets(root)? {
        let run = target.fuzz(SECONDS)?;
        println!("{run}");
        if run.failure.is_some() {
            failing.push(target.name);
        }
    }
    Ok(failing)
}
