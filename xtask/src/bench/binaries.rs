//! Builds the binaries in `benches/` and runs them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde::Deserialize;

use super::engines::{CHECKERS, Engine, LIMIT, LOADED, LOADERS, PARSERS, SERVERS};
use super::running::Running;

/// One workload at one size, as the command `list` of a binary prints it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(super) struct Case {
    pub(super) workload: String,
    pub(super) size: String,
    cold_only: bool,
    /// The length of its text.
    pub(super) bytes: usize,
    /// The engines that take part.
    #[serde(skip)]
    pub(super) engines: &'static [Engine],
}

impl Case {
    #[cfg(test)]
    pub(super) fn new(workload: &str, size: &str) -> Self {
        Self { workload: workload.to_owned(), size: size.to_owned(), cold_only: false, bytes: 1_000, engines: &[] }
    }

    /// Whether many connections ask a server, which needs all cores, more time, and columns of its own.
    pub(super) fn is_load(&self) -> bool {
        matches!(self.workload.as_str(), "http" | "load")
    }

    /// The engines and modes that run the case.
    pub(super) fn contestants(&self) -> impl Iterator<Item = (Engine, &'static str)> {
        self.engines.iter().flat_map(|engine| engine.modes(self.cold_only).map(|mode| (*engine, mode)))
    }
}

/// The answer of a binary to a case.
pub(super) enum Answer {
    Json(Vec<u8>),
    /// The engine cannot take part, for this reason.
    Unsupported(String),
}

/// The exit code of a binary for [`Answer::Unsupported`].
const UNSUPPORTED: i32 = 3;

/// The folder of the built binaries.
pub(super) struct Binaries {
    workspace: PathBuf,
    folder: PathBuf,
    /// Whether a process can be kept on one core.
    pins: bool,
}

impl Binaries {
    pub(super) fn new(benches: &Path) -> Self {
        let pins = Command::new("taskset").arg("--version").output().is_ok_and(|output| output.status.success());
        Self { workspace: benches.to_owned(), folder: benches.join("target/release"), pins }
    }

    /// Builds the binaries that list the cases.
    pub(super) fn build_lists(&self) -> Result<(), String> {
        self.build([LIMIT, PARSERS[0], CHECKERS[0], LOADED[0]].map(|engine| engine.binary))
    }

    /// Builds the binaries that the cases need.
    pub(super) fn build_for(&self, cases: &[Case]) -> Result<(), String> {
        self.build(cases.iter().flat_map(|case| case.engines).map(|engine| engine.binary))
    }

    fn build(&self, packages: impl IntoIterator<Item = &'static str>) -> Result<(), String> {
        let packages: BTreeSet<_> = packages.into_iter().collect();
        let status = crate::cargo(&self.workspace)
            .args(["build", "--release", "--target-dir"])
            .arg(self.workspace.join("target"))
            .args(packages.into_iter().flat_map(|package| ["--package", package]))
            .status()
            .map_err(|error| format!("cargo does not start: {error}"))?;
        if status.success() { Ok(()) } else { Err(String::from("the benchmarks do not build")) }
    }

    /// The cases of the servers, then those of the parsers, of the validators, and of the servers under load.
    pub(super) fn cases(&self) -> Result<Vec<Case>, String> {
        let mut cases = self.list(LIMIT.binary, SERVERS)?;
        cases.iter_mut().filter(|case| case.workload == "W9").for_each(|case| case.engines = LOADERS);
        cases.extend(self.list(PARSERS[0].binary, PARSERS)?);
        cases.extend(self.list(CHECKERS[0].binary, CHECKERS)?);
        cases.extend(self.list(LOADED[0].binary, LOADED)?);
        Ok(cases)
    }

    fn list(&self, binary: &str, engines: &'static [Engine]) -> Result<Vec<Case>, String> {
        let output = output(Command::new(self.folder.join(binary)).arg("list"))?;
        let lines = String::from_utf8_lossy(&succeeded(output)?).into_owned();
        let case = |line| serde_json::from_str::<Case>(line).map_err(|error| format!("{binary} list: {error}"));
        lines.lines().map(|line| Ok(Case { engines, ..case(line)? })).collect()
    }

    /// The answer of an engine to a case.
    pub(super) fn check(&self, engine: Engine, mode: &str, case: &Case) -> Result<Answer, String> {
        let output = output(self.command(engine, mode, case, false).arg("check"))?;
        if output.status.code() == Some(UNSUPPORTED) {
            return Ok(Answer::Unsupported(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
        }
        succeeded(output).map(Answer::Json)
    }

    /// Starts a process that measures a block each time it is asked.
    pub(super) fn start(&self, engine: Engine, mode: &str, case: &Case) -> Result<Running, String> {
        Running::start(self.command(engine, mode, case, self.pins && !case.is_load()).arg("time"))
    }

    /// The command that answers the case `times` times.
    pub(super) fn repeat(&self, engine: Engine, mode: &str, case: &Case, times: u64) -> Command {
        let mut command = self.command(engine, mode, case, false);
        command.args(["repeat", "--times", &times.to_string()]);
        command
    }

    fn command(&self, engine: Engine, mode: &str, case: &Case, pinned: bool) -> Command {
        let program = self.folder.join(engine.binary);
        let mut command = if pinned { Command::new("taskset") } else { Command::new(&program) };
        if pinned {
            // The last core, since interrupts usually go to the first.
            let core = std::thread::available_parallelism().map_or(0, |cores| cores.get() - 1);
            command.args(["--cpu-list", &core.to_string()]).arg(program);
        }
        command.args(["--engine", engine.name, "--workload", &case.workload, "--size", &case.size, "--mode", mode]);
        command
    }
}

fn output(command: &mut Command) -> Result<Output, String> {
    command.output().map_err(|error| format!("{command:?} does not start: {error}"))
}

fn succeeded(output: Output) -> Result<Vec<u8>, String> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(format!("a benchmark failed with {}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim()))
}
