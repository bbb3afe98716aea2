//! `cargo xtask oracle`: compares Damson's answers to schemas, documents and requests with those of graphql-js.
//!
//! Both sides answer each line in the same form. Each aspect that differs is shown unless `conformance/DIFFERENCES.md` lists the
//! difference. Damson's answers come from [`damson`], the others from Node.

mod accepted;
mod compare;
mod damson;
mod graphql_js;
mod line;
mod options;
mod report;

use std::error::Error;
use std::path::Path;

use accepted::Accepted;
use damson::Damson;
use graphql_js::GraphqlJs;
use line::Line;
use options::Options;
use report::Report;

pub(crate) fn run(args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let options = Options::parse(args)?;
    let folder = crate::root().join("conformance/oracle");
    graphql_js::install(&folder)?;
    let text = match &options.file {
        Some(path) => std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?,
        None => graphql_js::own_set(&folder, options.seed, options.count)?,
    };
    let name = options.file.as_deref().map_or("the oracle's own set".into(), Path::to_string_lossy);
    let lines = line::read(&text).map_err(|error| format!("{name}, {error}"))?;
    ask(&folder, &lines)
}

/// Asks both sides every line.
fn ask(folder: &Path, lines: &[Line<'_>]) -> Result<(), Box<dyn Error>> {
    let mut theirs = GraphqlJs::start(folder, lines.iter().map(|line| line.text.to_owned()).collect())?;
    let mut ours = Damson::default();
    let mut report = Report::default();
    for line in lines {
        let expected = theirs.next_answer()?;
        let found = ours.answer(&line.question, &expected);
        let mut accepted = Vec::new();
        let mut differences = compare::differences(&expected, &found);
        differences.retain(|difference| match Accepted::of(&line.question, difference) {
            Some(name) => {
                accepted.push(name);
                false
            }
            None => true,
        });
        report.count(line, &accepted, &differences);
    }
    report.finish()
}
