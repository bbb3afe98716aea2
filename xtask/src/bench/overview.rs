//! The first table of the page: the time of each engine in some cases, in times of `serde_json`.

use std::fmt::Write;

use super::results::Results;
use super::table;

/// Workload, size and caption of the cases in the table.
const CASES: &[(&str, &str, &str)] = &[
    ("W2", "1000", "1,000 objects × 5 plain fields"),
    ("W3", "chats", "chats: 6,721 fields in lists"),
    ("W3", "store", "a graph with cycles, 7 levels"),
    ("W6", "1000", "1,000 objects of two types"),
    ("W7", "1-async", "1,000 ready futures"),
    ("W8", "yield-1000", "1,000 futures that yield once"),
    ("W9", "loads-1000", "1,000 loads of 100 keys"),
    ("W11", "points-variables-1000", "1,000 input objects"),
];

const ENGINES: [&str; 5] = ["damson", "async-graphql-8", "async-graphql-7", "juniper-sync", "juniper-async"];

/// Writes the table. It compares engines when warm, since `serde_json` has no plan to make.
pub(super) fn write(page: &mut String, results: &Results) {
    let _ = writeln!(page, "## Time of a repeated operation, in times of serde_json\n");
    let _ = writeln!(page, "| | {} |\n| --- |{}", ENGINES.join(" | "), " ---: |".repeat(ENGINES.len()));
    for (workload, size, caption) in CASES {
        let ratio = |engine| results.to_limit(results.find(workload, size, engine, "warm")?);
        let ratios = ENGINES.map(|engine| table::ratio(ratio(engine)));
        let _ = writeln!(page, "| {workload}: {caption} | {} |", ratios.join(" | "));
    }
    page.push('\n');
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::bench::results::tests::results;

    #[test]
    fn each_measured_engine_has_a_ratio() {
        let rows = [
            ("W2", "1000", "serde_json", "warm", 50.0),
            ("W2", "1000", "damson", "warm", 60.0),
            ("W2", "1000", "juniper-sync", "warm", 900.0),
        ];
        let mut page = String::new();
        write(&mut page, &results(&rows));
        assert!(page.contains("| W2: 1,000 objects × 5 plain fields | 1.20 | – | – | 18 | – |"), "{page}");
    }
}
