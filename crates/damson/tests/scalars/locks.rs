//! Values behind the locks of the crate `tokio`.

use std::sync::Arc;

use damson::{EmptyMutation, EmptySubscription, Object, Schema, SimpleObject};
use tokio::sync::{Mutex, RwLock};

use crate::support::{answer, text, wait};

#[derive(SimpleObject)]
struct Point {
    x: i32,
}

#[derive(SimpleObject, Clone)]
struct Locked {
    count: Arc<Mutex<i32>>,
    point: Arc<RwLock<Point>>,
    list: Arc<Vec<Mutex<i32>>>,
}

struct Query(Locked);

#[Object]
impl Query {
    fn borrowed(&self) -> &Locked {
        &self.0
    }

    async fn owned(&self) -> Vec<Locked> {
        vec![self.0.clone()]
    }
}

const QUERY: &str = "{ borrowed { count point { x } list } owned { count point { x } list } }";
const ANSWER: &str =
    r#"{"data":{"borrowed":{"count":1,"point":{"x":2},"list":[3]},"owned":[{"count":1,"point":{"x":2},"list":[3]}]}}"#;

fn locked() -> Locked {
    Locked {
        count: Arc::new(Mutex::new(1)),
        point: Arc::new(RwLock::new(Point { x: 2 })),
        list: Arc::new(vec![Mutex::new(3)]),
    }
}

#[test]
fn what_is_free_is_read_at_once() {
    let schema = Schema::new(Query(locked()), EmptyMutation, EmptySubscription);
    assert_eq!(answer(&schema, QUERY), ANSWER);
    assert!(schema.sdl().contains("  point: Point!\n  list: [Int!]!"), "{}", schema.sdl());
}

#[test]
fn what_is_locked_is_waited_for() {
    let locked = locked();
    let schema = Schema::new(Query(locked.clone()), EmptyMutation, EmptySubscription);
    let answer = wait(async {
        let (count, point, item) = (locked.count.lock().await, locked.point.write().await, locked.list[0].lock().await);
        let release = async move {
            for _ in 0..3 {
                tokio::task::yield_now().await;
            }
            drop(item);
            tokio::task::yield_now().await;
            drop((count, point));
        };
        tokio::join!(schema.execute(QUERY), release).0
    });
    assert_eq!(text(answer), ANSWER);
}
