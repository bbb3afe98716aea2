//! The keys of a batch that is not sent yet.

use std::hash::Hash;

use foldhash::fast::RandomState;
use indexmap::IndexSet;

/// Different keys, in the order in which they were asked for.
pub(super) struct Gathered<K>(IndexSet<K, RandomState>);

impl<K> Default for Gathered<K> {
    fn default() -> Self {
        Gathered(IndexSet::default())
    }
}

impl<K: Hash + Eq> Gathered<K> {
    /// Adds a key, as long as there are at most `most`.
    ///
    /// # Errors
    /// The key, if there is no room for it.
    pub(super) fn add(&mut self, key: K, most: usize) -> Result<(), K> {
        if self.0.len() >= most && !self.0.contains(&key) {
            return Err(key);
        }
        self.0.insert(key);
        Ok(())
    }

    pub(super) fn into_keys(self) -> Vec<K> {
        self.0.into_iter().collect()
    }
}
