//! Measures the cost of a request, and the growth of the cost. The time is the processor time of the thread, the memory is the
//! most that the thread holds.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use crate::row::{Case, Growth};
use crate::server::Server;

/// The least number of runs of a request. The next constant is the most time for all of them.
const LEAST_RUNS: usize = 10;
const MOST_RUNS: usize = 200;
const PATIENCE: Duration = Duration::from_millis(120);

/// The number of measurements of a family before its growth is called too fast.
const ATTEMPTS: usize = 8;

/// The most growth of the time when the input doubles.
pub const MOST_GROWTH: f64 = 2.3;

/// The cost of deciding one request.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// The processor time: the least of several runs.
    pub cpu: Duration,
    /// The most bytes held at once.
    pub memory: u64,
}

impl Cost {
    /// The larger value of each field.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Cost { cpu: self.cpu.max(other.cpu), memory: self.memory.max(other.memory) }
    }
}

/// The processor time of this thread.
fn now() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// The processor time of `run`.
pub fn time(run: impl FnOnce()) -> Duration {
    let start = now();
    run();
    now() - start
}

/// The cost of the request.
pub fn cost(case: &Case) -> Cost {
    let server = Server::new(&case.setting);
    let input = case.input.clone();
    let memory = allocation_counter::measure(|| drop(server.answer(input))).bytes_max;
    Cost { cpu: least_time(&server, case), memory }
}

/// The least time of several runs. The cache of plans answers none of them.
fn least_time(server: &Server, case: &Case) -> Duration {
    let start = now();
    let mut least = Duration::MAX;
    for run in 1..=MOST_RUNS {
        if run > LEAST_RUNS && now() - start > PATIENCE {
            break;
        }
        let input = case.input.again(run);
        least = least.min(time(|| drop(server.answer(input))));
    }
    least
}

/// The factor on the time when the size doubles, from a line through the logarithms of sizes and times.
pub fn growth(family: &Growth) -> f64 {
    let cases = family.requests();
    let mut times = [Duration::MAX; 4];
    let mut factor = f64::INFINITY;
    for _ in 0..ATTEMPTS {
        for (least, case) in times.iter_mut().zip(&cases) {
            *least = (*least).min(least_time(&Server::new(&case.setting), case));
        }
        let points = cases.iter().zip(times).map(|(case, time)| (case.input.size() as f64, time.as_secs_f64()));
        factor = slope(points.map(|(size, time)| (size.ln(), time.max(1e-9).ln())).collect()).exp2();
        if factor <= MOST_GROWTH {
            break;
        }
    }
    factor
}

/// The slope of the line that fits the points best, by least squares.
fn slope(points: Vec<(f64, f64)>) -> f64 {
    let count = points.len() as f64;
    let mean_x = points.iter().map(|(x, _)| x).sum::<f64>() / count;
    let mean_y = points.iter().map(|(_, y)| y).sum::<f64>() / count;
    let covariance: f64 = points.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    let variance: f64 = points.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    covariance / variance
}

#[cfg(test)]
mod tests {
    use super::slope;

    #[test]
    fn a_square_has_twice_the_slope_of_a_line() {
        let line = [1.0_f64, 2.0, 4.0, 8.0].map(|x| (x.ln(), (3.0 * x).ln())).to_vec();
        let square = [1.0_f64, 2.0, 4.0, 8.0].map(|x| (x.ln(), (3.0 * x * x).ln())).to_vec();
        assert!((slope(line) - 1.0).abs() < 1e-9);
        assert!((slope(square) - 2.0).abs() < 1e-9);
    }
}
