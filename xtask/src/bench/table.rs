//! The results as a table for the terminal.

use std::fmt::Write;

use super::exponents::{self, Exponent};
use super::results::{Figures, Measured, Results};

/// The whole table, and the fitted exponents below it.
pub(super) fn text(results: &Results) -> String {
    let mut text = String::new();
    for case in results.by_case() {
        let _ = writeln!(text, "\n{} {}", case[0].case.workload, case[0].case.size);
        let _ = writeln!(
            text,
            "  {:<22}{:<6}{:>12}{:>9}{:>14}{:>17}{:>13}",
            "", "", "time", "", "× serde_json", "× async-graphql", "allocations"
        );
        for measured in case {
            text.push_str(&row(results, measured));
        }
    }
    write_exponents(&mut text, &exponents::all(results));
    text
}

fn row(results: &Results, measured: &Measured) -> String {
    let start = format!("  {:<22}{:<6}", measured.engine, measured.mode);
    let note = measured.note().map(|note| format!("  ({note})")).unwrap_or_default();
    let Some(Figures { ns, spread, allocations, .. }) = measured.figures else {
        return format!("{start}{:>12}{note}\n", "refused");
    };
    let (limit, peer) = (ratio(results.to_limit(measured)), ratio(results.to_peer(measured)));
    let spread = format!("±{:.0} %", spread * 100.0);
    format!("{start}{:>12}{spread:>9}{limit:>14}{peer:>17}{allocations:>13}{note}\n", duration(ns))
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

/// A time with three digits and its unit.
pub(super) fn duration(ns: f64) -> String {
    let (value, unit) = match ns {
        ns if ns < 1e3 => (ns, "ns"),
        ns if ns < 1e6 => (ns / 1e3, "µs"),
        ns if ns < 1e9 => (ns / 1e6, "ms"),
        ns => (ns / 1e9, "s"),
    };
    let decimals = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.decimals$} {unit}")
}

/// A ratio with about two digits, or a dash.
pub(super) fn ratio(ratio: Option<f64>) -> String {
    match ratio {
        None => String::from("–"),
        Some(ratio) if ratio < 0.1 => format!("{ratio:.3}"),
        Some(ratio) if ratio < 10.0 => format!("{ratio:.2}"),
        Some(ratio) => format!("{ratio:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{duration, ratio};

    #[test]
    fn durations_have_three_digits_and_a_unit() {
        let durations = [7.125, 70.12, 701.2, 1_500.0, 2.5e6, 3e9].map(duration);
        assert_eq!(durations, ["7.12 ns", "70.1 ns", "701 ns", "1.50 µs", "2.50 ms", "3.00 s"]);
    }

    #[test]
    fn a_missing_ratio_is_a_dash() {
        assert_eq!([None, Some(0.0667), Some(1.25), Some(15.4)].map(ratio), ["–", "0.067", "1.25", "15"]);
    }
}
