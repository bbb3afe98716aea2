//! Validators of the arguments of subscriptions and of added fields.

use damson::futures_util::{Stream, StreamExt, stream};
use damson::{ComplexObject, EmptyMutation, Object, Schema, SimpleObject, Subscription};

struct Query;

#[Object]
impl Query {
    fn added(&self) -> Added {
        Added { one: 1 }
    }
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct Added {
    one: i32,
}

#[ComplexObject]
impl Added {
    fn sum(&self, #[graphql(validator(maximum = 1))] n: i32) -> Option<i32> {
        Some(self.one + n)
    }
}

struct Events;

#[Subscription]
impl Events {
    async fn ticks(
        &self,
        #[graphql(validator(maximum = 1))] n: i32,
        #[graphql(validator(max_items = 1))] list: Vec<i32>,
    ) -> impl Stream<Item = i32> {
        stream::iter(list).map(move |item| item + n)
    }
}

#[tokio::test]
async fn a_stream_is_not_created_where_arguments_are_refused() {
    let schema = Schema::new(Query, EmptyMutation, Events);
    let ask = async |text: &str| schema.execute_stream(text).collect::<Vec<_>>().await;
    let refused = ask("subscription { ticks(n: 2, list: [1, 2]) }").await;
    let [response] = &*refused else { panic!("one response: {refused:?}") };
    let columns: Vec<_> = response.errors.iter().map(|error| error.locations[0].column).collect();
    assert_eq!(columns, [25, 34]);
    let passed = ask("subscription { ticks(n: 1, list: [1]) }").await;
    assert_eq!(passed.len(), 1);
    assert!(passed[0].is_ok());
}

#[tokio::test]
async fn added_fields_are_checked() {
    let schema = Schema::new(Query, EmptyMutation, Events);
    let response = schema.execute("{ added { a: sum(n: 1) b: sum(n: 2) } }").await;
    assert_eq!(response.errors.len(), 1, "{:?}", response.errors);
    assert_eq!(response.errors[0].locations[0].column, 34);
}
