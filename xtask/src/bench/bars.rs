//! The bars that Damson set itself, with the figures that it reached.

use super::engines::{BY_HAND, DAMSON, DAMSON_BATCH, LIMIT, PEER, PEER_STOPPED};
use super::exponents;
use super::results::{Ratio, Results};
use crate::bar::{self, Bar};
use crate::statistics::Summary;

/// A bar, and its figure in instructions where they were counted.
pub(super) struct Judged {
    pub(super) bar: Bar,
    pub(super) instructions: Option<f64>,
}

pub(super) fn all(results: &Results) -> Vec<Judged> {
    let against = |workload, size, mode, engine, base_mode| {
        ratio(results, (workload, size, DAMSON, mode), (workload, size, engine, base_mode))
    };
    let worst_of =
        |sizes: [&'static str; 2], engine| worst(sizes.map(|size| against("W3", size, "warm", engine, "warm")));
    let warm_list = results.find("W2", "1000", DAMSON, "warm").and_then(|measured| measured.figures.as_ref());
    let allocations = warm_list.map(|figures| exactly(figures.allocations as f64));
    let bar = |what, at_most, ratio: Option<Ratio>| Judged {
        bar: Bar { what, at_most, measured: ratio.map(|ratio| ratio.time) },
        instructions: ratio.and_then(|ratio| ratio.instructions),
    };
    vec![
        bar("W1 warm / async-graphql", 1.0 / 15.0, against("W1", "1", "warm", PEER, "warm")),
        bar("W1 cold / async-graphql", 1.0 / 3.0, against("W1", "1", "cold", PEER, "cold")),
        bar("W2 1,000 / serde_json", 1.3, against("W2", "1000", "warm", LIMIT.name, "warm")),
        bar("W2 1,000 / async-graphql", 1.0 / 7.0, against("W2", "1000", "warm", PEER, "warm")),
        bar("W2 1,000 allocations", 15.0, allocations),
        bar("W3 / async-graphql", 1.0 / 8.0, worst_of(["chats", "store"], PEER)),
        bar("W3 / juniper-sync", 1.0 / 5.0, worst_of(["chats", "store"], "juniper-sync")),
        bar("W7 / synchronous twin", 1.3, twins(results)),
        bar("W8 yielding / async-graphql", 0.5, against("W8", "yield-1000", "warm", PEER, "warm")),
        bar("W9 / async-graphql", 0.25, loads(results)),
        bar("W9 1 ms loader, ms per level beyond async-graphql", -1.0, loads_beyond_the_peer(results)),
        bar("W10 largest exponent", 1.2, largest_exponent(results).map(exactly)),
        bar("parser, operation / bluejay", 1.0, against("parser", "operation", "cold", "bluejay", "cold")),
        bar("parser, SDL / bluejay", 1.0, against("parser", "sdl", "cold", "bluejay", "cold")),
        bar("parser, SDL, ns per byte", 5.0, ns_per_byte(results, "parser", "sdl")),
        bar("validation / async-graphql", 1.0 / 3.0, worst(DOCUMENTS.map(|size| to_peers_validation(results, size)))),
        bar(
            "validation / bluejay",
            1.0,
            worst(DOCUMENTS.map(|size| against("validation", size, "cold", "bluejay", "cold"))),
        ),
        bar("load / async-graphql", 0.5, against("load", "64", "warm", PEER, "warm")),
        bar("http, hello / ready-made answer", 1.0 / 0.9, against("http", "hello", "warm", BY_HAND, "warm")),
        bar("http, hello / async-graphql", 1.0 / 2.5, against("http", "hello", "warm", PEER, "warm")),
        bar("http, list / ready-made answer", 1.0 / 0.3, against("http", "list", "warm", BY_HAND, "warm")),
        bar("http, list / async-graphql", 1.0 / 15.0, against("http", "list", "warm", PEER, "warm")),
        bar(
            "schema of 1,000 × 10 fields, ms",
            20.0,
            worst(["plain", "arguments"].map(|size| schema_ms(results, size))),
        ),
    ]
}

/// All bars in one line.
pub(super) fn line(results: &Results) -> String {
    bar::line(all(results).iter().map(|judged| &judged.bar))
}

/// Workload, size, engine and mode.
type Key<'a> = (&'a str, &'a str, &'a str, &'a str);

fn ratio(results: &Results, one: Key<'_>, other: Key<'_>) -> Option<Ratio> {
    let find = |(workload, size, engine, mode): Key<'_>| results.find(workload, size, engine, mode);
    find(one)?.to(find(other)?)
}

/// A figure that is counted and not timed.
fn exactly(figure: f64) -> Ratio {
    Ratio { time: Summary::exactly(figure), instructions: None }
}

/// The sizes of the workload `validation`.
const DOCUMENTS: [&str; 3] = ["hello", "store", "large"];

/// The time of the peer's validation in times of Damson's. The peer validates only within a request, so the rest of the request
/// is measured alone and subtracted. On a busy machine the rest may take longer than the whole; then there is no value.
fn to_peers_validation(results: &Results, size: &str) -> Option<Ratio> {
    let rounds = |engine| Some(&results.find("validation", size, engine, "cold")?.figures.as_ref()?.rounds);
    let (own, whole, stopped) = (rounds(DAMSON)?, rounds(PEER)?, rounds(PEER_STOPPED)?);
    let rounds = own.iter().zip(whole).zip(stopped);
    // The ratio is turned around, since nothing can be divided by a difference near zero.
    let peer = Summary::of(rounds.filter_map(|((own, whole), stopped)| Some(((*whole)? - (*stopped)?) / (*own)?)))?;
    let time = Summary { median: 1.0 / peer.median, ..peer };
    (peer.median > 0.0).then_some(Ratio { time, instructions: None })
}

fn schema_ms(results: &Results, size: &str) -> Option<Ratio> {
    time_per(results, ("schema", size), 1e6)
}

fn ns_per_byte(results: &Results, workload: &str, size: &str) -> Option<Ratio> {
    let bytes = results.find(workload, size, DAMSON, "cold")?.case.bytes;
    time_per(results, (workload, size), bytes as f64)
}

fn time_per(results: &Results, (workload, size): (&str, &str), unit: f64) -> Option<Ratio> {
    let time = results.find(workload, size, DAMSON, "cold")?.figures.as_ref()?.time;
    Some(Ratio { time: Summary { median: time.median / unit, ..time }, instructions: None })
}

/// The largest ratio, if all of them were measured.
fn worst(ratios: impl IntoIterator<Item = Option<Ratio>>) -> Option<Ratio> {
    let ratios = ratios.into_iter().collect::<Option<Vec<_>>>()?;
    ratios.into_iter().max_by(|left, right| left.time.median.total_cmp(&right.time.median))
}

/// The worst ratio of a future that is ready at once to the plain function.
fn twins(results: &Results) -> Option<Ratio> {
    let pairs = [("1-async", "1-sync"), ("1-await", "1-sync"), ("5-async", "5-sync"), ("5-await", "5-sync")];
    worst(pairs.map(|(one, twin)| ratio(results, ("W7", one, DAMSON, "warm"), ("W7", twin, DAMSON, "warm"))))
}

/// The worst ratio of one of Damson's ways to load to the peer's loader, if the loaders have their values at hand.
fn loads(results: &Results) -> Option<Ratio> {
    let sizes = ["loads-1000", "chain-1000"];
    let pairs = sizes.iter().flat_map(|size| [DAMSON, DAMSON_BATCH].map(|engine| (*size, engine)));
    worst(pairs.map(|(size, engine)| ratio(results, ("W9", size, engine, "warm"), ("W9", size, PEER, "warm"))))
}

/// The worst difference between one of Damson's ways to load and the peer's loader, in milliseconds for each level of loads.
fn loads_beyond_the_peer(results: &Results) -> Option<Ratio> {
    let sizes = [("loads-1000-slow", 1.0), ("chain-1000-slow", 2.0)];
    let pairs = sizes.iter().flat_map(|sized| [DAMSON, DAMSON_BATCH].map(|engine| (*sized, engine)));
    worst(pairs.map(|((size, levels), engine)| {
        let rounds = |engine| Some(&results.find("W9", size, engine, "warm")?.figures.as_ref()?.rounds);
        let pairs = rounds(engine)?.iter().zip(rounds(PEER)?);
        let per_level = pairs.filter_map(|(own, peer)| Some(((*own)? - (*peer)?) / levels / 1e6));
        Some(Ratio { time: Summary::of(per_level)?, instructions: None })
    }))
}

/// The workloads whose documents grow.
const GENERATORS: [&str; 6] = ["W10a", "W10b", "W10c", "W10d", "W10e", "W10f"];

fn largest_exponent(results: &Results) -> Option<f64> {
    let exponents = exponents::all(results);
    let of = |name| exponents.iter().find(|each| (each.workload.as_str(), each.engine) == (name, DAMSON));
    let values = GENERATORS.map(|name| of(name).map(|exponent| exponent.value));
    values.into_iter().collect::<Option<Vec<_>>>()?.into_iter().max_by(f64::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::bench::results::tests::results;

    #[test]
    fn the_line_says_what_was_measured_and_marks_what_was_missed() {
        let rows = [
            ("W1", "1", "async-graphql-8", "cold", 300.0),
            ("W1", "1", "async-graphql-8", "warm", 100.0),
            ("W1", "1", "damson", "cold", 90.0),
            ("W1", "1", "damson", "warm", 50.0),
        ];
        let expected = "W1 warm / async-graphql 0.50 ≤ 0.067 (missed); W1 cold / async-graphql 0.30 ≤ 0.33";
        assert_eq!(line(&results(&rows)), expected);
    }

    /// Times of Damson, its peer, and the peer that stops before validation, on the documents with these names.
    fn validations(sizes: &[&'static str]) -> Vec<(&'static str, &'static str, &'static str, &'static str, f64)> {
        let engines = [("damson", 20.0), ("async-graphql-8", 300.0), ("async-graphql-8-stopped", 200.0)];
        let of = |size| engines.map(|(engine, ns)| ("validation", size, engine, "cold", ns));
        sizes.iter().copied().flat_map(of).collect()
    }

    #[test]
    fn validation_of_the_peer_is_what_it_adds_to_a_request() {
        let mut rows = validations(&["hello", "store", "large"]);
        rows.extend([
            ("schema", "plain", "damson", "cold", 30e6),
            ("schema", "arguments", "damson", "cold", 10e6),
            ("parser", "sdl", "damson", "cold", 4_000.0),
        ]);
        let expected = "parser, SDL, ns per byte 4.00 ≤ 5.00; validation / async-graphql 0.20 ≤ 0.33; \
                        schema of 1,000 × 10 fields, ms 30 ≤ 20 (missed)";
        assert_eq!(line(&results(&rows)), expected);
    }

    #[test]
    fn what_adds_nothing_to_a_request_is_not_measured() {
        let mut rows = validations(&["hello", "store", "large"]);
        for stopped in [300.0, 301.0] {
            rows[2].4 = stopped;
            assert_eq!(line(&results(&rows)), "no bar was measured");
        }
    }

    #[test]
    fn the_worst_of_several_cases_is_known_only_if_all_were_measured() {
        assert_eq!(line(&results(&validations(&["hello", "store"]))), "no bar was measured");
        let twins = ["1-async", "1-await", "5-async", "5-await", "1-sync", "5-sync"];
        let twins = twins.map(|size| ("W7", size, "damson", "warm", 10.0));
        assert_eq!(line(&results(&twins)), "W7 / synchronous twin 1.00 ≤ 1.30");
        assert_eq!(line(&results(&twins[1..])), "no bar was measured");
    }

    #[test]
    fn loads_are_judged_by_the_worst_engine_and_the_time_of_a_level() {
        let engines = [("damson", 1e6), ("damson-batch", 2e6), ("async-graphql-8", 8e6)];
        let of = |size| engines.map(|(engine, ns)| ("W9", size, engine, "warm", ns));
        let rows: Vec<_> = ["loads-1000", "chain-1000"].into_iter().flat_map(of).collect();
        assert_eq!(line(&results(&rows)), "W9 / async-graphql 0.25 ≤ 0.25");
        let rows: Vec<_> = ["loads-1000-slow", "chain-1000-slow"].into_iter().flat_map(of).collect();
        let expected = "W9 1 ms loader, ms per level beyond async-graphql -3.00 ≤ -1.00";
        assert_eq!(line(&results(&rows)), expected);
    }

    #[test]
    fn the_largest_exponent_needs_every_generator() {
        let sizes = [("10", 10.0), ("100", 100.0), ("1000", 1_000.0)];
        let growing = |workload| sizes.map(|(size, ns)| (workload, size, "damson", "cold", ns));
        let rows: Vec<_> = super::GENERATORS.into_iter().flat_map(growing).collect();
        assert_eq!(line(&results(&rows)), "W10 largest exponent 1.00 ≤ 1.20");
        assert_eq!(line(&results(&rows[1..])), "no bar was measured");
    }

    #[test]
    fn without_any_bar_the_line_says_so() {
        assert_eq!(line(&results(&[])), "no bar was measured");
    }
}
