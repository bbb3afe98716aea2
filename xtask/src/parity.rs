//! `cargo xtask parity`: what a program can name in async-graphql, and whether Damson has it.
//!
//! `read` turns sources into modules, `resolve` follows `use`, `surface` and `attributes` list what is public, `compare` looks
//! it up, and `report` writes docs/parity.md.

mod attributes;
mod compare;
mod macro_rules;
mod packages;
mod read;
mod reasons;
mod report;
mod resolve;
mod surface;
#[cfg(test)]
mod tests;
mod text;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use compare::{Comparison, Figures, State};
use reasons::Reason;

const REASONS: &str = "xtask/src/parity/reasons.txt";
const PAGE: &str = "docs/parity.md";

/// Compares with async-graphql 8 and 7, or with the library in a folder.
pub(crate) fn run(mut args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let (mut write, mut folder) = (false, None);
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("write") => write = true,
            lexopt::Arg::Value(path) => folder = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    let root = crate::root();
    let reasons = reasons(&root)?;
    let (comparison, faults) = match folder {
        // The reasons hold for another library as far as they match.
        Some(folder) => (
            compare::compare(&[("there", packages::folder(&folder)?)], &packages::damson(&root)?, &reasons),
            Vec::new(),
        ),
        None => {
            let comparison = with_async_graphql(&root, &reasons)?;
            if write {
                fs::write(root.join(PAGE), report::page(&comparison, &reasons))?;
            }
            let faults = faults(&root, &comparison, &reasons);
            (comparison, faults)
        }
    };
    faults.iter().for_each(|fault| println!("{fault}"));
    missing(&comparison).for_each(|name| println!("missing: {name}"));
    let Figures { items, there, with_a_reason, missing } = Figures::of(comparison.values());
    println!("parity: {there} of {items} items, {with_a_reason} with a reason, {missing} missing without a reason");
    if faults.is_empty() && missing == 0 { Ok(()) } else { Err(crate::Reported.into()) }
}

/// The faults of the reasons and of the page, and the missing items.
pub(crate) fn check(root: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let reasons = reasons(root)?;
    let comparison = with_async_graphql(root, &reasons)?;
    let mut faults = faults(root, &comparison, &reasons);
    faults.extend(missing(&comparison).map(|name| format!("missing: {name}")));
    Ok(faults)
}

fn reasons(root: &Path) -> Result<Vec<Reason>, Box<dyn Error>> {
    Ok(reasons::read(&fs::read_to_string(root.join(REASONS))?)?)
}

fn with_async_graphql(root: &Path, reasons: &[Reason]) -> Result<Comparison, Box<dyn Error>> {
    Ok(compare::compare(&packages::async_graphql(root)?, &packages::damson(root)?, reasons))
}

fn faults(root: &Path, comparison: &Comparison, reasons: &[Reason]) -> Vec<String> {
    let mut faults = compare::faults(comparison, reasons);
    if fs::read_to_string(root.join(PAGE)).ok() != Some(report::page(comparison, reasons)) {
        faults.push(format!("{PAGE} is not up to date; run `cargo xtask parity --write`"));
    }
    faults
}

/// The names of what is missing without a reason.
fn missing(comparison: &Comparison) -> impl Iterator<Item = &String> {
    comparison.iter().filter(|(_, item)| item.state == State::Missing).map(|(name, _)| name)
}
