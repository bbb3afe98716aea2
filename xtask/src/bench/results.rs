//! The results of a run: medians over the rounds, and the ratios between engines within each round.

use serde::Serialize;

use super::binaries::Case;
use super::compare::{Entry, Verdict};
use super::engines::{Engine, LIMIT, PEER};
use super::running::Block;
use crate::statistics::Summary;

/// The spread above which a ratio is not reliable.
const NOISY: f64 = 0.1;

/// All results of one run, in the order of the cases.
pub(super) struct Results {
    pub(super) measured: Vec<Measured>,
}

/// One engine in one mode at one case.
pub(super) struct Measured {
    pub(super) case: Case,
    pub(super) engine: Engine,
    pub(super) mode: &'static str,
    pub(super) verdict: Verdict,
    /// `None` if the engine has no time.
    pub(super) figures: Option<Figures>,
    /// The instructions of one request, if they were counted.
    pub(super) instructions: Option<u64>,
}

#[derive(Clone, Debug)]
pub(super) struct Figures {
    /// Nanoseconds of a request in each round; `None` where the engine had no turn.
    pub(super) rounds: Vec<Option<f64>>,
    pub(super) time: Summary,
    pub(super) allocations: u64,
    pub(super) bytes: u64,
    /// Nanoseconds in which 99 of 100 requests were answered, if many connections asked.
    pub(super) p99: Option<Summary>,
}

impl Figures {
    fn of(rounds: &[Option<Block>]) -> Option<Self> {
        let time = Summary::of(rounds.iter().flatten().map(|block| block.ns))?;
        // Hash maps with random seeds differ by an allocation or two: the least number belongs to the engine.
        let least = rounds.iter().flatten().min_by_key(|block| block.allocations)?;
        let p99 = Summary::of(rounds.iter().flatten().filter_map(|block| block.p99));
        let rounds = rounds.iter().map(|block| Some((*block)?.ns)).collect();
        Some(Self { rounds, time, allocations: least.allocations, bytes: least.bytes, p99 })
    }
}

/// The cost of one engine in times of another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ratio {
    /// The ratios of times within a round.
    pub(super) time: Summary,
    pub(super) instructions: Option<f64>,
}

impl Measured {
    pub(super) fn new(entry: Entry, rounds: Vec<Option<Block>>) -> Self {
        let Entry { case, engine, mode, verdict } = entry;
        Self { case, engine, mode, verdict, figures: Figures::of(&rounds), instructions: None }
    }

    /// The cost of `self` in times of `base`.
    pub(super) fn to(&self, base: &Measured) -> Option<Ratio> {
        let pairs = self.figures.as_ref()?.rounds.iter().zip(&base.figures.as_ref()?.rounds);
        let time = Summary::of(pairs.filter_map(|(own, base)| Some((*own)? / (*base)?)))?;
        let instructions = self.instructions.zip(base.instructions).map(|(own, base)| own as f64 / base as f64);
        Some(Ratio { time, instructions })
    }

    /// A note for the reader about the figures, or about their absence.
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
    #[serde(skip_serializing_if = "Option::is_none")]
    instructions: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p99: Option<f64>,
}

/// A size, written to JSON as a number if it is one.
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

    /// A sentence for the reader, if the machine was too busy for reliable ratios.
    pub(super) fn warning(&self) -> Option<String> {
        let ratios = self.measured.iter().flat_map(|measured| [self.to_limit(measured), self.to_peer(measured)]);
        let is_noisy: Vec<_> = ratios.flatten().map(|ratio| ratio.time.spread > NOISY).collect();
        let (noisy, all) = (is_noisy.iter().filter(|is_noisy| **is_noisy).count(), is_noisy.len());
        (noisy * 10 > all)
            .then(|| format!("The machine was busy: {noisy} of {all} ratios spread by more than 10 %. Repeat the run."))
    }

    /// The measurements case by case.
    pub(super) fn by_case(&self) -> impl Iterator<Item = &[Measured]> {
        self.measured.chunk_by(|left, right| left.case == right.case)
    }

    pub(super) fn find(&self, workload: &str, size: &str, engine: &str, mode: &str) -> Option<&Measured> {
        self.measured.iter().find(|measured| {
            (measured.case.workload.as_str(), measured.case.size.as_str()) == (workload, size)
                && (measured.engine.name, measured.mode) == (engine, mode)
        })
    }

    /// The cost of `measured` in times of the limit.
    pub(super) fn to_limit(&self, measured: &Measured) -> Option<Ratio> {
        self.ratio(measured, LIMIT.name, "warm")
    }

    /// The cost of `measured` in times of the peer in the same mode.
    pub(super) fn to_peer(&self, measured: &Measured) -> Option<Ratio> {
        self.ratio(measured, PEER, measured.mode)
    }

    fn ratio(&self, measured: &Measured, engine: &str, mode: &str) -> Option<Ratio> {
        measured.to(self.find(&measured.case.workload, &measured.case.size, engine, mode)?)
    }

    /// A line with a JSON object for each measurement.
    pub(super) fn json_lines(&self) -> Result<String, serde_json::Error> {
        let lines = self.measured.iter().filter_map(Line::of);
        lines.map(|line| Ok(serde_json::to_string(&line)? + "\n")).collect()
    }
}

