//! The figures, and the bars that they must meet.

use std::fmt;
use std::time::Duration;

use crate::clients::Deliveries;

/// The most memory of a server with 10,000 subscriptions, in bytes.
const MOST_MEMORY: u64 = 320 << 20;
/// The time in which 99 of 100 deliveries of an event to 10,000 clients are made, on two cores.
const MOST_TIME: Duration = Duration::from_millis(250);

/// The figures of a run.
pub(crate) struct Report {
    pub(crate) connections: usize,
    /// The memory of the server without clients, in bytes.
    pub(crate) empty: u64,
    /// The memory when all clients had got an event.
    pub(crate) resident: u64,
    /// The most memory.
    pub(crate) peak: u64,
    pub(crate) deliveries: Deliveries,
}

impl Report {
    pub(crate) fn meets_the_bars(&self) -> bool {
        self.deliveries.lost == 0 && self.peak <= MOST_MEMORY && self.percentile(99) <= MOST_TIME
    }

    /// The time in which so many of 100 deliveries were made.
    fn percentile(&self, percent: usize) -> Duration {
        let times = &self.deliveries.times;
        times.get((times.len() * percent).div_ceil(100).saturating_sub(1)).copied().unwrap_or(Duration::MAX)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mebibytes = |bytes: u64| bytes as f64 / f64::from(1 << 20);
        let Report { connections, empty, resident, peak, deliveries } = self;
        let each = resident.saturating_sub(*empty) as f64 / 1024.0 / *connections as f64;
        let (half, most, last) = (self.percentile(50), self.percentile(99), self.percentile(100));
        let mark = if self.meets_the_bars() { "" } else { " (missed)" };
        write!(
            f,
            "{connections} subscriptions: {:.0} MiB resident, {:.0} MiB at most (≤ 320), {each:.1} KiB each; {} events: half of the \
             deliveries within {half:.0?}, 99 of 100 within {most:.0?} (≤ 250 ms), all within {last:.0?}, {} lost{mark}",
            mebibytes(*resident),
            mebibytes(*peak),
            deliveries.events,
            deliveries.lost,
        )
    }
}
