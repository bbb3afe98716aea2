//! The results as a table for the terminal.

use std::fmt::Write;

use super::exponents::{self, Exponent};
use super::load;
use super::results::{Figures, Measured, Ratio, Results};
use crate::statistics::{Summary, or_dash};

pub(super) fn text(results: &Results) -> String {
    let mut text = String::new();
    for case in results.by_case() {
        let _ = writeln!(text, "\n{} {}", case[0].case.workload, case[0].case.size);
        match case[0].case.is_load() {
            true => write_load(&mut text, results, case),
            false => write_rows(&mut text, results, case),
        }
    }
    write_exponents(&mut text, &exponents::all(results));
    text
}

fn write_load(text: &mut String, results: &Results, case: &[Measured]) {
    let rows = case.iter().filter_map(|measured| load::row(results, measured));
    for [engine, cells @ ..] in std::iter::once(load::HEAD.map(String::from)).chain(rows) {
        let _ = writeln!(text, "  {engine:<22}{}", cells.map(|cell| format!("{cell:>22}")).concat());
    }
}

fn write_rows(text: &mut String, results: &Results, case: &[Measured]) {
    let _ = writeln!(
        text,
        "  {:<22}{:<6}{:>17}{:>17}{:>17}{:>14}{:>13}",
        "", "", "time", "× serde_json", "× async-graphql", "instructions", "allocations"
    );
    for measured in case {
        text.push_str(&row(results, measured));
    }
}

fn row(results: &Results, measured: &Measured) -> String {
    let start = format!("  {:<22}{:<6}", measured.engine.name, measured.mode);
    let note = measured.note().map(|note| format!("  ({note})")).unwrap_or_default();
    let Some(Figures { time, allocations, .. }) = &measured.figures else {
        return format!("{start}{:>17}{note}\n", "refused");
    };
    let (limit, peer) = (ratio(results.to_limit(measured)), ratio(results.to_peer(measured)));
    let (time, instructions) = (duration(*time), or_dash(measured.instructions));
    format!("{start}{time:>17}{limit:>17}{peer:>17}{instructions:>14}{allocations:>13}{note}\n")
}

fn write_exponents(text: &mut String, exponents: &[Exponent]) {
    if !exponents.is_empty() {
        text.push_str("\nfitted exponents\n");
    }
    for Exponent { workload, engine, value } in exponents {
        let _ = writeln!(text, "  {workload:<6}{engine:<22}{value:>6.2}");
    }
    text.push('\n');
}

/// A time with three digits, its unit and its spread.
pub(super) fn duration(time: Summary) -> String {
    let (value, unit) = match time.median {
        ns if ns < 1e3 => (ns, "ns"),
        ns if ns < 1e6 => (ns / 1e3, "µs"),
        ns if ns < 1e9 => (ns / 1e6, "ms"),
        ns => (ns / 1e9, "s"),
    };
    let decimals = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.decimals$} {unit}{}", time.spread_text())
}

/// A ratio with its spread, or a dash.
pub(super) fn ratio(ratio: Option<Ratio>) -> String {
    or_dash(ratio.map(|ratio| ratio.time))
}

#[cfg(test)]
mod tests {
    use super::{Summary, duration};

    #[test]
    fn durations_have_three_digits_and_a_unit() {
        let durations = [7.125, 70.12, 701.2, 1_500.0, 2.5e6, 3e9].map(|ns| duration(Summary::exactly(ns)));
        assert_eq!(durations, ["7.12 ns", "70.1 ns", "701 ns", "1.50 µs", "2.50 ms", "3.00 s"]);
    }
}
