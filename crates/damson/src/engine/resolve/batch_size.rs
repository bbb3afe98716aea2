//! How large the responses of a batch get together.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::size::too_large;
use crate::error::ServerError;

/// The bytes written for the responses of a batch, and the first response that is beyond the limit with those before it.
///
/// Which one that is depends on no order of execution: whenever all of them together are too large, the last is refused,
/// until the rest has room.
#[derive(Debug)]
pub(crate) struct BatchSize {
    limit: usize,
    /// The place of the first response that is refused; those after it are refused with it.
    refused: AtomicUsize,
    written: Mutex<Written>,
}

#[derive(Debug)]
struct Written {
    /// For each response; nothing is added to those that are refused.
    each: Vec<usize>,
    /// For all that are not refused.
    sum: usize,
}

impl BatchSize {
    pub(crate) fn new(limit: usize, responses: usize) -> Self {
        let written = Written { each: vec![0; responses], sum: 0 };
        BatchSize { limit, refused: AtomicUsize::new(responses), written: Mutex::new(written) }
    }

    /// Whether the response in this place is refused.
    pub(crate) fn refuses(&self, index: usize) -> bool {
        index >= self.refused.load(Ordering::Relaxed)
    }

    /// Notes how many bytes the response in this place has by now.
    pub(crate) fn note(&self, index: usize, bytes: usize) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if self.refuses(index) {
            return;
        }
        written.sum = (written.sum - written.each[index]).saturating_add(bytes);
        written.each[index] = bytes;
        let mut refused = self.refused.load(Ordering::Relaxed);
        while written.sum > self.limit {
            refused -= 1;
            written.sum -= written.each[refused];
        }
        self.refused.store(refused, Ordering::Relaxed);
    }

    /// Why there is no response where those before it leave no room.
    pub(crate) fn error(&self) -> ServerError {
        too_large("The response, with those before it in the batch,", self.limit)
    }
}

#[cfg(test)]
mod tests {
    use super::BatchSize;

    /// How many responses are left once they have grown to `sizes`, a byte at a time, in an order made of `seed`.
    fn left(sizes: &[usize], limit: usize, mut seed: usize) -> usize {
        let size = BatchSize::new(limit, sizes.len());
        let mut written = vec![0; sizes.len()];
        while written != sizes {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let index = (seed >> 33) % sizes.len();
            if written[index] < sizes[index] {
                written[index] += 1;
                size.note(index, written[index]);
            }
        }
        (0..sizes.len()).take_while(|&index| !size.refuses(index)).count()
    }

    #[test]
    fn the_first_response_beyond_the_limit_is_the_same_whichever_grows_first() {
        let sizes = [7, 0, 12, 1, 9, 3];
        for limit in 0..40 {
            let sums = sizes.iter().scan(0, |sum, size| {
                *sum += size;
                Some(*sum)
            });
            let expected = sums.take_while(|sum| *sum <= limit).count();
            for seed in 0..50 {
                assert_eq!(left(&sizes, limit, seed), expected, "limit {limit}, seed {seed}");
            }
        }
    }
}
