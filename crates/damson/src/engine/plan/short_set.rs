//! A set that is small most of the time.

use std::collections::HashSet;
use std::hash::Hash;

/// The most items of a list that is searched faster than a hash table.
pub(super) const FEW: usize = 8;

/// A set that is a list until it has more than [`FEW`] items.
#[derive(Debug)]
pub(super) struct ShortSet<T> {
    few: Vec<T>,
    /// All items, once there are more than [`FEW`].
    many: HashSet<T, foldhash::fast::RandomState>,
}

impl<T: Copy + Eq + Hash> ShortSet<T> {
    pub(super) fn contains(&self, item: &T) -> bool {
        self.few.contains(item) || self.many.contains(item)
    }

    /// Adds an item; returns whether it is new.
    pub(super) fn insert(&mut self, item: T) -> bool {
        if !self.many.is_empty() {
            return self.many.insert(item);
        }
        let is_new = !self.few.contains(&item);
        if is_new {
            self.few.push(item);
        }
        if self.few.len() > FEW {
            self.many.extend(self.few.drain(..));
        }
        is_new
    }
}

impl<T> Default for ShortSet<T> {
    fn default() -> Self {
        ShortSet { few: Vec::new(), many: HashSet::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::{FEW, ShortSet};

    #[test]
    fn items_are_kept_once_however_many_there_are() {
        let mut set = ShortSet::default();
        for item in 0..3 * FEW {
            assert!(!set.contains(&item));
            assert!(set.insert(item));
            assert!((0..=item).all(|item| set.contains(&item) && !set.insert(item)));
        }
    }
}
