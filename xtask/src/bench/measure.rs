//! Measures the engines of a case in turns: all of them run at the same time, and each measures one block in every round.
//!
//! A disturbance of the machine affects neighbouring blocks alike, so the ratios within a round are more reliable than its times.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use super::binaries::Binaries;
use super::compare::{Entry, Verdict};
use super::options::Pace;
use super::results::{Measured, Results};
use super::running::{Block, Running};

/// An entry with its measurements so far.
struct Turn {
    entry: Entry,
    running: Option<Running>,
    /// `None` for a round in which the engine had no turn.
    rounds: Vec<Option<Block>>,
    spent: Duration,
}

/// Measures every entry that may be timed.
pub(super) fn all(binaries: &Binaries, entries: Vec<Entry>, pace: Pace) -> Result<Results, String> {
    let mut turns: Vec<_> = entries.into_iter().map(Turn::new).collect();
    for pass in 1..=pace.passes {
        for neighbours in turns.chunk_by_mut(|left, right| left.entry.case == right.entry.case) {
            progress(pass, pace.passes, &neighbours[0].entry);
            take_turns(binaries, neighbours, pace.of(&neighbours[0].entry.case))?;
        }
    }
    clear_progress();
    Ok(Results::new(turns.into_iter().map(|turn| Measured::new(turn.entry, turn.rounds)).collect()))
}

/// Measures the engines of one case, in another order in every round.
fn take_turns(binaries: &Binaries, neighbours: &mut [Turn], pace: Pace) -> Result<(), String> {
    for turn in neighbours.iter_mut().filter(|turn| turn.may_run(pace)) {
        turn.running = Some(binaries.start(turn.entry.engine, turn.entry.mode, &turn.entry.case)?);
    }
    for _ in 0..pace.rounds {
        let mut order: Vec<_> = neighbours.iter_mut().collect();
        fastrand::shuffle(&mut order);
        order.into_iter().try_for_each(|turn| turn.run(pace))?;
    }
    neighbours.iter_mut().for_each(|turn| turn.running = None);
    Ok(())
}

impl Turn {
    fn new(entry: Entry) -> Self {
        Turn { entry, running: None, rounds: Vec::new(), spent: Duration::ZERO }
    }

    fn may_run(&self, pace: Pace) -> bool {
        matches!(self.entry.verdict, Verdict::Right | Verdict::Differs(_)) && self.spent < pace.patience
    }

    fn run(&mut self, pace: Pace) -> Result<(), String> {
        let start = Instant::now();
        let may_run = self.may_run(pace);
        let running = self.running.as_mut().filter(|_| may_run);
        self.rounds.push(running.map(|running| running.block(pace.block)).transpose()?);
        self.spent += start.elapsed();
        Ok(())
    }
}

fn progress(pass: usize, passes: usize, entry: &Entry) {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        // An error of the terminal is not an error of the run.
        let _ = write!(stderr, "\r\x1b[Kpass {pass} of {passes}: {} {}", entry.case.workload, entry.case.size);
    }
}

fn clear_progress() {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let _ = write!(stderr, "\r\x1b[K");
    }
}
