//! The size of all responses of a batch together.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::size::too_large;
use crate::error::ServerError;

/// The bytes written for the responses of a batch, and the first response that exceeds the limit together with those before.
///
/// That response does not depend on the order of execution: whenever all responses together are too large, the last one is
/// refused, until the rest fits.
#[derive(Debug)]
pub(crate) struct BatchSize {
    limit: usize,
    /// The index of the first response that is refused; all after it are refused, too.
    refused: AtomicUsize,
    written: Mutex<Written>,
}

#[derive(Debug)]
struct Written {
    /// The bytes of each response. Those of refused responses do not grow.
    each: Vec<usize>,
    /// The bytes of all responses that are not refused.
    sum: usize,
}

impl BatchSize {
    pub(crate) fn new(limit: usize, responses: usize) -> Self {
        let written = Written { each: vec![0; responses], sum: 0 };
        BatchSize { limit, refused: AtomicUsize::new(responses), written: Mutex::new(written) }
    }

    /// Whether the response at `index` is refused.
    pub(crate) fn refuses(&self, index: usize) -> bool {
        index >= self.refused.load(Ordering::Relaxed)
    }

    /// Notes the bytes that the response at `index` has so far.
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

    /// The error in place of a refused response.
    pub(crate) fn error(&self) -> ServerError {
        too_large("The response, with those before it in the batch,", self.limit)
    }
}

#[cfg(test)]
mod tests {
    use super::BatchSize;

    /// The number of responses that are left once they have grown to `sizes`, a byte at a time, in an order made of `seed`.
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
