//! Counts the instructions of one request. Other programs on the machine cannot change this number.
//!
//! `perf` counts them if it can, and `valgrind` otherwise. A run of some requests is subtracted from a run of twice as many, so
//! that the start of the process does not count.

use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;

use super::binaries::Binaries;
use super::engines::{DAMSON, DAMSON_BATCH, LIMIT, PEER};
use super::results::Measured;

/// The time that the shorter run should take without a counter.
const LENGTH: Duration = Duration::from_millis(2);

/// A program that runs another and counts its instructions.
#[derive(Clone, Copy)]
enum Counter {
    Perf,
    Valgrind,
}

/// Counts the instructions of Damson and of the engines that ratios refer to. It does nothing on a machine without a counter.
pub(super) fn count(binaries: &Binaries, measured: &mut [Measured]) {
    let Some(counter) = Counter::find() else { return };
    let counted = [DAMSON, DAMSON_BATCH, LIMIT.name, PEER];
    let is_wanted = |measured: &&mut Measured| counted.contains(&measured.engine.name) && !measured.case.is_load();
    let wanted = measured.iter_mut().filter(is_wanted);
    let queue = Mutex::new(wanted);
    let next = || queue.lock().expect("counting does not panic").next();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(measured) = next() {
                    measured.instructions = counter.of_one_request(binaries, measured);
                }
            });
        }
    });
}

impl Counter {
    fn find() -> Option<Self> {
        [Counter::Perf, Counter::Valgrind].into_iter().find(|counter| counter.count(&Command::new("true")).is_some())
    }

    fn of_one_request(self, binaries: &Binaries, measured: &Measured) -> Option<u64> {
        let times = (LENGTH.as_nanos() as f64 / measured.figures.as_ref()?.time.median).clamp(1.0, 10_000.0) as u64;
        let count = |times| self.count(&binaries.repeat(measured.engine, measured.mode, &measured.case, times));
        let (once, twice) = (count(times)?, count(2 * times)?);
        Some(twice.checked_sub(once)? / times)
    }

    /// The instructions of a whole process.
    fn count(self, counted: &Command) -> Option<u64> {
        let mut command = match self {
            Counter::Perf => Command::new("perf"),
            Counter::Valgrind => Command::new("valgrind"),
        };
        command.args(match self {
            Counter::Perf => ["stat", "--event=instructions:u", "--field-separator=,"],
            Counter::Valgrind => ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"],
        });
        let output = command.arg(counted.get_program()).args(counted.get_args()).output().ok()?;
        self.read(&String::from_utf8_lossy(&output.stderr)).filter(|_| output.status.success())
    }

    fn read(self, told: &str) -> Option<u64> {
        match self {
            Counter::Perf => told.lines().find(|line| line.contains("instructions"))?.split(',').next()?.parse().ok(),
            Counter::Valgrind => told.split_once("refs:")?.1.lines().next()?.trim().replace(',', "").parse().ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Counter;

    #[test]
    fn counters_are_read() {
        assert_eq!(Counter::Perf.read("1234567,,instructions:u,100,100.00,,\n"), Some(1_234_567));
        assert_eq!(Counter::Perf.read("<not supported>,,instructions:u,0,100.00,,\n"), None);
        assert_eq!(Counter::Valgrind.read("==1== I   refs:      160,212,241\n==1==\n"), Some(160_212_241));
    }
}
