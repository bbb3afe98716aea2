//! Node.js and its packages, for the chores that ask programs written in the language of the reference implementation.

use std::path::Path;
use std::process::{Command, Stdio};

/// Makes sure that these programs are there; says what is missing if not.
pub(crate) fn require(tools: &[&str]) -> Result<(), String> {
    for tool in tools {
        let found = Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !found.is_ok_and(|status| status.success()) {
            return Err(format!("there is no `{tool}`; install Node.js 20 or later"));
        }
    }
    Ok(())
}

/// Makes sure that a folder's packages are installed; says what is missing if they cannot be.
pub(crate) fn install(folder: &Path) -> Result<(), String> {
    require(&["node", "npm"])?;
    let installed = Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .status();
    match installed {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("`npm ci` failed in {}; what it says above is why", folder.display())),
    }
}
