//! `cargo xtask conformance [FILE.jsonl]`: runs a file of execution cases, and names those with another response.
//!
//! Without a file it runs the cases in `conformance/corpus`. `crates/damson-conformance` says how cases are wired and compared.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

pub(crate) fn run(args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let path = file(args)?.unwrap_or_else(own_corpus);
    let told = |error: &dyn Error| format!("{}: {error}", path.display());
    let text = fs::read_to_string(&path).map_err(|error| told(&error))?;
    let outcome = damson_conformance::run(&text).map_err(|error| told(&error))?;
    for failure in &outcome.failures {
        println!("failed: {}: {}", failure.id, failure.difference);
    }
    let failed = outcome.failures.len();
    println!("{} passed, {failed} failed", outcome.passed);
    match failed {
        0 => Ok(()),
        _ => Err(crate::Reported.into()),
    }
}

/// The file, if the command line names one.
fn file(mut args: lexopt::Parser) -> Result<Option<PathBuf>, lexopt::Error> {
    let mut file = None;
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            other => return Err(other.unexpected()),
        }
    }
    Ok(file)
}

fn own_corpus() -> PathBuf {
    crate::root().join("conformance/corpus/cases.jsonl")
}
