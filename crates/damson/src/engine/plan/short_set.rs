//! A set that is most often small.

use std::collections::HashSet;
use std::hash::Hash;

/// How many items are looked through faster than looked up.
pub(super) const GLANCE: usize = 8;

/// A set that is a list until there are more items than a glance can take in.
#[derive(Debug)]
pub(super) struct ShortSet<T> {
    few: Vec<T>,
    /// All items, once there are many.
    many: HashSet<T, foldhash::fast::RandomState>,
}

impl<T: Copy + Eq + Hash> ShortSet<T> {
    pub(super) fn contains(&self, item: &T) -> bool {
        self.few.contains(item) || self.many.contains(item)
    }

    /// Adds an item; says whether it is new.
    pub(super) fn insert(&mut self, item: T) -> bool {
        if !self.many.is_empty() {
            return self.many.insert(item);
        }
        let is_new = !self.few.contains(&item);
        if is_new {
            self.few.push(item);
        }
        if self.few.len() > GLANCE {
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
    use super::{GLANCE, ShortSet};

    #[test]
    fn items_are_kept_once_however_many_there_are() {
        let mut set = ShortSet::default();
        for item in 0..3 * GLANCE {
            assert!(!set.contains(&item));
            assert!(set.insert(item));
            assert!((0..=item).all(|item| set.contains(&item) && !set.insert(item)));
        }
    }
}
