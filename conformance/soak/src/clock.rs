//! The time, which an event carries from one task to another of this process.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The microseconds since the first call.
pub(crate) fn now() -> i32 {
    i32::try_from(START.elapsed().as_micros()).expect("a measurement takes less than half an hour")
}

/// The time since `then`, which was [`now`].
pub(crate) fn since(then: i32) -> Duration {
    Duration::from_micros(now().abs_diff(then).into())
}
