//! The parts that need only Rust.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Outcome;
use crate::cargo;

/// Where `.ci/run` installs cargo-deny.
const DENY: &str = "target/tools/bin/cargo-deny";

/// Every file, also those that no `mod` leads to: fixtures, sources that do not compile, and what other workspaces share.
pub(super) fn formatting(root: &Path) -> Outcome {
    let mut git = Command::new("git");
    git.current_dir(root).args(["ls-files", "--cached", "--others", "--exclude-standard", "*.rs"]);
    let listed = match git.output() {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).into_owned(),
        _ => return Outcome::Skipped("`git ls-files` does not say which files there are".to_owned()),
    };
    let files = listed.lines().filter(|file| root.join(file).exists());
    run(Command::new("rustfmt").current_dir(root).arg("--check").args(files), "run `rustfmt` on the files above")
}

/// No module uses one that stands above it.
pub(super) fn tidy(root: &Path) -> Outcome {
    without_faults(crate::tidy::check(root))
}

/// Everything of async-graphql is there, or has a reason.
pub(super) fn parity(root: &Path) -> Outcome {
    without_faults(crate::parity::check(root))
}

fn without_faults(faults: Result<Vec<String>, Box<dyn Error>>) -> Outcome {
    match faults {
        Ok(faults) if faults.is_empty() => Outcome::Passed,
        Ok(faults) => Outcome::Failed(faults.join("\n")),
        Err(error) => Outcome::Failed(error.to_string()),
    }
}

pub(super) fn lints(root: &Path) -> Outcome {
    let clippy = ["clippy", "--workspace", "--all-targets", "--all-features", "--quiet", "--", "-D", "warnings"];
    run(cargo(root).args(clippy), "clippy has warnings")
}

pub(super) fn tests(root: &Path) -> Outcome {
    run(cargo(root).args(["test", "--workspace", "--quiet"]), "tests failed")
}

/// The features of `serde_json` that change what it reads and how it shows numbers and maps. Any crate of a user's build may
/// turn them on for all.
const UNIFIED: &str =
    "serde_json/arbitrary_precision,serde_json/float_roundtrip,serde_json/preserve_order,serde_json/unbounded_depth";

/// All tests of what reads or writes JSON once more, in a build that another crate has turned features of `serde_json` on for.
/// The features are given for this part alone; they are on for nothing else. All features of Damson are on, too, so that the
/// types of other crates cost no build of their own.
pub(super) fn unified(root: &Path) -> Outcome {
    let crates = ["damson-schema", "damson", "damson-http", "damson-axum", "damson-conformance", "atlas"];
    let crates = crates.map(|name| ["-p", name]);
    let mut tests = cargo(root);
    tests.args(["test", "--quiet", "--all-features", "--features", UNIFIED]).args(crates.as_flattened());
    run(&mut tests, "tests failed in a build with other features of serde_json")
}

/// Hostile input again in release mode, where frames, overflows and inlining differ.
pub(super) fn optimised(root: &Path) -> Outcome {
    let crates = ["-p", "damson-syntax", "-p", "damson-schema", "-p", "damson-http"];
    let targets = ["hostile_input", "validation", "introspection", "http"].map(|target| ["--test", target]);
    let mut tests = cargo(root);
    tests.args(["test", "--release", "--quiet"]).args(crates).args(targets.as_flattened());
    match run(&mut tests, "tests failed") {
        Outcome::Passed => {
            run(cargo(root).args(["test", "--release", "--quiet", "-p", "damson-hostile"]), "rows failed")
        }
        other => other,
    }
}

/// The verdicts of the rows once more, where a panic is not caught but ends the process.
pub(super) fn aborting(root: &Path) -> Outcome {
    run(cargo(root).args(["xtask", "hostile", "--abort", "--verdicts"]), "rows failed")
}

pub(super) fn documentation(root: &Path) -> Outcome {
    let mut doc = cargo(root);
    doc.env("RUSTDOCFLAGS", "-D warnings").args([
        "doc",
        "--workspace",
        "--no-deps",
        "--all-features",
        "--quiet",
        "--exclude",
        "xtask",
    ]);
    run(&mut doc, "the documentation has warnings")
}

/// The benchmarks are a workspace of their own; building all peers takes minutes, so only ours and the limit are linted.
pub(super) fn benchmarks(root: &Path) -> Outcome {
    let clippy = ["clippy", "--quiet", "-p", "bench-damson", "-p", "bench-limit", "--", "-D", "warnings"];
    run(cargo(&root.join("benches")).args(clippy), "clippy has warnings")
}

/// Dependencies are what `deny.toml` allows. Advisories need the network: `cargo deny check` asks for them too.
pub(super) fn dependencies(root: &Path) -> Outcome {
    let kept = root.join(DENY);
    let deny = if kept.exists() { kept.as_path() } else { Path::new("cargo-deny") };
    if Command::new(deny).arg("--version").stdout(Stdio::null()).status().is_err() {
        return Outcome::Skipped("there is no cargo-deny; `cargo install --locked cargo-deny` makes it".to_owned());
    }
    let checks = ["--workspace", "check", "licenses", "bans", "sources"];
    run(Command::new(deny).current_dir(root).args(checks), "dependencies are not what deny.toml allows")
}

/// Runs a command whose output the reader sees.
pub(super) fn run(command: &mut Command, on_failure: &str) -> Outcome {
    match command.status() {
        Ok(status) if status.success() => Outcome::Passed,
        Ok(_) => Outcome::Failed(on_failure.to_owned()),
        Err(error) => Outcome::Failed(format!("{}: {error}", command.get_program().display())),
    }
}
