//! The packages of a workspace and of everything that it depends on, as `cargo metadata` lists them.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use serde::Deserialize;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) manifest_path: PathBuf,
    targets: Vec<Target>,
    /// The features by their names, each with the features that it turns on.
    pub(crate) features: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
    src_path: PathBuf,
}

impl Package {
    /// The root file of its library, if it has one.
    pub(crate) fn library(&self) -> Option<&Path> {
        let is_library = |target: &&Target| target.kind.iter().any(|kind| kind.contains("lib") || kind == "proc-macro");
        self.targets.iter().find(is_library).map(|target| target.src_path.as_path())
    }
}

/// The members of the workspace in a folder.
pub(crate) fn members(folder: &Path) -> Result<Vec<Package>, Box<dyn Error>> {
    metadata(folder, "--no-deps")
}

/// The members of the benchmarks and their dependencies, in the versions of their lock.
pub(crate) fn of_benchmarks(root: &Path) -> Result<Vec<Package>, Box<dyn Error>> {
    metadata(&root.join("benches"), "--locked")
}

fn metadata(folder: &Path, option: &str) -> Result<Vec<Package>, Box<dyn Error>> {
    let output = crate::cargo(folder).args(["metadata", "--format-version", "1", option]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice::<Metadata>(&output.stdout)?.packages)
}