impl<'a> Line<'a> {
    fn of(measured: &'a Measured) -> Option<Self> {
        let Figures { time, allocations, bytes, p99, .. } = measured.figures.as_ref()?;
        let size = measured.case.size.as_str();
        Some(Self {
            workload: &measured.case.workload,
            size: size.parse().map_or(Size::Variant(size), Size::Number),
            engine: measured.engine.name,
            mode: measured.mode,
            ns: (time.median * 10.0).round() / 10.0,
            allocations: *allocations,
            bytes: *bytes,
            instructions: measured.instructions,
            p99: p99.map(|p99| p99.median.round()),
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Figures, Measured, Results, Summary};
    use crate::bench::binaries::Case;
    use crate::bench::compare::Verdict;
    use crate::bench::engines::Engine;

    /// Results of these workloads, sizes, engines, modes and nanoseconds.
    pub(in crate::bench) fn results(rows: &[(&str, &str, &'static str, &'static str, f64)]) -> Results {
        let measured = |&(workload, size, engine, mode, ns): &(&str, &str, &'static str, &'static str, f64)| Measured {
            case: Case::new(workload, size),
            engine: Engine::new(engine, "", &[]),
            mode,
            verdict: Verdict::Right,
            figures: Some(Figures {
                rounds: vec![Some(ns)],
                time: Summary::exactly(ns),
                allocations: 3,
                bytes: 100,
                p99: None,
            }),
            instructions: None,
        };
        Results::new(rows.iter().map(measured).collect())
    }

    /// Replaces the times of the rounds.
    fn set_rounds(measured: &mut Measured, rounds: &[Option<f64>]) {
        measured.figures.as_mut().expect("it was measured").rounds = rounds.to_vec();
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
    fn noise_that_both_engines_hear_falls_out_of_their_ratio() {
        let mut results = results(&[("W1", "1", "serde_json", "warm", 1.0), ("W1", "1", "damson", "warm", 1.0)]);
        set_rounds(&mut results.measured[0], &[Some(10.0), Some(90.0), Some(30.0), None]);
        set_rounds(&mut results.measured[1], &[Some(20.0), Some(180.0), Some(60.0), Some(1.0)]);
        let ratio = results.to_limit(&results.measured[1]).expect("both were measured");
        assert_eq!(ratio.time, Summary::exactly(2.0));
        assert_eq!(results.warning(), None);
    }

    #[test]
    fn a_run_whose_ratios_spread_is_marked() {
        let mut results = results(&[("W1", "1", "serde_json", "warm", 1.0), ("W1", "1", "damson", "warm", 1.0)]);
        set_rounds(&mut results.measured[0], &[Some(10.0), Some(10.0), Some(10.0)]);
        set_rounds(&mut results.measured[1], &[Some(10.0), Some(20.0), Some(30.0)]);
        let warning = "The machine was busy: 1 of 2 ratios spread by more than 10 %. Repeat the run.";
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
        let ratios = [results.to_limit(damson), results.to_peer(damson)];
        assert_eq!(ratios.map(|ratio| ratio.map(|ratio| ratio.time.median)), [Some(4.0), Some(0.1)]);
    }
}
