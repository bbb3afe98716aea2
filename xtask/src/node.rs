//! Node.js and its packages, for the commands that run programs in JavaScript.

use std::path::Path;
use std::process::{Command, Stdio};

/// Checks that these programs are installed; the error names the missing one.
pub(crate) fn require(tools: &[&str]) -> Result<(), String> {
    for tool in tools {
        let found = Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !found.is_ok_and(|status| status.success()) {
            return Err(format!("there is no `{tool}`; install Node.js 20 or later"));
        }
    }
    Ok(())
}

/// Installs the packages of a folder with `npm ci`, unless they are there.
pub(crate) fn install(folder: &Path) -> Result<(), String> {
    require(&["node", "npm"])?;
    let installed = Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .status();
    match installed {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("`npm ci` failed in {}; its output above says why", folder.display())),
    }
}
