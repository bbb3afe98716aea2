//! The results as a picture: for some cases, how many times longer than `serde_json` each engine takes.

use std::fmt::Write;

use super::results::{Measured, Results};
use super::table;

/// Workload, size and caption of the cases in the picture.
const CASES: &[(&str, &str, &str)] = &[
    ("W2", "1000", "1,000 objects × 5 plain fields"),
    ("W3", "chats", "chats: 6,721 fields in lists"),
    ("W3", "store", "a graph with cycles, 7 levels"),
    ("W6", "1000", "1,000 objects of two types"),
    ("W7", "1-async", "1,000 ready futures"),
    ("W8", "yield-1000", "1,000 futures that yield once"),
    ("W11", "points-variables-1000", "1,000 input objects"),
];

/// The engines in the picture, with their colours.
const ENGINES: &[(&str, &str)] = &[
    ("damson", "#7a3e9d"),
    ("async-graphql-8", "#d1495b"),
    ("async-graphql-7", "#edae49"),
    ("juniper-sync", "#00798c"),
    ("juniper-async", "#66a5ad"),
];

const LEFT: f64 = 260.0;
const WIDTH: f64 = 860.0;
const TOP: f64 = 56.0;
const BAR: f64 = 13.0;
/// The ends of the logarithmic axis.
const AXIS: (f64, f64) = (0.5, 100.0);

/// The whole picture; engines are compared warm, for `serde_json` plans nothing either.
pub(super) fn svg(results: &Results) -> String {
    let mut rows = String::new();
    let mut y = TOP;
    for (workload, size, caption) in CASES {
        y = group(&mut rows, results, (workload, size), caption, y);
    }
    let height = y + 16.0;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
         <title>Time of a repeated operation, in times of serde_json</title>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\n{}{}{rows}</svg>\n",
        legend(),
        grid(y),
    )
}

fn legend() -> String {
    let mut legend = String::new();
    for (index, (engine, colour)) in ENGINES.iter().enumerate() {
        let x = 16.0 + 140.0 * index as f64;
        let _ = writeln!(legend, "<rect x=\"{x}\" y=\"12\" width=\"12\" height=\"12\" fill=\"{colour}\"/>");
        let _ = writeln!(legend, "<text x=\"{}\" y=\"22\">{engine}</text>", x + 18.0);
    }
    legend
}

/// Vertical lines at powers of ten and their halves; the limit is the bold one.
fn grid(bottom: f64) -> String {
    let mut grid = String::new();
    for ratio in [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0] {
        let (x, width) = (position(ratio), if ratio == 1.0 { 2 } else { 1 });
        let _ = writeln!(
            grid,
            "<path d=\"M{x:.1} {TOP}V{bottom:.1}\" stroke=\"#c8c8c8\" stroke-width=\"{width}\"/>\
             <text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\" fill=\"#555555\">{ratio}×</text>",
            TOP - 6.0
        );
    }
    grid
}

/// The bars of one case below `y`; returns where the next begins.
fn group(rows: &mut String, results: &Results, case: (&str, &str), caption: &str, y: f64) -> f64 {
    let mut bottom = y + 8.0;
    for (engine, colour) in ENGINES {
        let ratio = find(results, case, engine).and_then(|measured| results.to_limit(measured));
        if let Some(ratio) = ratio {
            bar(rows, bottom, ratio, colour);
            bottom += BAR + 2.0;
        }
    }
    let _ = writeln!(
        rows,
        "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{} · {caption}</text>",
        LEFT - 10.0,
        (y + bottom) / 2.0 + 6.0,
        case.0
    );
    bottom + 8.0
}

fn bar(rows: &mut String, y: f64, ratio: f64, colour: &str) {
    let (start, end) = (position(AXIS.0), position(ratio));
    let _ = writeln!(
        rows,
        "<rect x=\"{start:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{BAR}\" fill=\"{colour}\"/>\
         <text x=\"{:.1}\" y=\"{:.1}\" font-size=\"10\">{}</text>",
        end - start,
        end + 4.0,
        y + BAR - 3.0,
        table::ratio(Some(ratio))
    );
}

/// Where a ratio lies on the axis.
fn position(ratio: f64) -> f64 {
    let part = (ratio / AXIS.0).ln() / (AXIS.1 / AXIS.0).ln();
    LEFT + (WIDTH - LEFT - 50.0) * part.clamp(0.0, 1.0)
}

fn find<'a>(results: &'a Results, (workload, size): (&str, &str), engine: &str) -> Option<&'a Measured> {
    results.measured.iter().find(|measured| {
        (measured.case.workload.as_str(), measured.case.size.as_str()) == (workload, size)
            && (measured.engine, measured.mode) == (engine, "warm")
    })
}

#[cfg(test)]
mod tests {
    use super::svg;
    use crate::bench::results::tests::results;

    #[test]
    fn each_measured_engine_has_a_bar() {
        let rows = [
            ("W2", "1000", "serde_json", "warm", 50.0),
            ("W2", "1000", "damson", "warm", 60.0),
            ("W2", "1000", "juniper-sync", "warm", 900.0),
        ];
        let svg = svg(&results(&rows));
        assert_eq!(
            (svg.contains(">1.20<"), svg.contains(">18<"), svg.matches("font-size=\"10\"").count()),
            (true, true, 2)
        );
    }
}
