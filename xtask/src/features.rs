//! `cargo xtask features`: checks that each feature of damson compiles alone without a warning.

use std::error::Error;
use std::time::Instant;

use crate::{cargo, packages};

/// Checks damson without features, and with each feature that is not an empty name.
pub(crate) fn run(mut args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    let mut failed = Vec::new();
    for features in names()?.iter().map(String::as_str).chain([""]) {
        let start = Instant::now();
        let mut check = cargo(&crate::root());
        check.args(["clippy", "--quiet", "-p", "damson", "--no-default-features", "--features", features]);
        let passed = check.args(["--", "-D", "warnings"]).status()?.success();
        println!("{} {:.1?}", if features.is_empty() { "no feature" } else { features }, start.elapsed());
        if !passed {
            failed.push(features.to_owned());
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "these features do not compile alone: {}; the errors of the compiler stand above",
            failed.join(", ")
        )
        .into())
    }
}

/// The features that turn something on.
fn names() -> Result<Vec<String>, Box<dyn Error>> {
    let packages = packages::members(&crate::root())?;
    let damson = packages.into_iter().find(|package| package.name == "damson").ok_or("there is no package damson")?;
    Ok(damson.features.into_iter().filter(|(_, parts)| !parts.is_empty()).map(|(name, _)| name).collect())
}
