//! The cache that keeps the values that were used last.

use std::borrow::Cow;
use std::hash::Hash;
use std::num::NonZeroUsize;

use super::{CacheFactory, CacheStorage};

/// A cache that keeps a number of values: those that were used last.
#[derive(Clone, Copy, Debug)]
pub struct LruCache {
    capacity: NonZeroUsize,
}

impl LruCache {
    /// A cache of this many values; of one, if the number is 0.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        LruCache { capacity: NonZeroUsize::new(capacity).unwrap_or(NonZeroUsize::MIN) }
    }
}

impl CacheFactory for LruCache {
    fn create<K, V>(&self) -> Box<dyn CacheStorage<Key = K, Value = V>>
    where
        K: Send + Sync + Clone + Eq + Hash + 'static,
        V: Send + Sync + Clone + 'static,
    {
        Box::new(Newest(lru::LruCache::new(self.capacity)))
    }
}

struct Newest<K: Hash + Eq, V>(lru::LruCache<K, V>);

impl<K, V> CacheStorage for Newest<K, V>
where
    K: Send + Sync + Clone + Eq + Hash + 'static,
    V: Send + Sync + Clone + 'static,
{
    type Key = K;
    type Value = V;

    fn get(&mut self, key: &K) -> Option<V> {
        self.0.get(key).cloned()
    }

    fn insert(&mut self, key: Cow<'_, K>, value: Cow<'_, V>) {
        self.0.put(key.into_owned(), value.into_owned());
    }

    fn remove(&mut self, key: &K) {
        self.0.pop(key);
    }

    fn clear(&mut self) {
        self.0.clear();
    }

    fn iter(&self) -> Box<dyn Iterator<Item = (&'_ K, &'_ V)> + '_> {
        Box::new(self.0.iter())
    }
}
