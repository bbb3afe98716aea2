//! The caches of loaders.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

/// Makes the cache of a [`DataLoader`](super::DataLoader) for each of its key types.
pub trait CacheFactory: Send + Sync + 'static {
    /// Makes an empty cache.
    fn create<K, V>(&self) -> Box<dyn CacheStorage<Key = K, Value = V>>
    where
        K: Send + Sync + Clone + Eq + Hash + 'static,
        V: Send + Sync + Clone + 'static;
}

/// The values that a loader keeps, by their keys. Implement it, with [`CacheFactory`], for a cache of your own.
pub trait CacheStorage: Send + Sync + 'static {
    /// The type of the keys.
    type Key: Send + Sync + Clone + Eq + Hash + 'static;

    /// The type of the values.
    type Value: Send + Sync + Clone + 'static;

    /// The value of a key.
    fn get(&mut self, key: &Self::Key) -> Option<Self::Value>;

    /// Keeps the value of a key.
    fn insert(&mut self, key: Cow<'_, Self::Key>, value: Cow<'_, Self::Value>);

    /// Forgets the value of a key.
    fn remove(&mut self, key: &Self::Key);

    /// Forgets all values.
    fn clear(&mut self);

    /// All values with their keys.
    fn iter(&self) -> Box<dyn Iterator<Item = (&'_ Self::Key, &'_ Self::Value)> + '_>;
}

/// No cache: every key is loaded whenever it is asked for, but only once in a batch.
#[derive(Clone, Copy, Default, Debug)]
pub struct NoCache;

/// A cache that keeps everything, in a hash map. For loaders that live as long as one request.
#[derive(Clone, Debug)]
pub struct HashMapCache<S = RandomState>(PhantomData<S>);

impl<S: Send + Sync + BuildHasher + Default + 'static> HashMapCache<S> {
    /// A cache whose hash map uses hashers of `S`.
    #[must_use]
    pub fn new() -> Self {
        HashMapCache(PhantomData)
    }
}

impl Default for HashMapCache<RandomState> {
    fn default() -> Self {
        Self::new()
    }
}

impl CacheFactory for NoCache {
    fn create<K, V>(&self) -> Box<dyn CacheStorage<Key = K, Value = V>>
    where
        K: Send + Sync + Clone + Eq + Hash + 'static,
        V: Send + Sync + Clone + 'static,
    {
        Box::new(Nothing(PhantomData))
    }
}

impl<S: Send + Sync + BuildHasher + Default + 'static> CacheFactory for HashMapCache<S> {
    fn create<K, V>(&self) -> Box<dyn CacheStorage<Key = K, Value = V>>
    where
        K: Send + Sync + Clone + Eq + Hash + 'static,
        V: Send + Sync + Clone + 'static,
    {
        Box::new(Everything::<K, V, S>(HashMap::default()))
    }
}

struct Nothing<K, V>(PhantomData<(K, V)>);

impl<K, V> CacheStorage for Nothing<K, V>
where
    K: Send + Sync + Clone + Eq + Hash + 'static,
    V: Send + Sync + Clone + 'static,
{
    type Key = K;
    type Value = V;

    fn get(&mut self, _: &K) -> Option<V> {
        None
    }

    fn insert(&mut self, _: Cow<'_, K>, _: Cow<'_, V>) {}

    fn remove(&mut self, _: &K) {}

    fn clear(&mut self) {}

    fn iter(&self) -> Box<dyn Iterator<Item = (&'_ K, &'_ V)> + '_> {
        Box::new(std::iter::empty())
    }
}

struct Everything<K, V, S>(HashMap<K, V, S>);

impl<K, V, S> CacheStorage for Everything<K, V, S>
where
    K: Send + Sync + Clone + Eq + Hash + 'static,
    V: Send + Sync + Clone + 'static,
    S: Send + Sync + BuildHasher + 'static,
{
    type Key = K;
    type Value = V;

    fn get(&mut self, key: &K) -> Option<V> {
        self.0.get(key).cloned()
    }

    fn insert(&mut self, key: Cow<'_, K>, value: Cow<'_, V>) {
        self.0.insert(key.into_owned(), value.into_owned());
    }

    fn remove(&mut self, key: &K) {
        self.0.remove(key);
    }

    fn clear(&mut self) {
        self.0.clear();
    }

    fn iter(&self) -> Box<dyn Iterator<Item = (&'_ K, &'_ V)> + '_> {
        Box::new(self.0.iter())
    }
}
