//! The crate of each engine on disk, and the commands of `cargo` that build it.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use super::clock::processor_time;
use super::engine::{ENGINES, Engine};
use super::options::Care;
use super::results::{Built, BuiltAgain, Dependencies, Times};
use super::source;
use crate::packages::{self, Package};

type Outcome<T> = Result<T, Box<dyn Error>>;

const MANIFEST: &str = r#"[package]
name = "types"
version = "0.0.0"
edition = "2024"

[dependencies]
ENGINE
serde_json = "1"

[profile.release]
strip = true

[workspace]
"#;

/// The crates of all engines, in the order of [`ENGINES`]. Their folder is removed in the end, since it holds gigabytes.
pub(super) struct Projects {
    folder: PathBuf,
    all: Vec<Project>,
}

/// A crate with a target folder of its own, so that its dependencies are built once.
pub(super) struct Project {
    engine: &'static Engine,
    folder: PathBuf,
}

impl Projects {
    /// Writes the crates into a new folder. A folder that an earlier run left is removed.
    pub(super) fn create() -> Outcome<Self> {
        let folder = crate::root().join("target/compile-bench");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let mut projects = Projects { folder, all: Vec::new() };
        let packages = packages::of_benchmarks(&crate::root())?;
        for engine in &ENGINES {
            projects.all.push(Project::create(engine, projects.folder.join(engine.name), &packages)?);
        }
        Ok(projects)
    }

    pub(super) fn all(&self) -> &[Project] {
        &self.all
    }
}

impl Drop for Projects {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("warning: {} is not removed: {error}", self.folder.display());
        }
    }
}

impl Project {
    /// Writes the crate. Its dependencies have the versions of the benchmarks.
    fn create(engine: &'static Engine, folder: PathBuf, packages: &[Package]) -> Outcome<Self> {
        let root = crate::root();
        fs::create_dir_all(folder.join("src"))?;
        let dependency = engine.dependency(packages, &root.to_string_lossy())?;
        fs::write(folder.join("Cargo.toml"), MANIFEST.replace("ENGINE", &dependency))?;
        fs::copy(root.join("benches/Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Project { engine, folder })
    }

    pub(super) fn engine(&self) -> &'static Engine {
        self.engine
    }

    /// Builds the dependencies from nothing, for a program that uses none of them.
    pub(super) fn dependencies(&self) -> Outcome<Dependencies> {
        eprintln!("the dependencies of {}", self.engine.name);
        fs::write(self.folder.join("src/main.rs"), "fn main() {}\n")?;
        self.cargo(&["fetch"])?;
        Ok(Dependencies {
            engine: self.engine.name,
            check: self.timed(&["check"])?,
            release: self.timed(&["build", "--release"])?,
        })
    }

    /// The times of one round: a check of the program, and another after a change.
    pub(super) fn times(&self, types: usize) -> Outcome<Times> {
        self.write(types, 0)?;
        self.cargo(&["clean", "--package", "types"])?;
        let check = self.timed(&["check"])?;
        self.write(types, 1)?;
        let check_touched = self.timed(&["check"])?;
        Ok(Times { check, check_touched })
    }

    /// Builds the program and runs it; builds it two more times if the `care` is so great.
    pub(super) fn built(&self, types: usize, care: Care) -> Outcome<Option<Built>> {
        if care == Care::Check {
            return Ok(None);
        }
        eprintln!("the program of {types} types, {}", self.engine.name);
        self.write(types, 0)?;
        let release = self.timed(&["build", "--release"])?;
        self.cargo(&["run", "--release"])?;
        let bytes = fs::metadata(self.folder.join("target/release/types"))?.len();
        let again = if care == Care::BuildAgain { Some(self.built_again(types)?) } else { None };
        Ok(Some(Built { release, bytes, again }))
    }

    fn built_again(&self, types: usize) -> Outcome<BuiltAgain> {
        self.write(types, 1)?;
        let release_touched = self.timed(&["build", "--release"])?;
        Ok(BuiltAgain { release_touched, llvm_lines: self.llvm_lines()? })
    }

    /// The lines of the functions in the code that the compiler gives to LLVM.
    fn llvm_lines(&self) -> Outcome<usize> {
        let path = self.folder.join("types.ll");
        let emit = format!("--emit=llvm-ir={}", path.display());
        self.cargo(&["rustc", "--release", "--", &emit, "-Cno-prepopulate-passes", "-Ccodegen-units=1"])?;
        match fs::read_to_string(path)?.lines().filter(|line| line.starts_with("  ")).count() {
            0 => Err("the compiler wrote no intermediate code".into()),
            lines => Ok(lines),
        }
    }

    fn write(&self, types: usize, touch: usize) -> Outcome<()> {
        Ok(fs::write(self.folder.join("src/main.rs"), source::program(self.engine.template, types, touch))?)
    }

    /// The seconds of a command.
    fn timed(&self, args: &[&str]) -> Outcome<f64> {
        let start = processor_time()?;
        self.cargo(args)?;
        Ok(processor_time()? - start)
    }

    fn cargo(&self, args: &[&str]) -> Outcome<()> {
        let mut cargo = crate::cargo(&self.folder);
        cargo.env("CARGO_TERM_QUIET", "true").env("CARGO_TARGET_DIR", "target");
        let status = cargo.args(args).stdout(Stdio::null()).status()?;
        match status.success() {
            true => Ok(()),
            false => Err(format!("`cargo {}` failed for {}", args.join(" "), self.engine.name).into()),
        }
    }
}
