//! The parts that need a browser: the first minute of a person with the atlas, and two people who see each other.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::Outcome;
use super::cargo::run;
use crate::node::install;
use crate::server::Server;

/// A query that a newcomer might type.
const QUERY: &str = "{ country(code: \"PT\") { name borders { name } } }";
const ANSWER: &str = "{\"country\":{\"name\":\"Portugal\",\"borders\":[{\"name\":\"Spain\"}]}}";

/// What one person watches, what another does, and what the first then sees.
const SUBSCRIPTION: &str = "subscription { visits(country: \"PT\") { visitor country { name } } }";
const MUTATION: &str = "mutation { visit(country: \"PT\", visitor: \"Ada\") { visitor } }";
const VISIT: &str = "{\"visits\":{\"visitor\":\"Ada\",\"country\":{\"name\":\"Portugal\"}}}";

/// Types a query into the atlas's GraphiQL, runs it and reads the answer. Saves a picture in `artefacts/`.
pub(super) fn graphiql(root: &Path) -> Outcome {
    let (folder, picture) = match prepare(root, "graphiql.png") {
        Ok(prepared) => prepared,
        Err(outcome) => return outcome,
    };
    let server = match Server::atlas(root) {
        Ok(server) => server,
        Err(why) => return Outcome::Failed(why),
    };
    let mut test = Command::new("node");
    test.current_dir(&folder).args(["graphiql.mjs", "--url", &server.url("/"), "--query", QUERY, "--expect", ANSWER]);
    run(test.arg("--screenshot").arg(picture), "the page does not work")
}

/// Watches visits in a browser while another visits, each on a server of its own; Redis carries the visits.
pub(super) fn live(root: &Path) -> Outcome {
    let (folder, picture) = match prepare(root, "live.png") {
        Ok(prepared) => prepared,
        Err(outcome) => return outcome,
    };
    let redis = std::env::var("DAMSON_TEST_REDIS_URL").unwrap_or_else(|_| "redis://127.0.0.1:6379".to_owned());
    let start = |name| Server::atlas_with(root, name, &["--redis", &redis]);
    let (one, other) = match (start("one"), start("other")) {
        (Ok(one), Ok(other)) => (one, other),
        (Err(why), _) | (_, Err(why)) => return Outcome::Failed(format!("{why}; is there a Redis server at {redis}?")),
    };
    let mut test = Command::new("node");
    test.current_dir(&folder).args(["live.mjs", "--watch", &one.url("/"), "--act", &other.url("/")]);
    test.args(["--subscription", SUBSCRIPTION, "--mutation", MUTATION, "--expect", VISIT]);
    run(test.arg("--screenshot").arg(picture), "nothing is seen in the other browser")
}

/// The folder of the tests, with its packages, and the path of the picture; the outcome if they cannot run.
fn prepare(root: &Path, picture: &str) -> Result<(PathBuf, PathBuf), Outcome> {
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    if !Path::new(&chromium).exists() {
        let why = format!("there is no {chromium}; install Debian's package chromium, or set CHROMIUM");
        return Err(Outcome::Skipped(why));
    }
    let folder = root.join("web/browser-test");
    install(&folder).map_err(Outcome::Skipped)?;
    std::fs::create_dir_all(root.join("artefacts")).map_err(|error| Outcome::Failed(format!("artefacts/: {error}")))?;
    Ok((folder, root.join("artefacts").join(picture)))
}
