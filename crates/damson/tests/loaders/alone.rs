//! Loads outside of a request.

use std::collections::HashMap;
use std::sync::Arc;

use damson::dataloader::{DataLoader, Loader};
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use crate::schema::Log;
use crate::support::wait;

struct Doubles(Log);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<i32> for Doubles {
    type Value = i32;
    type Error = String;

    async fn load(&self, keys: &[i32]) -> Result<HashMap<i32, i32>, String> {
        self.0.note(format!("{keys:?}"));
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        if keys.contains(&0) { Err("zero".to_owned()) } else { Ok(keys.iter().map(|key| (*key, key * 2)).collect()) }
    }
}

fn doubles() -> (DataLoader<Doubles>, Log) {
    let log = Log::default();
    (DataLoader::of(Doubles(log.clone())), log)
}

#[test]
fn one_load_is_one_batch() {
    wait(async {
        let (doubles, log) = doubles();
        assert_eq!(doubles.load_one(1).await, Ok(Some(2)));
        assert_eq!(doubles.load_one(0).await, Err("zero".to_owned()));
        assert_eq!(log.take(), ["[1]", "[0]"]);
    });
}

#[test]
fn loads_that_a_task_waits_for_together_are_one_batch() {
    wait(async {
        let (doubles, log) = doubles();
        let values = futures_util::future::join_all((1..5).map(|key| doubles.load_one(key))).await;
        assert_eq!(values, [Ok(Some(2)), Ok(Some(4)), Ok(Some(6)), Ok(Some(8))]);
        let values: Vec<_> = (5..50).map(|key| doubles.load_one(key)).collect::<FuturesUnordered<_>>().collect().await;
        assert_eq!(values.len(), 45);
        assert_eq!(log.take(), ["[1, 2, 3, 4]".to_owned(), format!("{:?}", (5..50).collect::<Vec<_>>())]);
    });
}

#[test]
fn the_first_of_those_who_wait_may_go_away() {
    wait(async {
        let (doubles, log) = doubles();
        let (doubles, mut first) = (Arc::new(doubles), None);
        let second = {
            let load = doubles.clone();
            first.replace(tokio::spawn(async move { load.load_one(1).await }));
            let load = doubles.clone();
            tokio::spawn(async move { load.load_one(2).await })
        };
        for _ in 0..4 {
            tokio::task::yield_now().await; // the batch is being loaded
        }
        first.expect("the first load").abort();
        assert_eq!(second.await.expect("the second load"), Ok(Some(4)));
        assert_eq!(log.take(), ["[1, 2]"]);
    });
}
