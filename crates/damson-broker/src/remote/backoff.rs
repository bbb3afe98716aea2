//! How long to wait before the next attempt to connect.

use std::time::Duration;

const FIRST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(2);

/// Each delay is twice the one before, up to two seconds, and at random between the half and the whole of that, so that the servers
/// of an application do not all come back at the same moment.
pub(super) struct Backoff {
    next: Duration,
}

impl Backoff {
    pub(super) fn new() -> Self {
        Backoff { next: FIRST }
    }

    pub(super) fn delay(&mut self) -> Duration {
        let whole = self.next;
        self.next = (whole * 2).min(LONGEST);
        whole.mul_f64(0.5 + fastrand::f64() / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_the_longest_and_are_never_below_the_half() {
        let mut backoff = Backoff::new();
        let mut whole = FIRST;
        for _ in 0..100 {
            let delay = backoff.delay();
            assert!(whole / 2 <= delay && delay <= whole, "{delay:?} of {whole:?}");
            whole = (whole * 2).min(LONGEST);
        }
        assert_eq!(whole, LONGEST);
    }
}
