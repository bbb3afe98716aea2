//! Loaders: resolvers ask for values one by one, and the loader gets them together.
//!
//! A query such as `{ todos { user { name } } }` resolves `user` once for each todo. With a [`DataLoader`], each resolver asks
//! for one key, and [`Loader::load`] gets all keys at once. A batch is sent at the moment when the request can make no other
//! progress, so every level of a query is one batch. There is no timer, and no task is spawned.
//!
//! ```
//! use std::collections::HashMap;
//! use std::convert::Infallible;
//!
//! use damson::dataloader::{DataLoader, Loader};
//! use damson::{Context, EmptyMutation, EmptySubscription, Object, Result, Schema};
//!
//! struct UserNames;
//!
//! # #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
//! impl Loader<u64> for UserNames {
//!     type Value = String;
//!     type Error = Infallible;
//!
//!     async fn load(&self, ids: &[u64]) -> Result<HashMap<u64, String>, Infallible> {
//!         assert_eq!(ids, [1, 2]); // both users in one batch
//!         Ok(ids.iter().map(|id| (*id, format!("User {id}"))).collect())
//!     }
//! }
//!
//! struct Query;
//!
//! #[Object]
//! impl Query {
//!     async fn user_name(&self, ctx: &Context<'_>, id: u64) -> Result<Option<String>> {
//!         let loader = ctx.data::<DataLoader<UserNames>>()?;
//!         Ok(loader.load_one(id).await?)
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(DataLoader::of(UserNames)).finish();
//! let response = schema.execute("{ a: userName(id: 1) b: userName(id: 2) c: userName(id: 1) }").await;
//! assert_eq!(response.data.to_string(), r#"{"a":"User 1","b":"User 2","c":"User 1"}"#);
//! # }
//! ```
//!
//! # One loader for all requests, or one for each
//!
//! A loader in the data of the schema is shared by all requests: what they ask for at the same time is one batch. A loader of
//! [`SchemaBuilder::request_data`](crate::SchemaBuilder::request_data) belongs to one request. It can use the data of the
//! request, such as the current user, and what it keeps in a cache is forgotten with it.
//!
//! The type of errors may be [`damson::Error`](crate::Error), with a code for the client:
//!
//! ```
//! use std::collections::HashMap;
//!
//! use damson::dataloader::{DataLoader, HashMapCache, Loader};
//! use damson::{Context, EmptyMutation, EmptySubscription, Error, ErrorExtensions, Object, Request, Result, Schema};
//!
//! #[derive(Clone)]
//! struct CurrentUser(&'static str);
//!
//! /// Loads what the current user may read.
//! struct Letters(CurrentUser);
//!
//! # #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
//! impl Loader<u64> for Letters {
//!     type Value = String;
//!     type Error = Error;
//!
//!     async fn load(&self, ids: &[u64]) -> Result<HashMap<u64, String>> {
//!         if self.0.0 == "guest" {
//!             return Err("Log in to read letters.".extend_with(|_, extensions| extensions.set("code", "FORBIDDEN")));
//!         }
//!         Ok(ids.iter().map(|id| (*id, format!("Letter {id} to {}", self.0.0))).collect())
//!     }
//! }
//!
//! struct Query;
//!
//! #[Object]
//! impl Query {
//!     async fn letter(&self, ctx: &Context<'_>, id: u64) -> Result<Option<String>> {
//!         ctx.data::<DataLoader<Letters, HashMapCache>>()?.load_one(id).await
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
//!     .request_data(|cx| DataLoader::of(Letters(cx.data_unchecked::<CurrentUser>().clone())).cache(HashMapCache::default()))
//!     .finish();
//! let response = schema.execute(Request::new("{ letter(id: 1) }").data(CurrentUser("Ada"))).await;
//! assert_eq!(response.data.to_string(), r#"{"letter":"Letter 1 to Ada"}"#);
//! let response = schema.execute(Request::new("{ letter(id: 1) }").data(CurrentUser("guest"))).await;
//! assert_eq!(response.errors[0].code(), Some("FORBIDDEN"));
//! # }
//! ```
//!
//! # Outside of a request
//!
//! Loads also work elsewhere. Those that one task waits for together, for example with `futures_util::future::join_all`, form
//! a batch.
//!
//! # Errors
//!
//! An error of [`Loader::load`] is the error of everyone who waits for the batch, and so is a panic; others are not touched.
//! If each key may have an error of its own, the values are results: see [`DataLoader::try_load_one`]. When nobody waits for a
//! batch any more, because the requests were dropped, it is dropped, too.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use futures_util::future::BoxFuture;

mod cache;
mod keys;
#[cfg(feature = "dataloader")]
mod lru_cache;

