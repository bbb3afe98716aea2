//! The crate of one engine on disk, and what `cargo` is asked about it.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use super::engine::Engine;
use super::results::{Built, Dependencies, Times};
use super::source;

type Outcome<T> = Result<T, Box<dyn Error>>;

const MANIFEST: &str = r#"[package]
name = "types"
version = "0.0.0"
edition = "2024"

[dependencies]
ENGINE
futures-executor = "0.3"
serde_json = "1"

[profile.release]
strip = true

[workspace]
"#;

/// A crate with a target folder of its own, so that its dependencies are built once.
pub(super) struct Project {
    engine: &'static Engine,
    folder: PathBuf,
}

impl Project {
    /// Writes the crate. Its dependencies have the versions of the benchmarks.
    pub(super) fn create(engine: &'static Engine) -> Outcome<Self> {
        let root = crate::root();
        let folder = root.join("target/compile-bench").join(engine.name);
        fs::create_dir_all(folder.join("src"))?;
        let dependencies = engine.dependencies.replace("ROOT", &root.to_string_lossy());
        fs::write(folder.join("Cargo.toml"), MANIFEST.replace("ENGINE", &dependencies))?;
        fs::copy(root.join("benches/Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Project { engine, folder })
    }

    /// Builds the dependencies from nothing, for a program that uses none of them.
    pub(super) fn dependencies(&self) -> Outcome<Dependencies> {
        eprintln!("the dependencies of {}", self.engine.name);
        fs::write(self.folder.join("src/main.rs"), "fn main() {}\n")?;
        self.cargo(&["fetch"])?;
        self.cargo(&["clean"])?;
        Ok(Dependencies {
            engine: self.engine.name,
            check: self.timed(&["check"])?,
            release: self.timed(&["build", "--release"])?,
        })
    }

    /// The times of one round.
    pub(super) fn times(&self, types: usize) -> Outcome<Times> {
        self.write(types, 0)?;
        self.cargo(&["clean", "--package", "types"])?;
        self.cargo(&["clean", "--package", "types", "--release"])?;
        let check = self.timed(&["check"])?;
        self.write(types, 1)?;
        let check_touched = self.timed(&["check"])?;
        let release = self.timed(&["build", "--release"])?;
        self.write(types, 2)?;
        let release_touched = self.timed(&["build", "--release"])?;
        Ok(Times { check, check_touched, release, release_touched })
    }

    /// The size of the program, and the lines of its intermediate code.
    pub(super) fn built(&self, types: usize) -> Outcome<Built> {
        self.write(types, 0)?;
        self.cargo(&["build", "--release"])?;
        self.cargo(&["run", "--release"])?;
        let bytes = fs::metadata(self.folder.join("target/release/types"))?.len();
        let flags = ["--emit=llvm-ir", "-Cno-prepopulate-passes", "-Ccodegen-units=1"];
        let mut emit = vec!["rustc", "--release", "--target-dir", "target/llvm", "--"];
        emit.extend(flags);
        self.cargo(&emit)?;
        Ok(Built { bytes, llvm_lines: self.llvm_lines()? })
    }

    /// The lines of the functions in the code that the compiler gives to LLVM.
    fn llvm_lines(&self) -> Outcome<usize> {
        let is_code = |path: &Path| path.extension().is_some_and(|extension| extension == "ll");
        let mut lines = 0;
        for entry in fs::read_dir(self.folder.join("target/llvm/release/deps"))? {
            let path = entry?.path();
            if is_code(&path) {
                lines += fs::read_to_string(&path)?.lines().filter(|line| line.starts_with("  ")).count();
            }
        }
        if lines == 0 { Err("the compiler wrote no intermediate code".into()) } else { Ok(lines) }
    }

    fn write(&self, types: usize, touch: usize) -> Outcome<()> {
        Ok(fs::write(self.folder.join("src/main.rs"), source::program(self.engine.template, types, touch))?)
    }

    /// The seconds of a command.
    fn timed(&self, args: &[&str]) -> Outcome<f64> {
        let start = Instant::now();
        self.cargo(args)?;
        Ok(start.elapsed().as_secs_f64())
    }

    fn cargo(&self, args: &[&str]) -> Outcome<()> {
        let mut cargo = crate::cargo(&self.folder);
        cargo.env("CARGO_TERM_QUIET", "true").env("CARGO_TARGET_DIR", "target");
        let status = cargo.args(args).stdout(Stdio::null()).status()?;
        match status.success() {
            true => Ok(()),
            false => Err(format!("`cargo {}` failed in {}", args.join(" "), self.folder.display()).into()),
        }
    }
}
