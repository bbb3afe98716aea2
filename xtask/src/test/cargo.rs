//! The parts that need only Rust.

use std::path::Path;
use std::process::Command;

use super::Outcome;
use crate::cargo;

/// Licences that dependencies may have: permissive ones.
const LICENCES: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unlicense",
    "0BSD",
    "BSL-1.0",
    "CC0-1.0",
    "Unicode-3.0",
    "MIT-0",
    "Apache-2.0 WITH LLVM-exception",
    "CDLA-Permissive-2.0",
];

pub(super) fn formatting(root: &Path) -> Outcome {
    run(cargo(root).args(["fmt", "--all", "--check"]), "run `cargo fmt --all`")
}

/// No module uses one that stands above it.
pub(super) fn tidy(root: &Path) -> Outcome {
    match crate::tidy::check(root) {
        Ok(faults) if faults.is_empty() => Outcome::Passed,
        Ok(faults) => Outcome::Failed(faults.join("\n")),
        Err(error) => Outcome::Failed(error.to_string()),
    }
}

pub(super) fn lints(root: &Path) -> Outcome {
    let clippy = ["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"];
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
/// The features are given for this part alone; they are on for nothing else.
pub(super) fn unified(root: &Path) -> Outcome {
    let crates = ["damson-schema", "damson", "damson-http", "damson-axum", "damson-conformance", "atlas"];
    let crates = crates.map(|name| ["-p", name]);
    let mut tests = cargo(root);
    tests.args(["test", "--quiet", "--features", UNIFIED]).args(crates.as_flattened());
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
    doc.env("RUSTDOCFLAGS", "-D warnings").args(["doc", "--workspace", "--no-deps", "--quiet", "--exclude", "xtask"]);
    run(&mut doc, "the documentation has warnings")
}

/// The benchmarks are a workspace of their own; building all peers takes minutes, so only ours and the limit are linted.
pub(super) fn benchmarks(root: &Path) -> Outcome {
    let clippy = ["clippy", "--quiet", "-p", "bench-damson", "-p", "bench-limit", "--", "-D", "warnings"];
    run(cargo(&root.join("benches")).args(clippy), "clippy has warnings")
}

/// Every dependency has a licence that lets anybody use Damson.
pub(super) fn licences(root: &Path) -> Outcome {
    let output = match cargo(root).args(["metadata", "--format-version", "1"]).output() {
        Ok(output) if output.status.success() => output,
        Ok(output) => return Outcome::Failed(String::from_utf8_lossy(&output.stderr).into_owned()),
        Err(error) => return Outcome::Failed(error.to_string()),
    };
    let metadata: serde_json::Value = match serde_json::from_slice(&output.stdout) {
        Ok(metadata) => metadata,
        Err(error) => return Outcome::Failed(format!("cargo metadata: {error}")),
    };
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let refused: Vec<String> =
        packages.iter().filter(|package| !is_permissive(&package["license"])).map(name).collect();
    println!("{} packages", packages.len());
    if refused.is_empty() { Outcome::Passed } else { Outcome::Failed(refused.join(", ")) }
}

/// Whether a licence expression can be met with permissive licences alone.
fn is_permissive(licence: &serde_json::Value) -> bool {
    let expression = licence.as_str().unwrap_or_default().replace('/', " OR ").replace(['(', ')'], "");
    let allowed = |name: &str| LICENCES.contains(&name.trim());
    expression.split(" AND ").all(|all| all.split(" OR ").any(allowed))
}

fn name(package: &serde_json::Value) -> String {
    format!("{} ({})", package["name"].as_str().unwrap_or("?"), package["license"].as_str().unwrap_or("no licence"))
}

/// Runs a command whose output the reader sees.
pub(super) fn run(command: &mut Command, on_failure: &str) -> Outcome {
    match command.status() {
        Ok(status) if status.success() => Outcome::Passed,
        Ok(_) => Outcome::Failed(on_failure.to_owned()),
        Err(error) => Outcome::Failed(format!("{}: {error}", command.get_program().display())),
    }
}
