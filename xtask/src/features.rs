//! `cargo xtask features`: checks that each feature of damson compiles alone without a warning.

use std::error::Error;
use std::time::Instant;

use crate::cargo;

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
    let output = cargo(&crate::root()).args(["metadata", "--format-version", "1", "--no-deps"]).output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let damson = packages
        .iter()
        .find(|package| package["name"] == "damson")
        .ok_or("`cargo metadata` lists no package damson")?;
    let features = damson["features"].as_object().ok_or("damson has no features")?;
    let turns_on = |parts: &serde_json::Value| parts.as_array().is_some_and(|parts| !parts.is_empty());
    Ok(features.iter().filter(|(_, parts)| turns_on(parts)).map(|(name, _)| name.clone()).collect())
}
