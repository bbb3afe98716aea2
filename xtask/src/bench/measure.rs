//! The schedule: in every round and at every case, each engine gets one block, in random order.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use super::binaries::{Binaries, Block};
use super::compare::{Entry, Verdict};
use super::options::Pace;
use super::results::{Measured, Results};

/// An entry with what was measured so far.
struct Turn {
    entry: Entry,
    blocks: Vec<Block>,
    spent: Duration,
}

/// Measures every entry that may be timed.
pub(super) fn all(binaries: &Binaries, entries: Vec<Entry>, pace: Pace) -> Result<Results, String> {
    let mut turns: Vec<_> =
        entries.into_iter().map(|entry| Turn { entry, blocks: Vec::new(), spent: Duration::ZERO }).collect();
    for round in 1..=pace.rounds {
        // The turns of a case are neighbours, so that engines that are compared run close together.
        for neighbours in turns.chunk_by_mut(|left, right| left.entry.case == right.entry.case) {
            progress(round, pace.rounds, &neighbours[0].entry);
            let mut order: Vec<_> = neighbours.iter_mut().filter(|turn| turn.may_run(pace)).collect();
            fastrand::shuffle(&mut order);
            order.into_iter().try_for_each(|turn| turn.run(binaries, pace.block))?;
        }
    }
    clear_progress();
    Ok(Results::new(turns.into_iter().map(Turn::finish).collect()))
}

impl Turn {
    fn may_run(&self, pace: Pace) -> bool {
        matches!(self.entry.verdict, Verdict::Right | Verdict::Differs(_)) && self.spent < pace.patience
    }

    fn run(&mut self, binaries: &Binaries, duration: Duration) -> Result<(), String> {
        let start = Instant::now();
        let Entry { engine, mode, case, .. } = &self.entry;
        self.blocks.push(binaries.time(*engine, mode, case, duration)?);
        self.spent += start.elapsed();
        Ok(())
    }

    fn finish(self) -> Measured {
        Measured::new(self.entry, self.blocks)
    }
}

fn progress(round: usize, rounds: usize, entry: &Entry) {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        // A line that cannot be shown is no loss.
        let _ = write!(stderr, "\r\x1b[Kround {round} of {rounds}: {} {}", entry.case.workload, entry.case.size);
    }
}

fn clear_progress() {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let _ = write!(stderr, "\r\x1b[K");
    }
}
