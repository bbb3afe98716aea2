//! The outcome of one row, and its text.

use std::time::Duration;

use damson_hostile::measure::{self, Cost, MOST_GROWTH};
use damson_hostile::row::{Case, Growth, Row};
use damson_hostile::server::{Server, Setting};
use serde::{Deserialize, Serialize};

/// The most memory that deciding one request may take.
const MOST_MEMORY: u64 = 8 << 20;

/// The factor by which growth must exceed its bound to be a fault. A straight line bends less than that when the input leaves the
/// processor's caches, and a curve bends far more. Growth between the bound and this factor is a doubt, for a person to judge.
const CLEARLY: f64 = 1.15;

/// A row's figures and faults.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Outcome {
    cases: usize,
    /// The largest value of the cases with default settings.
    microseconds: u64,
    memory: u64,
    longest_refusal: usize,
    /// The largest growth when the input doubles.
    growth: Option<f64>,
    notes: Vec<String>,
    /// Growth above its bound by less than [`CLEARLY`].
    pub(crate) doubts: Vec<String>,
    pub(crate) faults: Vec<String>,
}

impl Outcome {
    pub(crate) const HEADING: &'static str = "row  cases   worst CPU    memory  refusal  2× input  what";

    /// Checks the verdicts alone.
    pub(crate) fn verdicts(row: &Row) -> Self {
        Outcome { faults: row.faults(), ..Outcome::default() }
    }

    /// Runs the row and measures its cost.
    pub(crate) fn of(row: &Row) -> Self {
        let mut outcome = Outcome::default();
        (row.cases)().iter().for_each(|case| outcome.run(row, case));
        (row.growth)().iter().for_each(|family| outcome.grow(family));
        for check in row.checks {
            match check(true) {
                Ok(note) => outcome.notes.push(note),
                Err(fault) => outcome.faults.push(fault),
            }
            outcome.cases += 1;
        }
        outcome
    }

    /// The outcome of a row that did not run to its end.
    pub(crate) fn failed(fault: String) -> Self {
        Outcome { faults: vec![fault], ..Outcome::default() }
    }

    fn run(&mut self, row: &Row, case: &Case) {
        self.cases += 1;
        self.judge(case);
        if matches!(case.setting, Setting::Limits(_)) {
            return; // The bounds on time and memory belong to the default settings.
        }
        let Cost { cpu, memory } = measure::cost(case);
        if cpu > row.cpu {
            self.faults.push(format!("{}: expected at most {:?}, measured {cpu:.1?}", short(&case.name), row.cpu));
        }
        if memory > MOST_MEMORY {
            let measured = memory as f64 / f64::from(1 << 20);
            self.faults.push(format!("{}: expected at most 8 MiB, measured {measured:.1} MiB", short(&case.name)));
        }
        self.microseconds = self.microseconds.max(u64::try_from(cpu.as_micros()).unwrap_or(u64::MAX));
        self.memory = self.memory.max(memory);
    }

    fn judge(&mut self, case: &Case) {
        match case.check(&Server::new(&case.setting)) {
            Ok(refusal) => self.longest_refusal = self.longest_refusal.max(refusal),
            Err(fault) => self.faults.push(fault),
        }
    }

    fn grow(&mut self, family: &Growth) {
        family.requests().iter().for_each(|case| self.judge(case));
        let factor = measure::growth(family);
        if factor > MOST_GROWTH {
            let told = if factor > MOST_GROWTH * CLEARLY { &mut self.faults } else { &mut self.doubts };
            let name = family.name;
            told.push(format!("{name}: twice the input takes {factor:.2} times as long, expected {MOST_GROWTH}"));
        }
        self.growth = Some(self.growth.map_or(factor, |growth| growth.max(factor)));
    }

    /// One line with everything that was measured.
    pub(crate) fn line(&self, row: &Row) -> String {
        let cpu = format!("{:.2?}", Duration::from_micros(self.microseconds));
        let memory = format!("{:.2} MiB", self.memory as f64 / f64::from(1 << 20));
        let growth = self.growth.map_or_else(|| "-".to_owned(), |growth| format!("{growth:.2}×"));
        let verdict = if self.faults.is_empty() { "" } else { "  FAILED" };
        let notes: String = self.notes.iter().map(|note| format!("; {note}")).collect();
        format!(
            "{}  {:>5}  {cpu:>10}  {memory:>9}  {:>5} B  {growth:>8}  {}{notes}{verdict}",
            row.id, self.cases, self.longest_refusal, row.tried
        )
    }
}

fn short(name: &str) -> String {
    name.chars().take(60).collect()
}
