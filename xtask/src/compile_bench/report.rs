//! `benches/COMPILE.md`, and the last line of a run.

use std::fmt::Write;

use super::results::{Figures, Pick, Results};
use crate::machine;
use crate::statistics::Summary;

/// The times that are compared, with their titles.
const TIMES: [(&str, Pick); 4] = [
    ("check", |times| times.check),
    ("check, touched", |times| times.check_touched),
    ("release", |times| times.release),
    ("release, touched", |times| times.release_touched),
];

/// The number of types for which there are bars.
const JUDGED: usize = 200;

/// A bar: a cost of Damson in times of async-graphql 8.
struct Bar {
    what: &'static str,
    at_most: f64,
    measured: Option<Summary>,
}

pub(super) fn page(results: &Results) -> String {
    let mut page = format!(
        "# Compile time\n\nMeasured on {} on {}; written by `cargo xtask compile-bench`.\n\n",
        machine::today(),
        machine::description()
    );
    page.push_str(include_str!("how.md"));
    page.push_str("\n## Bars\n\n| in times of async-graphql 8 | at most | measured | |\n| --- | ---: | ---: | --- |\n");
    for bar in bars(results) {
        let _ = writeln!(page, "| {} | {:.2} | {} | {} |", bar.what, bar.at_most, ratio(bar.measured), bar.mark());
    }
    page.push('\n');
    page.push_str(&tables(results));
    page
}

/// The figures as tables: seconds, and in brackets the ratio to async-graphql 8.
pub(super) fn tables(results: &Results) -> String {
    let mut text = String::from("## Dependencies\n\n| engine | check | release |\n| --- | ---: | ---: |\n");
    let peer = &results.dependencies[results.peer()];
    for own in &results.dependencies {
        let (check, release) = (seconds(own.check, peer.check), seconds(own.release, peer.release));
        let _ = writeln!(text, "| {} | {check} | {release} |", own.engine);
    }
    for size in &results.sizes {
        write_size(&mut text, results, size);
    }
    text
}

fn write_size(text: &mut String, results: &Results, size: &[Figures]) {
    let _ = writeln!(text, "\n## {} object types\n", size[0].types);
    let titles = TIMES.map(|(title, _)| title).join(" | ");
    let _ = writeln!(text, "| engine | {titles} | bytes a type | LLVM lines a field |");
    text.push_str("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    let peer = &size[results.peer()];
    for (own, base) in size.iter().zip(&results.bases) {
        let _ = write!(text, "| {} |", own.engine);
        for (_, time) in TIMES {
            let median = own.median(time).unwrap_or(f64::NAN);
            let _ = write!(text, " {median:.2} s ({}) |", ratio(own.ratio(peer, time)));
        }
        let (bytes, lines) = (own.bytes_per_type(base), own.lines_per_field(base));
        let _ = writeln!(text, " {:.0} | {:.0} |", bytes.unwrap_or(f64::NAN), lines.unwrap_or(f64::NAN));
    }
}

/// One line with the ratios that have bars.
pub(super) fn line(results: &Results) -> String {
    let bars = bars(results).into_iter();
    let texts = bars.map(|bar| {
        let missed = if bar.is_missed() { " (missed)" } else { "" };
        format!("{} {} ≤ {:.2}{missed}", bar.what, ratio(bar.measured), bar.at_most)
    });
    format!("in times of async-graphql 8: {}", texts.collect::<Vec<_>>().join("; "))
}

fn bars(results: &Results) -> Vec<Bar> {
    let peer = results.peer();
    let size = results.sizes.iter().find(|size| size[0].types == JUDGED);
    let time = |time: Pick| size.and_then(|size| size[0].ratio(&size[peer], time));
    let growth = size.and_then(|size| {
        let own = size[0].bytes_per_type(&results.bases[0])?;
        Some(Summary::exactly(own / size[peer].bytes_per_type(&results.bases[peer])?))
    });
    let dependencies = results.dependencies[0].check / results.dependencies[peer].check;
    vec![
        Bar { what: "200 types, check", at_most: 0.25, measured: time(TIMES[0].1) },
        Bar { what: "200 types, check after a touch", at_most: 0.4, measured: time(TIMES[1].1) },
        Bar { what: "200 types, release", at_most: 0.25, measured: time(TIMES[2].1) },
        Bar { what: "bytes a type", at_most: 0.5, measured: growth },
        Bar { what: "dependencies, check", at_most: 0.35, measured: Some(Summary::exactly(dependencies)) },
    ]
}

impl Bar {
    fn is_missed(&self) -> bool {
        self.measured.is_some_and(|measured| measured.median > self.at_most)
    }

    fn mark(&self) -> &'static str {
        match self.measured {
            None => "not measured",
            Some(_) if self.is_missed() => "**missed**",
            Some(_) => "met",
        }
    }
}

fn seconds(own: f64, peer: f64) -> String {
    format!("{own:.1} s ({:.2})", own / peer)
}

fn ratio(ratio: Option<Summary>) -> String {
    match ratio {
        None => "–".into(),
        Some(Summary { median, spread }) if spread > 0.0 => format!("{median:.2} ±{:.0} %", spread * 100.0),
        Some(Summary { median, .. }) => format!("{median:.2}"),
    }
}
