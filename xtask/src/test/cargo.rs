//! The parts that need only Rust.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Outcome;
use crate::cargo;

/// The path at which `.ci/run` installs cargo-deny.
const DENY: &str = "target/tools/bin/cargo-deny";

/// Checks every file, including those that no `mod` names: fixtures, sources that do not compile, and files that other workspaces
/// share.
pub(super) fn formatting(root: &Path) -> Outcome {
    let mut git = Command::new("git");
    git.current_dir(root).args(["ls-files", "--cached", "--others", "--exclude-standard", "*.rs"]);
    let listed = match git.output() {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).into_owned(),
        _ => {
            return Outcome::Skipped(
                "`git ls-files` fails; install git and run this in a clone of the repository".to_owned(),
            );
        }
    };
    let files = listed.lines().filter(|file| root.join(file).exists());
    run(Command::new("rustfmt").current_dir(root).arg("--check").args(files), "run `rustfmt` on the files above")
}

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

/// The features of `serde_json` that change how it reads numbers and how it shows numbers and maps. Any crate of a user's build
/// may turn them on for the whole build.
const UNIFIED: &str =
    "serde_json/arbitrary_precision,serde_json/float_roundtrip,serde_json/preserve_order,serde_json/unbounded_depth";

/// Runs the tests of the crates that read or write JSON once more, in a build with other features of `serde_json`. Only this part
/// has these features. All features of Damson are on too, so that the types of other crates need no separate build, and so that the
/// traits of `boxed-trait` are held to the tests of the ordinary ones.
pub(super) fn unified(root: &Path) -> Outcome {
    let crates = [
        "damson-schema",
        "damson",
        "damson-http",
        "damson-axum",
        "damson-tower",
        "damson-wire",
        "damson-sqlx",
        "damson-broker",
        "damson-conformance",
        "atlas",
    ];
    let crates = crates.map(|name| ["-p", name]);
    let mut tests = cargo(root);
    tests.args(["test", "--quiet", "--all-features", "--features", UNIFIED]).args(crates.as_flattened());
    run(&mut tests, "tests failed in a build with other features of serde_json")
}

/// Runs hostile input again in release mode, where stack frames, overflows and inlining differ.
pub(super) fn optimised(root: &Path) -> Outcome {
    let crates = ["-p", "damson-syntax", "-p", "damson-schema", "-p", "damson-http", "-p", "damson-wire"];
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

/// Checks the verdicts of the rows again in a build where a panic ends the process.
pub(super) fn aborting(root: &Path) -> Outcome {
    run(cargo(root).args(["xtask", "hostile", "--abort", "--verdicts"]), "rows failed")
}

/// Builds the pages of the public parts, then those with the private parts, whose links can break, too.
pub(super) fn documentation(root: &Path) -> Outcome {
    let pages = ["doc", "--workspace", "--no-deps", "--all-features", "--quiet", "--exclude", "xtask"];
    let build = |further: &[&str]| {
        let mut doc = cargo(root);
        run(doc.env("RUSTDOCFLAGS", "-D warnings").args(pages).args(further), "the documentation has warnings")
    };
    match build(&[]) {
        Outcome::Passed => build(&["--document-private-items"]),
        other => other,
    }
}

/// Lints Damson's benchmark and the limit. Building all peers takes minutes, so they are left out.
pub(super) fn benchmarks(root: &Path) -> Outcome {
    let clippy = ["clippy", "--quiet", "-p", "bench-damson", "-p", "bench-limit", "--", "-D", "warnings"];
    run(cargo(&root.join("benches")).args(clippy), "clippy has warnings")
}

/// Checks dependencies by `deny.toml`, without advisories: those need the network.
pub(super) fn dependencies(root: &Path) -> Outcome {
    let kept = root.join(DENY);
    let deny = if kept.exists() { kept.as_path() } else { Path::new("cargo-deny") };
    if Command::new(deny).arg("--version").stdout(Stdio::null()).status().is_err() {
        return Outcome::Skipped("cargo-deny is not installed; run `cargo install --locked cargo-deny`".to_owned());
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
