//! The number of batches that loaders have got, by which a check sees that an engine gathers the loads of a level.

use std::sync::atomic::{AtomicU64, Ordering};

static BATCHES: AtomicU64 = AtomicU64::new(0);

/// Counts a batch. Every loader calls it once for each batch.
pub fn count_batch() {
    BATCHES.fetch_add(1, Ordering::Relaxed);
}

/// The number of batches since the start of the process.
pub(crate) fn batches() -> u64 {
    BATCHES.load(Ordering::Relaxed)
}
