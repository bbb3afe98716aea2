//! Look-ahead and batches in responses that come in parts.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use damson::dataloader::{DataLoader, Loader};
use damson::{Context, EmptyMutation, EmptySubscription, Object, Request, Schema};

use crate::merged;

#[derive(Clone, Default)]
struct Batches(Arc<Mutex<Vec<Vec<i32>>>>);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<i32> for Batches {
    type Value = String;
    type Error = std::convert::Infallible;

    async fn load(&self, keys: &[i32]) -> Result<HashMap<i32, String>, Self::Error> {
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        self.0.lock().expect("no panic holds it").push(keys.clone());
        tokio::task::yield_now().await;
        Ok(keys.into_iter().map(|key| (key, format!("name {key}"))).collect())
    }
}

struct Item(i32);

#[Object]
impl Item {
    fn id(&self) -> i32 {
        self.0
    }

    async fn name(&self, ctx: &Context<'_>) -> Option<String> {
        ctx.data_unchecked::<DataLoader<Batches>>().load_one(self.0).await.ok().flatten()
    }
}

struct Query;

#[Object]
impl Query {
    async fn items(&self) -> Vec<Item> {
        (0..5).map(Item).collect()
    }

    async fn wanted(&self, ctx: &Context<'_>) -> Wanted {
        Wanted { fields: ctx.field().selection_set().map(|field| field.name()).collect::<Vec<_>>().join(" ") }
    }
}

#[derive(damson::SimpleObject)]
struct Wanted {
    fields: String,
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query, EmptyMutation, EmptySubscription).enable_incremental_delivery().finish()
}

#[tokio::test]
async fn a_resolver_sees_the_fields_that_come_later() {
    let response =
        merged(&schema(), "{ wanted { fields ... @defer { __typename ... @defer { later: fields } } } }").await;
    assert_eq!(response["data"]["wanted"]["fields"], "fields __typename fields");
}

#[tokio::test]
async fn loads_of_deferred_fragments_and_of_streamed_items_are_batches() {
    for query in ["{ items { id ... @defer { name } } }", "{ items @stream { id name } }"] {
        let batches = Batches::default();
        let loader = DataLoader::new(batches.clone(), tokio::spawn);
        let response = merged(&schema(), Request::new(query).data(loader)).await;
        assert_eq!(response["data"]["items"][4]["name"], "name 4");
        assert_eq!(*batches.0.lock().expect("no panic holds it"), [[0, 1, 2, 3, 4]], "{query}");
    }
}
