//! `benches/COMPILE.md`, and the last line of a run.

use std::fmt::Write;

use super::engine::{DAMSON, PEER};
use super::results::{Built, Figures, Pick, Results};
use crate::bar::{self, Bar};
use crate::machine;
use crate::statistics::{Summary, number, or_dash};

/// The times that are measured in every round.
const TIMES: [Pick; 2] = [|times| times.check, |times| times.check_touched];

/// The times that are measured once.
const BUILT: [fn(&Built) -> Option<f64>; 2] =
    [|built| Some(built.release), |built| built.again.map(|again| again.release_touched)];

/// The number of types for which there are bars.
const JUDGED: usize = 200;

pub(super) fn page(results: &Results) -> String {
    let mut page = format!(
        "# Compile time\n\nMeasured on {} on {}; written by `cargo xtask compile-bench`.\n\n",
        machine::today(),
        machine::description()
    );
    page.push_str(include_str!("how.md"));
    page.push_str("\n## Bars\n\n| in times of async-graphql 8 | at most | measured | |\n| --- | ---: | ---: | --- |\n");
    for bar in bars(results) {
        let (at_most, measured) = (number(bar.at_most), or_dash(bar.measured));
        let _ = writeln!(page, "| {} | {at_most} | {measured} | {} |", bar.what, bar.mark());
    }
    page.push('\n');
    page.push_str(&tables(results));
    page
}

/// The figures as tables: seconds, and in brackets the ratio to async-graphql 8.
pub(super) fn tables(results: &Results) -> String {
    let mut text = String::from("## Dependencies\n\n| engine | check | release |\n| --- | ---: | ---: |\n");
    let peer = &results.dependencies[PEER];
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
    text.push_str(
        "| engine | check | check, touched | release | release, touched | bytes a type | LLVM lines a field |\n",
    );
    text.push_str("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    let (peer, peer_base) = (&size[PEER], &results.bases[PEER]);
    for (own, base) in size.iter().zip(&results.bases) {
        let _ = write!(text, "| {} |", own.engine);
        for time in TIMES {
            let median = own.median(time).unwrap_or(f64::NAN);
            let _ = write!(text, " {median:.2} s ({}) |", or_dash(own.ratio(peer, time)));
        }
        for time in BUILT {
            text.push_str(&cell(own.built.as_ref().and_then(time), peer.built.as_ref().and_then(time), 2, " s"));
        }
        for growth in [Figures::bytes_per_type, Figures::lines_per_field] {
            text.push_str(&cell(growth(own, base), growth(peer, peer_base), 0, ""));
        }
        text.push('\n');
    }
}

/// A cell with a figure of one engine, and in brackets its ratio to that of the peer.
fn cell(own: Option<f64>, peer: Option<f64>, decimals: usize, unit: &str) -> String {
    match own.zip(peer) {
        Some((own, peer)) => format!(" {own:.decimals$}{unit} ({}) |", number(own / peer)),
        None => " – |".to_owned(),
    }
}

/// One line with the ratios that have bars.
pub(super) fn line(results: &Results) -> String {
    format!("in times of async-graphql 8: {}", bar::line(&bars(results)))
}

/// The costs of Damson in times of async-graphql 8.
fn bars(results: &Results) -> Vec<Bar> {
    let size = results.sizes.iter().find(|size| size[DAMSON].types == JUDGED);
    let time = |time: Pick| size.and_then(|size| size[DAMSON].ratio(&size[PEER], time));
    let figure = |figure: fn(&Figures, &Built) -> Option<f64>| {
        let size = size?;
        let [own, peer] = [DAMSON, PEER].map(|engine| figure(&size[engine], &results.bases[engine]));
        Some(Summary::exactly(own? / peer?))
    };
    let release = figure(|figures, _| Some(figures.built?.release));
    let growth = figure(Figures::bytes_per_type);
    let dependencies = results.dependencies[DAMSON].check / results.dependencies[PEER].check;
    let bar = |what, at_most, measured| Bar { what, at_most, measured };
    vec![
        bar("200 types, check", 0.25, time(|times| times.check)),
        bar("200 types, check after a touch", 0.4, time(|times| times.check_touched)),
        bar("200 types, release", 0.25, release),
        bar("bytes a type", 0.5, growth),
        bar("dependencies, check", 0.35, Some(Summary::exactly(dependencies))),
    ]
}

fn seconds(own: f64, peer: f64) -> String {
    format!("{own:.1} s ({})", number(own / peer))
}

#[cfg(test)]
mod tests {
    use super::super::engine::ENGINES;
    use super::super::results::{Built, BuiltAgain, Dependencies, Figures, Results, Times};
    use super::{line, page};

    /// Damson costs half as much as its peer, juniper twice as much, and serde three times as much.
    fn results(types: usize) -> Results {
        let mut results = Results::default();
        let mut size = Vec::new();
        for (engine, cost) in ENGINES.iter().zip([0.5, 1.0, 2.0, 3.0]) {
            results.dependencies.push(Dependencies { engine: engine.name, check: cost, release: cost });
            let built = |bytes, llvm_lines| {
                let again = BuiltAgain { release_touched: cost, llvm_lines };
                Built { release: cost, bytes, again: Some(again) }
            };
            results.bases.push(built(1_000, 10_000));
            let built = built(1_000 + (199_000.0 * cost) as u64, 10_000 + 199_000);
            let mut figures = Figures::new(engine, types, Some(built));
            figures.times = vec![Times { check: cost, check_touched: cost }; 3];
            size.push(figures);
        }
        results.sizes.push(size);
        results
    }

    #[test]
    fn the_line_has_the_ratios_to_the_peer() {
        let expected = "in times of async-graphql 8: 200 types, check 0.50 ≤ 0.25 (missed); 200 types, check after a touch 0.50 ≤ 0.40 \
                        (missed); 200 types, release 0.50 ≤ 0.25 (missed); bytes a type 0.50 ≤ 0.50; dependencies, check 0.50 ≤ 0.35 \
                        (missed)";
        assert_eq!(line(&results(200)), expected);
        let other = "in times of async-graphql 8: dependencies, check 0.50 ≤ 0.35 (missed)";
        assert_eq!(line(&results(50)), other, "the bars are about 200 types");
    }

    #[test]
    fn the_page_has_every_engine_at_every_size() {
        let page = page(&results(200));
        assert!(page.contains("| juniper | 2.0 s (2.00) | 2.0 s (2.00) |\n"), "{page}");
        let row =
            "| juniper | 2.00 s (2.00) | 2.00 s (2.00) | 2.00 s (2.00) | 2.00 s (2.00) | 2000 (2.00) | 100 (1.00) |\n";
        assert!(page.contains(row), "{page}");
    }

    #[test]
    fn a_program_that_was_not_built_has_its_times_of_checks() {
        let mut results = results(500);
        results.sizes[0].iter_mut().for_each(|figures| figures.built = None);
        let row = "| juniper | 2.00 s (2.00) | 2.00 s (2.00) | – | – | – | – |\n";
        assert!(page(&results).contains(row), "{}", page(&results));
    }
}
