//! The keys of one type: which batch loads them, and the values that are kept.

use std::any::TypeId;
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::{CacheFactory, CacheStorage, Loader, NoCache};
use crate::loading::{Batch, Load};
use crate::user_code::{self, Panicked};

/// What keys must be; an alias of its bounds.
pub(super) trait Key: Send + Sync + Hash + Eq + Clone + 'static {}

impl<K: Send + Sync + Hash + Eq + Clone + 'static> Key for K {}

/// The keys of one type. Clones share them.
pub(super) struct Keys<K: Key, T: Loader<K>>(Arc<Shared<K, T>>);

impl<K: Key, T: Loader<K>> Clone for Keys<K, T> {
    fn clone(&self) -> Self {
        Keys(self.0.clone())
    }
}

struct Shared<K: Key, T: Loader<K>> {
    loader: Arc<T>,
    /// Whether the caches of all types of keys are used.
    all_keep: Arc<AtomicBool>,
    state: Mutex<State<K, T>>,
}

struct State<K: Key, T: Loader<K>> {
    /// The batch that takes keys.
    open: Weak<BatchOf<K, T>>,
    /// The number of the next batch.
    next: u64,
    cache: Option<Cache<K, T>>,
}

/// The values that are kept, and the batches that load more of them.
struct Cache<K: Key, T: Loader<K>> {
    values: Box<dyn CacheStorage<Key = K, Value = T::Value>>,
    keeps: bool,
    /// The batches of keys that are being loaded, each with its number; some of them may be gone.
    loading: damson_schema::HashMap<K, (u64, Weak<BatchOf<K, T>>)>,
    /// The number of keys at which those of batches that are gone are removed from `loading`.
    most_loading: usize,
}

type BatchOf<K, T> = Batch<K, Loaded<K, T>>;

/// The result of a batch. The error may be a type that threads cannot share, hence the lock.
type Loaded<K, T> = Result<HashMap<K, <T as Loader<K>>::Value>, Mutex<<T as Loader<K>>::Error>>;

impl<K: Key, T: Loader<K>> Keys<K, T> {
    pub(super) fn new<C: CacheFactory>(loader: Arc<T>, cache: &C, all_keep: Arc<AtomicBool>) -> Self {
        let has_cache = TypeId::of::<C>() != TypeId::of::<NoCache>();
        let cache = has_cache.then(|| Cache {
            values: cache.create(),
            keeps: true,
            loading: Default::default(),
            most_loading: 64,
        });
        Keys(Arc::new(Shared { loader, all_keep, state: Mutex::new(State { open: Weak::new(), next: 0, cache }) }))
    }

    /// Asks for the value of a key.
    pub(super) fn ask_one(&self, key: K, most: usize) -> AskedOne<K, T> {
        match self.ask(&mut self.lock(), &key, most) {
            Asked::Kept(value) => AskedOne::Kept(value),
            Asked::From(batch) => AskedOne::Loading(key, batch.load()),
        }
    }

    /// Asks for the values of several keys.
    pub(super) fn ask_many(&self, keys: Vec<K>, most: usize) -> AskedMany<K, T> {
        let mut many = AskedMany { kept: HashMap::new(), loading: Vec::new() };
        let mut batches = Vec::<FromBatch<K, T>>::new();
        let mut state = self.lock();
        for key in keys {
            match self.ask(&mut state, &key, most) {
                Asked::Kept(value) => _ = many.kept.insert(key, value),
                Asked::From(batch) => match batches.iter_mut().rfind(|other| Arc::ptr_eq(&other.batch, &batch)) {
                    Some(other) => other.keys.push(key),
                    None => batches.push(FromBatch { batch, keys: vec![key] }),
                },
            }
        }
        many.loading =
            batches.into_iter().map(|from| LoadingKeys { load: from.batch.load(), keys: from.keys }).collect();
        many
    }

    /// Keeps values.
    pub(super) fn feed(&self, values: Vec<(K, T::Value)>) {
        if let Some(cache) = &mut self.lock().cache {
            for (key, value) in values {
                cache.values.insert(Cow::Owned(key), Cow::Owned(value));
            }
        }
    }

    /// Forgets the value of a key, or of all keys, even if it is just being loaded.
    pub(super) fn forget(&self, key: Option<&K>) {
        let Some(cache) = &mut self.lock().cache else { return };
        match key {
            Some(key) => {
                cache.values.remove(key);
                cache.loading.remove(key);
            }
            None => {
                cache.values.clear();
                cache.loading.clear();
            }
        }
    }

