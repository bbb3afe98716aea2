//! The resolver of a source stream looks at the fields that each event will be asked for.

use damson::futures_util::{Stream, StreamExt, stream};
use damson::{Context, EmptyMutation, Object, Schema, SimpleObject, Subscription};

use crate::support::{answers, with_variables};

#[derive(SimpleObject)]
struct Reading {
    celsius: i32,
    fahrenheit: Option<i32>,
}

struct Query;

#[Object]
impl Query {
    fn ready(&self) -> bool {
        true
    }
}

struct Events;

#[Subscription]
impl Events {
    async fn readings(&self, ctx: &Context<'_>) -> impl Stream<Item = Reading> {
        let converts = ctx.look_ahead().field("fahrenheit").exists();
        stream::iter([0, 100])
            .map(move |celsius| Reading { celsius, fahrenheit: converts.then_some(celsius * 9 / 5 + 32) })
    }
}

#[test]
fn a_source_stream_knows_the_fields_of_its_events() {
    let schema = Schema::new(Query, EmptyMutation, Events);
    let query = "subscription ($f: Boolean!) { readings { celsius fahrenheit @include(if: $f) } }";
    assert_eq!(
        answers(&schema, with_variables(query, r#"{ "f": true }"#)),
        [
            r#"{"data":{"readings":{"celsius":0,"fahrenheit":32}}}"#,
            r#"{"data":{"readings":{"celsius":100,"fahrenheit":212}}}"#
        ]
    );
    assert_eq!(
        answers(&schema, with_variables(query, r#"{ "f": false }"#)),
        [r#"{"data":{"readings":{"celsius":0}}}"#, r#"{"data":{"readings":{"celsius":100}}}"#]
    );
}