pub use cache::{CacheFactory, CacheStorage, HashMapCache, NoCache};
use keys::Keys;
#[cfg(feature = "dataloader")]
pub use lru_cache::LruCache;

/// Loads values by their keys, many at once. A type may load values for several types of keys.
#[cfg_attr(feature = "boxed-trait", async_trait::async_trait)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not load values for keys of type `{K}`",
    label = "is not a loader of these keys",
    note = "implement `Loader<{K}>` for `{Self}`"
)]
pub trait Loader<K: Send + Sync + Hash + Eq + Clone + 'static>: Send + Sync + 'static {
    /// The type of the values. It is cloned for everyone who asks, so put large values into an `Arc`.
    type Value: Send + Sync + Clone + 'static;

    /// The type of the errors. It is cloned for everyone who waits.
    type Error: Send + Clone + 'static;

    /// Loads the values of keys, which are all different. A key without a value is left out.
    ///
    /// # Errors
    /// If the values cannot be loaded. Everyone who waits for one of the keys gets the error.
    #[cfg(not(feature = "boxed-trait"))]
    fn load(&self, keys: &[K]) -> impl Future<Output = Result<HashMap<K, Self::Value>, Self::Error>> + Send;

    /// Loads the values of keys, which are all different. A key without a value is left out.
    ///
    /// # Errors
    /// If the values cannot be loaded. Everyone who waits for one of the keys gets the error.
    #[cfg(feature = "boxed-trait")]
    async fn load(&self, keys: &[K]) -> Result<HashMap<K, Self::Value>, Self::Error>;
}

/// Collects the keys that are asked for one by one, and loads them together with a [`Loader`].
///
/// See the [module](self) for when a batch is sent. `C` makes the cache: [`NoCache`], [`HashMapCache`], `LruCache` with the
/// feature `dataloader`, or your own.
pub struct DataLoader<T, C = NoCache> {
    loader: Arc<T>,
    cache: C,
    max_batch_size: usize,
    /// Whether the caches are used.
    keeps: Arc<AtomicBool>,
    /// The types of keys that were asked for.
    keys: RwLock<KeysByType>,
}

/// The [`Keys`] of each type. Every load looks here, so the hash is a fast one.
type KeysByType = damson_schema::HashMap<TypeId, Box<dyn Any + Send + Sync>>;

impl<T> DataLoader<T> {
    /// A loader without a cache.
    pub fn of(loader: T) -> Self {
        DataLoader {
            loader: Arc::new(loader),
            cache: NoCache,
            max_batch_size: 1000,
            keeps: Arc::new(AtomicBool::new(true)),
            keys: RwLock::default(),
        }
    }

