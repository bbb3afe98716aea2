//! The parts that need Node.js.

use std::path::Path;
use std::process::Command;

use super::Outcome;
use super::cargo::run;
use crate::cargo;
use crate::node::install;
use crate::server::Server;

/// Audits the atlas and the adapter of every framework.
pub(super) fn http_audit(root: &Path) -> Outcome {
    if let Err(why) = install(&root.join("conformance/http-audit")) {
        return Outcome::Skipped(why);
    }
    run(cargo(root).args(["xtask", "audit"]), "audits failed")
}

/// Runs clients from npm against a real server.
pub(super) fn clients(root: &Path) -> Outcome {
    let folder = root.join("conformance/clients");
    if let Err(why) = install(&folder) {
        return Outcome::Skipped(why);
    }
    let server = match Server::example(root, "damson-axum", "clients") {
        Ok(server) => server,
        Err(why) => return Outcome::Failed(why),
    };
    run(Command::new("node").arg("run.mjs").arg(server.url("/graphql")).current_dir(&folder), "scenarios failed")
}

/// Compares Damson with graphql-js on fewer documents than `cargo xtask oracle`.
pub(super) fn oracle(root: &Path) -> Outcome {
    if let Err(why) = install(&root.join("conformance/oracle")) {
        return Outcome::Skipped(why);
    }
    let count = ["xtask", "oracle", "--count", "2000"];
    run(cargo(root).args(count), "Damson and graphql-js differ")
}
