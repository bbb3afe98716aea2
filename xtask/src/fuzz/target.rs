//! A fuzz target: its folders, a run of it, and the result.

use std::error::Error;
use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::build::binary;

pub(crate) struct Target {
    pub(crate) name: String,
    root: PathBuf,
}

/// The result of running a target.
pub(crate) struct Run {
    name: String,
    pub(crate) executions: u64,
    per_second: u64,
    /// The failure, with everything that is needed to see it again.
    pub(crate) failure: Option<String>,
}

impl Target {
    pub(crate) fn new(root: &Path, name: &str) -> Self {
        Target { name: name.to_owned(), root: root.to_owned() }
    }

    /// Runs the seeds and libFuzzer's variations of them for `seconds`.
    pub(crate) fn fuzz(&self, seconds: u64) -> Result<Run, Box<dyn Error>> {
        let (found, seeds, artifacts) = (self.folder("found"), self.folder("corpus"), self.folder("artifacts"));
        fs::create_dir_all(&found)?;
        fs::create_dir_all(&artifacts)?;
        let before = files(&artifacts)?;
        let mut child = Command::new(binary(&self.root, &self.name)?)
            .args([&found, &seeds]) // libFuzzer writes new inputs into the first folder
            .arg(format!("-artifact_prefix={}/", artifacts.display()))
            .arg(format!("-dict={}", self.root.join("fuzz/graphql.dict").display()))
            .arg(format!("-max_total_time={seconds}"))
            .args(["-timeout=5", "-report_slow_units=1", "-rss_limit_mb=2048", "-print_final_stats=1"])
            .stderr(Stdio::piped())
            .spawn()?;
        let output = Output::read(child.stderr.take().ok_or("the target has no output")?)?;
        let is_success = child.wait()?.success();
        let mut new = files(&artifacts)?;
        new.retain(|file| !before.contains(file));
        let failure = (!is_success || !new.is_empty()).then(|| self.failure(&output, &new));
        let [executions, per_second] =
            ["number_of_executed_units", "average_exec_per_sec"].map(|name| output.stat(name));
        Ok(Run { name: self.name.clone(), executions, per_second, failure: failure.transpose()? })
    }

    fn folder(&self, kind: &str) -> PathBuf {
        self.root.join("fuzz").join(kind).join(&self.name)
    }

    fn failure(&self, output: &Output, inputs: &[PathBuf]) -> Result<String, Box<dyn Error>> {
        let mut text = output.told.join("\n");
        let binary = binary(&self.root, &self.name)?;
        for input in inputs {
            text += &format!("\ninput: {}\nagain: {} {0}", input.display(), binary.display());
        }
        Ok(text)
    }
}

/// The output of a target, without the lines that only report progress.
struct Output {
    told: Vec<String>,
}

impl Output {
    fn read(pipe: impl std::io::Read) -> std::io::Result<Self> {
        let mut told = Vec::new();
        for line in BufReader::new(pipe).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            if !line.starts_with('#') {
                told.push(line);
            }
        }
        Ok(Output { told })
    }

    /// A figure that libFuzzer prints at the end; 0 if the run ended before.
    fn stat(&self, name: &str) -> u64 {
        let prefix = format!("stat::{name}:");
        let figure = self.told.iter().find_map(|line| line.strip_prefix(&prefix)?.trim().parse().ok());
        figure.unwrap_or_default()
    }
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Run { name, executions, per_second, failure } = self;
        if let Some(failure) = failure {
            writeln!(f, "{failure}")?;
        }
        let outcome = if failure.is_some() { "failed" } else { "passed" };
        write!(f, "{name}: {executions} executions, {per_second} per second, {outcome}")
    }
}
