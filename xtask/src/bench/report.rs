//! `benches/RESULTS.md`: the figures of a full run, with everything that a reader needs to judge and repeat them.

use std::fmt::Write;

use super::bars::{self, Judged};
use super::exponents;
use super::load;
use super::overview;
use super::results::{Figures, Measured, Results};
use super::table::{duration, ratio};
use crate::machine;
use crate::statistics::{number, or_dash};

const HOW: &str = include_str!("how.md");

pub(super) fn markdown(results: &Results) -> String {
    let mut page = format!(
        "# Benchmark results\n\nMeasured on {} on {}; written by `cargo xtask bench`.\n\n",
        machine::today(),
        machine::description()
    );
    if let Some(warning) = results.warning() {
        let _ = writeln!(page, "**{warning}**\n");
    }
    overview::write(&mut page, results);
    write_bars(&mut page, results);
    page.push_str(HOW);
    page.push_str("\n## Every measurement\n");
    for case in results.by_case() {
        write_case(&mut page, results, case);
    }
    write_exponents(&mut page, results);
    page
}

fn write_bars(page: &mut String, results: &Results) {
    page.push_str(
        "## Damson's bars\n\n| what | at most | measured | by instructions | |\n| --- | ---: | ---: | ---: | --- |\n",
    );
    for Judged { bar, instructions } in bars::all(results) {
        let (at_most, measured) = (number(bar.at_most), or_dash(bar.measured));
        let instructions = or_dash(instructions.map(number));
        let _ = writeln!(page, "| {} | {at_most} | {measured} | {instructions} | {} |", bar.what, bar.mark());
    }
    page.push('\n');
}

fn write_case(page: &mut String, results: &Results, case: &[Measured]) {
    let _ = writeln!(page, "\n### {} {}\n", case[0].case.workload, case[0].case.size);
    match case[0].case.is_load() {
        true => write_load(page, results, case),
        false => write_rows(page, results, case),
    }
    for measured in case {
        if let Some(note) = measured.note() {
            let _ = writeln!(page, "\n{}, {}: {note}.", measured.engine.name, measured.mode);
        }
    }
}

fn write_load(page: &mut String, results: &Results, case: &[Measured]) {
    let _ = writeln!(page, "| {} |\n| --- | ---: | ---: | ---: | ---: |", load::HEAD.join(" | "));
    for row in case.iter().filter_map(|measured| load::row(results, measured)) {
        let _ = writeln!(page, "| {} |", row.join(" | "));
    }
}

fn write_rows(page: &mut String, results: &Results, case: &[Measured]) {
    page.push_str(
        "| engine | mode | time | × serde_json | × async-graphql | instructions | allocations | bytes allocated |\n",
    );
    page.push_str("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for measured in case {
        write_row(page, results, measured);
    }
}

fn write_row(page: &mut String, results: &Results, measured: &Measured) {
    let start = format!("| {} | {} |", measured.engine.name, measured.mode);
    let Some(Figures { time, allocations, bytes, .. }) = &measured.figures else {
        let _ = writeln!(page, "{start} refused | | | | | |");
        return;
    };
    let (time, instructions) = (duration(*time), or_dash(measured.instructions));
    let (limit, peer) = (ratio(results.to_limit(measured)), ratio(results.to_peer(measured)));
    let _ = writeln!(page, "{start} {time} | {limit} | {peer} | {instructions} | {allocations} | {bytes} |");
}

fn write_exponents(page: &mut String, results: &Results) {
    page.push_str("\n## How validation grows\n\n");
    page.push_str(
        "The exponent of the time in the size of the document (W10f: of the schema), fitted by least squares.\n\n",
    );
    page.push_str("| generator | engine | exponent |\n| --- | --- | ---: |\n");
    for exponent in exponents::all(results) {
        let _ = writeln!(page, "| {} | {} | {:.2} |", exponent.workload, exponent.engine, exponent.value);
    }
}
