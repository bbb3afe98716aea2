//! Errors that a resolver adds beside its value: `Context::add_error`.

use std::task::Poll;

use damson::futures_util::{Stream, StreamExt, stream};
use damson::{Context, EmptyMutation, Object, PathSegment, Pos, Schema, ServerError, Subscription};
use damson_testing::support::{answer, answers, execute_on};

struct Query;

#[Object]
impl Query {
    fn shelves(&self, ctx: &Context<'_>, bad: usize) -> Vec<i32> {
        (0..bad).for_each(|n| ctx.add_error(ServerError::new(format!("{n} is bad"))));
        vec![1]
    }

    async fn later(&self, ctx: &Context<'_>) -> Option<i32> {
        tokio::task::yield_now().await;
        let path = vec![PathSegment::Field("late".to_owned())];
        ctx.add_error(ServerError {
            locations: vec![Pos { line: 7, column: 7 }],
            ..ServerError::new("late").with_path(path)
        });
        None
    }

    fn fails(&self) -> Result<i32, &'static str> {
        Err("It fails.")
    }
}

struct Events;

#[Subscription]
impl Events {
    fn last<'ctx>(&self, ctx: &'ctx Context<'_>) -> impl Stream<Item = i32> + 'ctx {
        let ended = stream::poll_fn(|_| {
            ctx.add_error(ServerError::new("That was all."));
            Poll::Ready(None)
        });
        stream::iter([1]).chain(ended)
    }
}

fn schema() -> Schema<Query, EmptyMutation, Events> {
    Schema::new(Query, EmptyMutation, Events)
}

#[test]
fn a_resolver_adds_errors_beside_its_value() {
    assert_eq!(
        answer(&schema(), "{ shelves(bad: 2) fails }"),
        r#"{"errors":[{"message":"It fails.","locations":[{"line":1,"column":19}],"path":["fails"]},{"message":"0 is bad","locations":[{"line":1,"column":3}]},{"message":"1 is bad","locations":[{"line":1,"column":3}]}],"data":null}"#
    );
    assert_eq!(
        answer(&schema(), "{ later shelves(bad: 0) }"),
        r#"{"errors":[{"message":"late","locations":[{"line":7,"column":7}],"path":["late"]}],"data":{"later":null,"shelves":[1]}}"#
    );
}

#[test]
fn added_errors_count_among_the_most_of_a_response() {
    let response = execute_on(&schema(), "{ shelves(bad: 5000) }");
    assert_eq!(response.errors.len(), 1_001);
    assert_eq!(response.errors[1_000].code(), Some("LIMIT_ERRORS"));
    assert_eq!(response.data.json(), Some("null"));
}

#[test]
fn an_error_that_a_stream_adds_at_its_end_is_a_response_of_its_own() {
    let responses = answers(&schema(), "subscription { last }");
    assert_eq!(
        responses,
        [r#"{"data":{"last":1}}"#, r#"{"errors":[{"message":"That was all.","locations":[{"line":1,"column":16}]}]}"#]
    );
}
