//! `cargo xtask audit`: the audits of npm's graphql-http on the atlas and on a small server of every adapter.
//!
//! The last line is `N ok of M`, over all servers.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::node::install;
use crate::server::Server;

/// The examples of the adapters: package and example. Each prints its address, and serves `/graphql` there.
const EXAMPLES: &[(&str, &str)] = &[
    ("damson-axum", "hello_axum"),
    ("damson-tower", "hello_tower"),
    ("damson-actix-web", "hello_actix_web"),
    ("damson-poem", "hello_poem"),
    ("damson-warp", "hello_warp"),
    ("damson-rocket", "hello_rocket"),
];

/// Audits all servers, or those whose names contain the argument of `--only`.
pub(crate) fn run(mut args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let mut only = String::new();
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("only") => only = args.value()?.to_string_lossy().into_owned(),
            other => return Err(other.unexpected().into()),
        }
    }
    let root = crate::root();
    let folder = root.join("conformance/http-audit");
    install(&folder)?;
    let mut total = Counts::default();
    for name in servers().filter(|name| name.contains(&only)) {
        let counts = audit(&folder, &start(&root, name)?)?;
        println!("{name}: {counts}");
        total = Counts { ok: total.ok + counts.ok, all: total.all + counts.all };
    }
    println!("{total}");
    if total.all > 0 && total.ok == total.all { Ok(()) } else { Err(crate::Reported.into()) }
}

/// The number of audits.
#[derive(Clone, Copy, Default)]
struct Counts {
    ok: u32,
    all: u32,
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ok of {}", self.ok, self.all)
    }
}

fn servers() -> impl Iterator<Item = &'static str> {
    std::iter::once("atlas").chain(EXAMPLES.iter().map(|(package, _)| *package))
}

fn start(root: &Path, name: &str) -> Result<Server, String> {
    match EXAMPLES.iter().find(|(package, _)| *package == name) {
        Some((package, example)) => Server::example(root, package, example),
        None => Server::atlas(root),
    }
}

/// Audits a server. Audits that fail are printed.
fn audit(folder: &Path, server: &Server) -> Result<Counts, Box<dyn Error>> {
    let mut node = Command::new("node");
    let node = node.arg("audit.mjs").arg(server.url("/graphql")).current_dir(folder).stderr(Stdio::inherit());
    let text = String::from_utf8(node.output()?.stdout)?;
    let (failures, last) = text.trim_end().rsplit_once('\n').unwrap_or(("", text.trim_end()));
    if !failures.is_empty() {
        println!("{failures}");
    }
    let counts =
        last.split_once(" ok of ").and_then(|(ok, all)| Some(Counts { ok: ok.parse().ok()?, all: all.parse().ok()? }));
    counts.ok_or_else(|| format!("audit.mjs ended with {last:?}").into())
}
