//! Methods that do not give streams, streams of items that are not values, and roots that are not roots.
use damson::futures_util::{Stream, stream};
use damson::{MergedSubscription, Subscription};

struct Root;

#[Subscription]
impl Root {
    async fn silent(&self) {}

    async fn opaque(&self) -> impl Iterator<Item = i32> {
        [1].into_iter()
    }

    async fn changing(&mut self) -> impl Stream<Item = i32> {
        stream::empty()
    }

    async fn twice(&self) -> impl Stream<Item = i32> {
        stream::empty()
    }

    #[graphql(name = "twice")]
    async fn again(&self) -> impl Stream<Item = i32> {
        stream::empty()
    }
}

struct Copied;

#[Subscription]
impl Clone for Copied {
    fn clone(&self) -> Self {
        Copied
    }
}

#[derive(MergedSubscription)]
enum NoStruct {
    A,
}

#[derive(MergedSubscription)]
struct Nothing;

fn main() {}
