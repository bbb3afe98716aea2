//! `cargo xtask bench`: builds every engine, compares the answers, measures them in turns, counts instructions, and reports.
//!
//! The module does not know the workloads: the binaries in `benches/` list the cases and give the answers.

mod bars;
mod binaries;
mod compare;
mod engines;
mod exponents;
mod instructions;
mod known;
mod load;
mod measure;
mod options;
mod overview;
mod report;
mod results;
mod running;
mod table;

use std::error::Error;
use std::fs;

use binaries::{Binaries, Case};
use compare::{Entry, Verdict};
use options::Options;

pub(crate) fn run(args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let options = Options::parse(args)?;
    let benches = crate::root().join("benches");
    let binaries = Binaries::new(&benches);
    binaries.build_lists()?;
    let cases = selected(binaries.cases()?, &options)?;
    binaries.build_for(&cases)?;
    let mut entries = compare::all(&binaries, &cases)?;
    let wrong = wrong_answers(&entries);
    entries.retain(|entry| !matches!(entry.verdict, Verdict::Wrong(_)));
    let mut results = measure::all(&binaries, entries, options.pace())?;
    if !options.quick {
        instructions::count(&binaries, &mut results.measured);
    }
    print!("{}", table::text(&results));
    if let Some(path) = &options.json {
        fs::write(path, results.json_lines()?).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if options.is_full() {
        fs::write(benches.join("RESULTS.md"), report::markdown(&results))?;
    }
    if let Some(warning) = results.warning() {
        eprintln!("warning: {warning}");
    }
    println!("{}", bars::line(&results));
    if wrong > 0 { Err(format!("{wrong} answers differ from the reference").into()) } else { Ok(()) }
}

fn selected(cases: Vec<Case>, options: &Options) -> Result<Vec<Case>, String> {
    let wanted: Vec<_> = cases.iter().filter(|case| options.wants(&case.workload)).cloned().collect();
    if wanted.is_empty() {
        let mut names: Vec<_> = cases.into_iter().map(|case| case.workload).collect();
        names.dedup();
        return Err(format!("--only names no workload; the workloads are {}", names.join(", ")));
    }
    Ok(wanted)
}

/// Prints every wrong answer, and returns their number. A difference listed in `known.rs` is not a wrong answer.
fn wrong_answers(entries: &[Entry]) -> usize {
    let mut count = 0;
    for entry in entries {
        if let Verdict::Wrong(difference) = &entry.verdict {
            let Case { workload, size, .. } = &entry.case;
            eprintln!("wrong answer: {workload} {size}, {} {}: {difference}", entry.engine.name, entry.mode);
            count += 1;
        }
    }
    count
}
