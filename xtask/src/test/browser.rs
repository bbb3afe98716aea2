//! The part that needs a browser: the first minute of a person with the atlas.

use std::path::Path;
use std::process::Command;

use super::Outcome;
use super::cargo::run;
use crate::node::install;
use crate::server::Server;

/// A query that a newcomer might type.
const QUERY: &str = "{ country(code: \"PT\") { name borders { name } } }";
const ANSWER: &str = "{\"country\":{\"name\":\"Portugal\",\"borders\":[{\"name\":\"Spain\"}]}}";

/// Types a query into the atlas's GraphiQL, runs it and reads the answer. Saves a picture in `artefacts/`.
pub(super) fn graphiql(root: &Path) -> Outcome {
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    if !Path::new(&chromium).exists() {
        return Outcome::Skipped(format!("there is no {chromium}; install Debian's package chromium, or set CHROMIUM"));
    }
    let folder = root.join("web/browser-test");
    if let Err(why) = install(&folder) {
        return Outcome::Skipped(why);
    }
    let picture = root.join("artefacts/graphiql.png");
    if let Err(error) = std::fs::create_dir_all(root.join("artefacts")) {
        return Outcome::Failed(format!("artefacts/: {error}"));
    }
    let server = match Server::atlas(root) {
        Ok(server) => server,
        Err(why) => return Outcome::Failed(why),
    };
    let mut test = Command::new("node");
    test.current_dir(&folder).args(["graphiql.mjs", "--url", &server.url("/"), "--query", QUERY, "--expect", ANSWER]);
    run(test.arg("--screenshot").arg(picture), "the page does not work")
}