    /// A loader without a cache. The function that spawns tasks is not needed, and dropped: programs by the async-graphql book
    /// have one.
    pub fn new<S, R>(loader: T, spawner: S) -> Self
    where
        S: Fn(BoxFuture<'static, ()>) -> R + Send + Sync + 'static,
    {
        drop(spawner);
        Self::of(loader)
    }
}

impl<T, C: CacheFactory> DataLoader<T, C> {
    /// A loader with a cache. The function that spawns tasks is not needed, and dropped: programs by the async-graphql book
    /// have one.
    pub fn with_cache<S, R>(loader: T, spawner: S, cache: C) -> Self
    where
        S: Fn(BoxFuture<'static, ()>) -> R + Send + Sync + 'static,
    {
        drop(spawner);
        DataLoader::of(loader).cache(cache)
    }

    /// The same loader with another kind of cache.
    ///
    /// ```
    /// use damson::dataloader::{DataLoader, HashMapCache};
    ///
    /// struct UserNames;
    /// let loader = DataLoader::of(UserNames).cache(HashMapCache::default());
    /// ```
    #[must_use]
    pub fn cache<D: CacheFactory>(self, cache: D) -> DataLoader<T, D> {
        DataLoader {
            loader: self.loader,
            cache,
            max_batch_size: self.max_batch_size,
            keeps: self.keeps,
            keys: RwLock::default(),
        }
    }

    /// Sets the most keys of a batch, 1,000 by default and at least 1. Further keys form the next batch, which is sent at the
    /// same time.
    #[must_use]
    pub fn max_batch_size(self, size: usize) -> Self {
        DataLoader { max_batch_size: size.max(1), ..self }
    }

    /// Does nothing: no batch waits for a time. Programs by the async-graphql book may have it.
    #[must_use]
    pub fn delay(self, delay: Duration) -> Self {
        let _ = delay;
        self
    }

    /// The loader.
    pub fn loader(&self) -> &T {
        &self.loader
    }

    /// Loads the value of a key; `None` if the loader gives none.
    ///
    /// # Errors
    /// The error of the batch.
    ///
    /// # Panics
    /// If the loader panics. In a resolver, the panic becomes the error of the field.
    pub async fn load_one<K>(&self, key: K) -> Result<Option<T::Value>, T::Error>
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        T: Loader<K>,
    {
        let asked = self.with_keys(|keys| keys.ask_one(key, self.max_batch_size));
        asked.value().await
    }

    /// Loads the value of a key, where every key has a result of its own.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use std::convert::Infallible;
    ///
    /// use damson::dataloader::{DataLoader, Loader};
    ///
    /// struct Halves;
    ///
    /// # #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
    /// impl Loader<i32> for Halves {
    ///     type Value = Result<i32, String>;
    ///     type Error = String;
    ///
    ///     async fn load(&self, keys: &[i32]) -> Result<HashMap<i32, Self::Value>, String> {
    ///         let half = |key: i32| if key % 2 == 0 { Ok(key / 2) } else { Err(format!("{key} is odd")) };
    ///         Ok(keys.iter().map(|key| (*key, half(*key))).collect())
    ///     }
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let halves = DataLoader::of(Halves);
    /// assert_eq!(halves.try_load_one(4).await, Ok(Some(2)));
    /// assert_eq!(halves.try_load_one(3).await, Err("3 is odd".to_owned()));
    /// # }
    /// ```
    ///
    /// # Errors
    /// The error of the key or of the batch.
    ///
    /// # Panics
    /// If the loader panics. In a resolver, the panic becomes the error of the field.
    pub async fn try_load_one<K, V>(&self, key: K) -> Result<Option<V>, T::Error>
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        V: Send + Sync + Clone + 'static,
        T: Loader<K, Value = Result<V, <T as Loader<K>>::Error>>,
    {
        self.load_one(key).await?.transpose()
    }

    /// Loads the values of several keys. A key for which the loader gives none is left out.
    ///
    /// # Errors
    /// The error of a batch.
    ///
    /// # Panics
    /// If the loader panics. In a resolver, the panic becomes the error of the field.
    pub async fn load_many<K, I>(&self, keys: I) -> Result<HashMap<K, T::Value>, T::Error>
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        I: IntoIterator<Item = K>,
        T: Loader<K>,
    {
        let keys: Vec<K> = keys.into_iter().collect(); // the author's iterator does not run under a lock
        let asked = self.with_keys(|table| table.ask_many(keys, self.max_batch_size));
        asked.values().await
    }

    /// Keeps a value in the cache.
    pub async fn feed_one<K>(&self, key: K, value: T::Value)
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        T: Loader<K>,
    {
        self.feed_many([(key, value)]).await;
    }

    /// Keeps values in the cache.
    pub async fn feed_many<K, I>(&self, values: I)
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        I: IntoIterator<Item = (K, T::Value)>,
        T: Loader<K>,
    {
        let values: Vec<_> = values.into_iter().collect();
        self.with_keys(|keys| keys.feed(values));
    }

    /// Forgets the value of a key.
    pub fn clear_one<K>(&self, key: &K)
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        T: Loader<K>,
    {
        self.with_keys(|keys| keys.forget(Some(key)));
    }

    /// Forgets all values of keys of this type.
    pub fn clear<K>(&self)
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        T: Loader<K>,
    {
        self.with_keys(|keys| keys.forget(None));
    }

    /// The values in the cache.
    pub async fn get_cached_values<K>(&self) -> HashMap<K, T::Value>
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        T: Loader<K>,
    {
        self.with_keys(Keys::cached)
    }

    /// Turns the caches of all types of keys on or off. While they are off, values are neither taken from them nor kept.
    pub fn enable_all_cache(&self, enable: bool) {
        self.keeps.store(enable, Ordering::Release);
    }

    /// Turns the cache of one type of keys on or off. While it is off, values are neither taken from it nor kept.
    pub async fn enable_cache<K>(&self, enable: bool)
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        T: Loader<K>,
    {
        self.with_keys(|keys| keys.keep(enable));
    }

    /// Calls a function with the keys of one type.
    fn with_keys<K, R>(&self, call: impl FnOnce(&Keys<K, T>) -> R) -> R
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        T: Loader<K>,
    {
        let ty = TypeId::of::<K>();
        let typed = |keys: &KeysByType| keys.get(&ty)?.downcast_ref::<Keys<K, T>>().cloned();
        if let Some(keys) = typed(&self.keys.read().unwrap_or_else(PoisonError::into_inner)) {
            return call(&keys);
        }
        let new = Keys::<K, T>::new(self.loader.clone(), &self.cache, self.keeps.clone());
        let mut all = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        all.entry(ty).or_insert_with(|| Box::new(new));
        let keys = typed(&all).expect("the keys were inserted");
        drop(all);
        call(&keys)
    }
}
