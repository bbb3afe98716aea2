//! Builds the targets with the flags by which libFuzzer sees the code that an input reaches.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The flags that `cargo fuzz` gives the compiler, without the address sanitizer: it needs an unstable option, and Damson has no
/// unsafe code for it to watch.
const FLAGS: &[&str] = &[
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "--cfg=fuzzing",
];

/// Checks that the machine can build libFuzzer; the error names the missing program.
pub(crate) fn require() -> Result<(), String> {
    let compiler = std::env::var_os("CXX").unwrap_or_else(|| "c++".into());
    let found = Command::new(&compiler).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    match found {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("there is no `{}`; install a C++ compiler, such as g++", compiler.display())),
    }
}

/// Builds all targets.
pub(crate) fn build(root: &Path) -> Result<(), Box<dyn Error>> {
    // With a target triple the flags do not reach build scripts and macros, which run on the machine itself.
    let triple = host()?;
    let built = crate::cargo(&root.join("fuzz"))
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"))
        .args(["build", "--release", "--bins", "--quiet", "--target", &triple, "--target-dir"])
        .arg(folder(root))
        .status()?;
    if built.success() { Ok(()) } else { Err("the targets cannot be built".into()) }
}

/// The path of the built target with this name.
pub(crate) fn binary(root: &Path, name: &str) -> Result<PathBuf, Box<dyn Error>> {
    Ok(folder(root).join(host()?).join("release").join(name))
}

/// The folder of builds with these flags. It is separate, so that neither kind of build replaces the other.
fn folder(root: &Path) -> PathBuf {
    root.join("fuzz/target/libfuzzer")
}

/// The triple of this machine.
fn host() -> Result<String, Box<dyn Error>> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output()?.stdout;
    let output = String::from_utf8(output)?;
    let host = output.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("`rustc -vV` does not name its host; check the Rust installation")?.to_owned())
}