    /// The values that are kept.
    pub(super) fn cached(&self) -> HashMap<K, T::Value> {
        let state = self.lock();
        let values = state.cache.iter().flat_map(|cache| cache.values.iter());
        values.map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// Says whether values are kept.
    pub(super) fn keep(&self, keeps: bool) {
        if let Some(cache) = &mut self.lock().cache {
            cache.keeps = keeps;
        }
    }

    /// Finds the value of a key, or the batch that loads it.
    fn ask(&self, state: &mut State<K, T>, key: &K, most: usize) -> Asked<K, T> {
        let State { open, next, cache } = state;
        let Some(cache) = cache.as_mut().filter(|cache| cache.keeps && self.0.all_keep()) else {
            return Asked::From(self.open_with(open, next, key, most));
        };
        if let Some(batch) = cache.loading.get(key).and_then(|(_, batch)| batch.upgrade()) {
            return Asked::From(batch);
        }
        if let Some(value) = cache.values.get(key) {
            return Asked::Kept(value);
        }
        let batch = self.open_with(open, next, key, most);
        cache.loads(key, *next - 1, &batch);
        Asked::From(batch)
    }

    /// Adds a key to the open batch, or to a new one if that takes no more. `next` is the number after that of the open batch.
    fn open_with(&self, open: &mut Weak<BatchOf<K, T>>, next: &mut u64, key: &K, most: usize) -> Arc<BatchOf<K, T>> {
        if let Some(batch) = open.upgrade().filter(|batch| batch.add(key.clone(), most).is_ok()) {
            return batch;
        }
        let (shared, number) = (self.0.clone(), *next);
        let batch = Batch::new(move |keys: Vec<K>| async move { shared.load(number, keys).await });
        _ = batch.add(key.clone(), most);
        *open = Arc::downgrade(&batch);
        *next += 1;
        batch
    }

    fn lock(&self) -> MutexGuard<'_, State<K, T>> {
        self.0.lock()
    }
}

impl<K: Key, T: Loader<K>> Shared<K, T> {
    /// Loads the keys of a batch, and keeps their values.
    async fn load(&self, number: u64, keys: Vec<K>) -> Loaded<K, T> {
        let loaded = self.loader.load(&keys).await;
        let all_keep = self.all_keep();
        if let Some(cache) = &mut self.lock().cache {
            cache.loaded(number, &keys, loaded.as_ref().ok().filter(|_| all_keep));
        }
        loaded.map_err(Mutex::new)
    }

    fn all_keep(&self) -> bool {
        self.all_keep.load(Ordering::Acquire)
    }

    fn lock(&self) -> MutexGuard<'_, State<K, T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Key, T: Loader<K>> Cache<K, T> {
    /// Notes that a batch loads a key.
    fn loads(&mut self, key: &K, number: u64, batch: &Arc<BatchOf<K, T>>) {
        if self.loading.len() >= self.most_loading {
            self.loading.retain(|_, (_, batch)| batch.strong_count() > 0);
            self.most_loading = 64 + 2 * self.loading.len();
        }
        self.loading.insert(key.clone(), (number, Arc::downgrade(batch)));
    }

    /// Keeps the values that a batch has loaded, unless they were to be forgotten in the meantime.
    fn loaded(&mut self, number: u64, keys: &[K], values: Option<&HashMap<K, T::Value>>) {
        for key in keys {
            if self.loading.get(key).is_none_or(|(current, _)| *current != number) {
                continue;
            }
            self.loading.remove(key);
            if let Some(value) = values.and_then(|values| values.get(key)).filter(|_| self.keeps) {
                self.values.insert(Cow::Borrowed(key), Cow::Borrowed(value));
            }
        }
    }
}

/// Where the value of a key comes from.
enum Asked<K: Key, T: Loader<K>> {
    Kept(T::Value),
    From(Arc<BatchOf<K, T>>),
}

/// A value that was asked for.
pub(super) enum AskedOne<K: Key, T: Loader<K>> {
    Kept(T::Value),
    Loading(K, Load<K, Loaded<K, T>>),
}

impl<K: Key, T: Loader<K>> AskedOne<K, T> {
    pub(super) async fn value(self) -> Result<Option<T::Value>, T::Error> {
        match self {
            AskedOne::Kept(value) => Ok(Some(value)),
            AskedOne::Loading(key, load) => match &*unwound(load.await) {
                Ok(values) => Ok(values.get(&key).cloned()),
                Err(error) => Err(copy(error)),
            },
        }
    }
}

/// Values that were asked for together.
pub(super) struct AskedMany<K: Key, T: Loader<K>> {
    kept: HashMap<K, T::Value>,
    loading: Vec<LoadingKeys<K, T>>,
}

/// The keys that were asked for and that one batch loads.
struct FromBatch<K: Key, T: Loader<K>> {
    batch: Arc<BatchOf<K, T>>,
    keys: Vec<K>,
}

/// The result of a batch, and the keys that were asked for.
struct LoadingKeys<K: Key, T: Loader<K>> {
    load: Load<K, Loaded<K, T>>,
    keys: Vec<K>,
}

impl<K: Key, T: Loader<K>> AskedMany<K, T> {
    pub(super) async fn values(self) -> Result<HashMap<K, T::Value>, T::Error> {
        let mut values = self.kept;
        let (keys, loads): (Vec<_>, Vec<_>) =
            self.loading.into_iter().map(|loading| (loading.keys, loading.load)).unzip();
        for (keys, loaded) in keys.into_iter().zip(futures_util::future::join_all(loads).await) {
            match &*unwound(loaded) {
                Ok(loaded) => values.extend(keys.into_iter().filter_map(|key| {
                    let value = loaded.get(&key)?.clone();
                    Some((key, value))
                })),
                Err(error) => return Err(copy(error)),
            }
        }
        Ok(values)
    }
}

/// The result of a batch. If its code panicked, everyone who waits for it does.
fn unwound<T>(result: Result<T, Panicked>) -> T {
    result.unwrap_or_else(|panicked| {
        user_code::resume(panicked);
        unreachable!("nobody loads while a panic unwinds")
    })
}

fn copy<E: Clone>(error: &Mutex<E>) -> E {
    error.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
