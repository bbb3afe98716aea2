//! Values that a loader keeps: which, and until when.

use std::collections::HashMap;

#[cfg(feature = "dataloader")]
use damson::dataloader::LruCache;
use damson::dataloader::{DataLoader, HashMapCache, Loader, NoCache};

use crate::schema::{Library, Log, schema, schema_with};
use crate::support::{answer, execute_on, wait};

/// Loads the numbers below 100 with their squares, and notes the batches.
struct Squares(Log);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<i32> for Squares {
    type Value = i32;
    type Error = ();

    async fn load(&self, keys: &[i32]) -> Result<HashMap<i32, i32>, ()> {
        self.0.note(format!("{keys:?}"));
        tokio::task::yield_now().await;
        if keys.contains(&-1) {
            return Err(());
        }
        Ok(keys.iter().filter(|key| **key < 100).map(|key| (*key, key * key)).collect())
    }
}

#[test]
fn nothing_is_kept_unless_asked_for() {
    let (schema, log) = schema(0);
    answer(&schema, "{ author(id: 1) }");
    answer(&schema, "{ author(id: 1) }");
    assert_eq!(log.take(), ["authors[1]", "authors[1]"]);
    wait(async {
        let log = Log::default();
        let loader = DataLoader::of(Squares(log.clone()));
        loader.feed_one(1, 7).await;
        assert_eq!(loader.load_one(1).await, Ok(Some(1)));
        assert_eq!(loader.get_cached_values::<i32>().await, HashMap::new());
    });
}

#[test]
fn a_cache_of_the_schema_serves_all_requests() {
    let (schema, log) = schema_with(0, |loader| loader.cache(HashMapCache::default()));
    let _: &damson::Schema<_, _, _> = &schema;
    let response = execute_on(&schema, "{ author(id: 1) }");
    assert_eq!(response.errors[0].code(), Some("MISSING_DATA"), "the type names the cache");
    assert_eq!(log.take(), [""; 0]);
    wait(async {
        let log = Log::default();
        let loader = DataLoader::of(Squares(log.clone())).cache(HashMapCache::default());
        assert_eq!(loader.load_one(3).await, Ok(Some(9)));
        assert_eq!(loader.load_many([3, 4, 100]).await, Ok(HashMap::from([(3, 9), (4, 16)])));
        assert_eq!(loader.load_many([3, 4]).await, Ok(HashMap::from([(3, 9), (4, 16)])));
        assert_eq!(loader.load_many([]).await, Ok(HashMap::new()));
        assert_eq!(loader.load_one(100).await, Ok(None), "what has no value is not kept");
        assert_eq!(loader.load_one(-1).await, Err(()), "nor is an error");
        assert_eq!(loader.load_one(-1).await, Err(()));
        assert_eq!(log.take(), ["[3]", "[4, 100]", "[100]", "[-1]", "[-1]"]);
        assert_eq!(loader.get_cached_values::<i32>().await, HashMap::from([(3, 9), (4, 16)]));
    });
}

#[test]
fn a_key_that_is_being_loaded_is_not_loaded_again() {
    wait(async {
        let log = Log::default();
        let loader = DataLoader::of(Squares(log.clone())).cache(HashMapCache::default());
        let later = async {
            for _ in 0..2 {
                tokio::task::yield_now().await; // by then the batch is on its way
            }
            assert_eq!(log.take(), ["[1, 2]"]);
            loader.load_many([2, 3]).await
        };
        let (first, second, later) = tokio::join!(loader.load_one(1), loader.load_one(2), later);
        assert_eq!((first, second), (Ok(Some(1)), Ok(Some(4))));
        assert_eq!(later, Ok(HashMap::from([(2, 4), (3, 9)])));
        assert_eq!(log.take(), ["[3]"]);
    });
}

#[test]
fn what_is_fed_is_found_and_what_is_cleared_is_not() {
    wait(async {
        let log = Log::default();
        let loader = DataLoader::of(Squares(log.clone())).cache(HashMapCache::default());
        loader.feed_many([(1, -1), (2, -2), (3, -3)]).await;
        assert_eq!(loader.load_many([1, 2]).await, Ok(HashMap::from([(1, -1), (2, -2)])));
        assert_eq!(log.take(), [""; 0]);
        loader.clear_one(&1);
        assert_eq!(loader.load_many([1, 2]).await, Ok(HashMap::from([(1, 1), (2, -2)])));
        loader.clear::<i32>();
        assert_eq!(loader.load_many([1, 2]).await, Ok(HashMap::from([(1, 1), (2, 4)])));
        assert_eq!(log.take(), ["[1]", "[1, 2]"]);
    });
}

#[test]
fn what_is_cleared_while_it_is_loaded_is_not_kept() {
    wait(async {
        let log = Log::default();
        let loader = DataLoader::of(Squares(log.clone())).cache(HashMapCache::default());
        let clear = async {
            for _ in 0..2 {
                tokio::task::yield_now().await;
            }
            assert_eq!(log.take(), ["[1, 2]"]);
            loader.clear_one(&1);
        };
        let (loaded, ()) = tokio::join!(loader.load_many([1, 2]), clear);
        assert_eq!(loaded, Ok(HashMap::from([(1, 1), (2, 4)])));
        assert_eq!(loader.get_cached_values::<i32>().await, HashMap::from([(2, 4)]));
    });
}

#[test]
fn caches_are_turned_off_and_on() {
    wait(async {
        let log = Log::default();
        let loader = DataLoader::of(Squares(log.clone())).cache(HashMapCache::default());
        assert_eq!(loader.load_one(1).await, Ok(Some(1)));
        loader.enable_cache::<i32>(false).await;
        assert_eq!(loader.load_many([1, 2]).await, Ok(HashMap::from([(1, 1), (2, 4)])));
        loader.enable_cache::<i32>(true).await;
        assert_eq!(loader.load_one(1).await, Ok(Some(1)));
        loader.enable_all_cache(false);
        assert_eq!(loader.load_one(1).await, Ok(Some(1)));
        loader.enable_all_cache(true);
        assert_eq!(loader.load_many([1, 2]).await, Ok(HashMap::from([(1, 1), (2, 4)])));
        assert_eq!(log.take(), ["[1]", "[1, 2]", "[1]", "[2]"]);
    });
}

#[cfg(feature = "dataloader")]
#[test]
fn a_cache_of_a_few_forgets_what_was_not_used_for_longest() {
    wait(async {
        let log = Log::default();
        let loader = DataLoader::of(Squares(log.clone())).cache(LruCache::new(2));
        for key in [1, 2, 1, 3, 1, 2] {
            assert_eq!(loader.load_one(key).await, Ok(Some(key * key)));
        }
        assert_eq!(log.take(), ["[1]", "[2]", "[3]", "[2]"]);
        let none = DataLoader::of(Squares(log.clone())).cache(LruCache::new(0));
        assert_eq!(none.load_one(1).await, Ok(Some(1)));
    });
}

#[test]
fn programs_by_the_book_compile() {
    let library = || Library { log: Log::default(), latency: std::time::Duration::ZERO };
    let loader: DataLoader<Library> =
        DataLoader::new(library(), tokio::spawn).max_batch_size(10).delay(std::time::Duration::from_millis(1));
    let _: &Library = loader.loader();
    let _: DataLoader<Library, HashMapCache> = DataLoader::with_cache(library(), tokio::spawn, HashMapCache::default());
    let _: DataLoader<Library, NoCache> = DataLoader::with_cache(library(), tokio::spawn, NoCache);
}
