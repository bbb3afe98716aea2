//! What was measured: medians over the blocks, and the ratios between engines within the run.

use serde::Serialize;

use super::binaries::{Block, Case};
use super::compare::{Entry, Verdict};
use super::engines::{LIMIT, PEER};

/// A spread beyond which a figure says little.
const NOISY: f64 = 0.1;

/// All that one run measured, in the order of the cases.
pub(super) struct Results {
    pub(super) measured: Vec<Measured>,
}

/// One engine in one mode at one case.
pub(super) struct Measured {
    pub(super) case: Case,
    pub(super) engine: &'static str,
    pub(super) mode: &'static str,
    pub(super) verdict: Verdict,
    /// None if there is no time.
    pub(super) figures: Option<Figures>,
}

/// The figures of one request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    /// The median of the blocks.
    pub(super) ns: f64,
    /// The median distance of a block from that, in parts of it.
    pub(super) spread: f64,
    pub(super) allocations: u64,
    pub(super) bytes: u64,
}

impl Figures {
    fn of(blocks: &[Block]) -> Option<Self> {
        let ns = median(blocks.iter().map(|block| block.ns).collect())?;
        let spread = median(blocks.iter().map(|block| (block.ns - ns).abs() / ns).collect())?;
        // Hash maps with random seeds differ by an allocation or two: the least is the engine's own.
        let least = blocks.iter().min_by_key(|block| block.allocations)?;
        Some(Self { ns, spread, allocations: least.allocations, bytes: least.bytes })
    }
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

impl Measured {
    pub(super) fn new(entry: Entry, blocks: Vec<Block>) -> Self {
        let Entry { case, engine, mode, verdict } = entry;
        Self { case, engine: engine.name, mode, verdict, figures: Figures::of(&blocks) }
    }

    /// What the reader should know about the figures, or about their absence.
    pub(super) fn note(&self) -> Option<&str> {
        match &self.verdict {
            Verdict::Differs(reason) => Some(reason),
            Verdict::Refused(reason) | Verdict::Wrong(reason) => Some(reason),
            Verdict::Right => None,
        }
    }
}

/// A line of the JSON file.
#[derive(Serialize)]
struct Line<'a> {
    workload: &'a str,
    size: Size<'a>,
    engine: &'a str,
    mode: &'a str,
    ns: f64,
    allocations: u64,
    bytes: u64,
}

/// A size that is a number is one in JSON too.
#[derive(Serialize)]
#[serde(untagged)]
enum Size<'a> {
    Number(u64),
    Variant(&'a str),
}

impl Results {
    pub(super) fn new(measured: Vec<Measured>) -> Self {
        Self { measured }
    }

    /// A sentence for the reader if the machine was too busy for the figures to be trusted.
    pub(super) fn warning(&self) -> Option<String> {
        let spreads = self.measured.iter().filter_map(|measured| Some(measured.figures?.spread));
        let (noisy, all) = spreads.fold((0, 0), |(noisy, all), spread| (noisy + usize::from(spread > NOISY), all + 1));
        let is_noisy = noisy * 10 > all;
        is_noisy.then(|| {
            format!("The machine was busy: {noisy} of {all} figures spread by more than 10 %. Repeat the run.")
        })
    }

    /// The measurements case by case.
    pub(super) fn by_case(&self) -> impl Iterator<Item = &[Measured]> {
        self.measured.chunk_by(|left, right| left.case == right.case)
    }

    /// The figures of one engine in one mode at one case.
    pub(super) fn find(&self, workload: &str, size: &str, engine: &str, mode: &str) -> Option<Figures> {
        let is_this = |measured: &&Measured| {
            (measured.case.workload.as_str(), measured.case.size.as_str()) == (workload, size)
                && (measured.engine, measured.mode) == (engine, mode)
        };
        self.measured.iter().find(is_this)?.figures
    }

    /// How long `measured` took, in times of the limit.
    pub(super) fn to_limit(&self, measured: &Measured) -> Option<f64> {
        self.ratio(measured, LIMIT.name, "warm")
    }

    /// How long `measured` took, in times of the peer in the same mode.
    pub(super) fn to_peer(&self, measured: &Measured) -> Option<f64> {
        self.ratio(measured, PEER, measured.mode)
    }

    fn ratio(&self, measured: &Measured, engine: &str, mode: &str) -> Option<f64> {
        let base = self.find(&measured.case.workload, &measured.case.size, engine, mode)?;
        Some(measured.figures?.ns / base.ns)
    }

    /// One JSON object for each measurement, a line each.
    pub(super) fn json_lines(&self) -> Result<String, serde_json::Error> {
        let lines = self.measured.iter().filter_map(Line::of);
        lines.map(|line| Ok(serde_json::to_string(&line)? + "\n")).collect()
    }
}

impl<'a> Line<'a> {
    fn of(measured: &'a Measured) -> Option<Self> {
        let Figures { ns, allocations, bytes, .. } = measured.figures?;
        let size = measured.case.size.as_str();
        Some(Self {
            workload: &measured.case.workload,
            size: size.parse().map_or(Size::Variant(size), Size::Number),
            engine: measured.engine,
            mode: measured.mode,
            ns: (ns * 10.0).round() / 10.0,
            allocations,
            bytes,
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Figures, Measured, Results};
    use crate::bench::binaries::Case;
    use crate::bench::compare::Verdict;

    /// Results of these workloads, sizes, engines, modes and nanoseconds.
    pub(in crate::bench) fn results(rows: &[(&str, &str, &'static str, &'static str, f64)]) -> Results {
        let measured = |&(workload, size, engine, mode, ns): &(&str, &str, &'static str, &'static str, f64)| Measured {
            case: Case::new(workload, size),
            engine,
            mode,
            verdict: Verdict::Right,
            figures: Some(Figures { ns, spread: 0.0, allocations: 3, bytes: 100 }),
        };
        Results::new(rows.iter().map(measured).collect())
    }

    #[test]
    fn a_json_line_has_sizes_as_numbers_where_they_are() {
        let results = results(&[("W2", "1000", "damson", "cold", 1_234.56), ("W3", "chats", "damson", "warm", 7.0)]);
        let lines = concat!(
            r#"{"workload":"W2","size":1000,"engine":"damson","mode":"cold","ns":1234.6,"allocations":3,"bytes":100}"#,
            "\n",
            r#"{"workload":"W3","size":"chats","engine":"damson","mode":"warm","ns":7.0,"allocations":3,"bytes":100}"#,
            "\n",
        );
        assert_eq!(results.json_lines().expect("plain structs are JSON"), lines);
    }

    #[test]
    fn a_run_on_a_busy_machine_is_marked() {
        let mut results = results(&[("W1", "1", "damson", "cold", 1.0), ("W1", "1", "damson", "warm", 1.0)]);
        assert_eq!(results.warning(), None);
        results.measured[0].figures.as_mut().expect("it was measured").spread = 0.4;
        let warning = "The machine was busy: 1 of 2 figures spread by more than 10 %. Repeat the run.";
        assert_eq!(results.warning().as_deref(), Some(warning));
    }

    #[test]
    fn ratios_refer_to_the_limit_warm_and_to_the_peer_in_the_same_mode() {
        let results = results(&[
            ("W1", "1", "serde_json", "warm", 10.0),
            ("W1", "1", "async-graphql-8", "cold", 400.0),
            ("W1", "1", "async-graphql-8", "warm", 100.0),
            ("W1", "1", "damson", "cold", 40.0),
        ]);
        let damson = &results.measured[3];
        assert_eq!((results.to_limit(damson), results.to_peer(damson)), (Some(4.0), Some(0.1)));
    }
}
