//! The parts that need Node.js: audits written in the language of the reference implementation.

use std::path::Path;
use std::process::{Command, Stdio};

use super::Outcome;
use super::cargo::run;
use super::server::Server;

/// Makes sure that a folder's packages are installed; says what is missing if they cannot be.
pub(super) fn install(folder: &Path) -> Result<(), String> {
    for tool in ["node", "npm"] {
        let found = Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !found.is_ok_and(|status| status.success()) {
            return Err(format!("there is no `{tool}`; install Node.js 20 or later"));
        }
    }
    let installed = Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .status();
    match installed {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("`npm ci` failed in {}", folder.display())),
    }
}

/// The audit suite of npm's graphql-http against a real server.
pub(super) fn http_audit(root: &Path) -> Outcome {
    let folder = root.join("conformance/http-audit");
    if let Err(why) = install(&folder) {
        return Outcome::Skipped(why);
    }
    let server = match Server::example(root, "damson-axum", "audited") {
        Ok(server) => server,
        Err(why) => return Outcome::Failed(why),
    };
    run(Command::new("node").arg("audit.mjs").arg(server.url("/graphql")).current_dir(&folder), "audits failed")
}
