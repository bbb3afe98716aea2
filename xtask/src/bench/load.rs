//! The tables of servers under load: requests per second in place of the time of one request, and the time of the slowest ones.

use super::engines::{BY_HAND, PEER};
use super::results::{Figures, Measured, Ratio, Results};
use super::table::{duration, ratio};
use crate::statistics::Summary;

/// The heads of the columns.
pub(super) const HEAD: [&str; 5] =
    ["engine", "requests per second", "× by hand", "× async-graphql", "99 of 100 within"];

/// The cells of an engine, in the order of [`HEAD`]; `None` if it was not measured.
pub(super) fn row(results: &Results, measured: &Measured) -> Option<[String; 5]> {
    let Figures { time, p99, .. } = measured.figures.as_ref()?;
    let to = |engine| {
        let base = results.find(&measured.case.workload, &measured.case.size, engine, measured.mode)?;
        measured.to(base).map(|ratio| Ratio { time: inverse(ratio.time, 1.0), instructions: None })
    };
    Some([
        measured.engine.name.to_owned(),
        inverse(*time, 1e9).to_string(),
        ratio(to(BY_HAND)),
        ratio(to(PEER)),
        p99.map_or_else(|| String::from("–"), duration),
    ])
}

/// `unit` divided by a figure: as many requests take this time together. The spread is about the same part of it.
fn inverse(figure: Summary, unit: f64) -> Summary {
    Summary { median: unit / figure.median, ..figure }
}

#[cfg(test)]
mod tests {
    use super::row;
    use crate::bench::results::tests::results;

    #[test]
    fn more_requests_per_second_are_a_larger_ratio() {
        let results = results(&[
            ("load", "64", "by-hand", "warm", 1e6),
            ("load", "64", "damson", "warm", 2e6),
            ("load", "64", "async-graphql-8", "warm", 4e6),
        ]);
        assert_eq!(row(&results, &results.measured[1]), Some(["damson", "500", "0.50", "2.00", "–"].map(String::from)));
    }
}
