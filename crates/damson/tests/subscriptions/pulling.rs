//! The times at which a source stream is polled and dropped.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};

use damson::dynamic::{FieldFuture, Schema, SubscriptionFieldFuture};
use damson::futures_util::{FutureExt, Stream, StreamExt, stream};
use damson::{Executor, Request, Result, Value};

use crate::schema::{builder, schema};
use crate::support::wait;
use crate::{answers, text};

/// The history of a source stream.
#[derive(Default)]
struct Seen {
    created: AtomicUsize,
    asked: AtomicUsize,
    resolved: AtomicUsize,
    dropped: AtomicUsize,
}

impl Seen {
    fn all(&self) -> [usize; 4] {
        [&self.created, &self.asked, &self.resolved, &self.dropped].map(|count| count.load(Ordering::Relaxed))
    }
}

/// Gives events up to `last`, then waits for ever.
struct Source {
    seen: Arc<Seen>,
    last: usize,
}

impl Stream for Source {
    type Item = Result<Value>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Value>>> {
        match self.seen.asked.fetch_add(1, Ordering::Relaxed) {
            asked if asked < self.last => Poll::Ready(Some(Ok(Value::from(asked)))),
            _ => Poll::Pending,
        }
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.seen.dropped.fetch_add(1, Ordering::Relaxed);
    }
}

/// A schema with one source, whose events wait once before they are resolved.
fn watched(last: usize) -> (Schema, Arc<Seen>) {
    let seen = Arc::new(Seen::default());
    let (creating, resolving) = (seen.clone(), seen.clone());
    let schema = Schema::from_sdl("type Query { a: Int } type Subscription { tick: Int }")
        .subscribe("Subscription.tick", move |_| {
            creating.created.fetch_add(1, Ordering::Relaxed);
            let source = Source { seen: creating.clone(), last };
            SubscriptionFieldFuture::new(async move { Ok(source) })
        })
        .resolve_async("Subscription.tick", move |cx| {
            let seen = resolving.clone();
            FieldFuture::new(async move {
                yield_once().await;
                seen.resolved.fetch_add(1, Ordering::Relaxed);
                Ok(Some(cx.parent_value.try_to_value()?.clone()))
            })
        });
    (schema.finish().expect("a schema"), seen)
}

async fn yield_once() {
    let mut waited = false;
    std::future::poll_fn(|task| {
        task.waker().wake_by_ref();
        if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

/// Polls until a response is there, as often as an event needs to be resolved.
fn next<S: Stream + Unpin>(responses: &mut S) -> Option<Poll<Option<S::Item>>> {
    let mut task = Context::from_waker(Waker::noop());
    (0..10).map(|_| responses.poll_next_unpin(&mut task)).find(Poll::is_ready)
}

#[test]
fn nothing_runs_before_it_is_asked_for() {
    let (schema, seen) = watched(3);
    let mut responses = schema.execute_stream("subscription { tick }");
    assert_eq!(seen.all(), [0, 0, 0, 0]);
    for event in 1..=3 {
        assert!(next(&mut responses).is_some());
        assert_eq!(seen.all(), [1, event, event, 0]);
    }
    assert!(next(&mut responses).is_none());
    drop(responses);
    assert_eq!(seen.dropped.load(Ordering::Relaxed), 1);
}

#[test]
fn dropping_the_responses_drops_the_source_at_once_whatever_it_does() {
    for polls in 0..6 {
        let (schema, seen) = watched(1);
        let mut responses = schema.execute_stream("subscription { tick }");
        for _ in 0..polls {
            let _ = responses.poll_next_unpin(&mut Context::from_waker(Waker::noop()));
        }
        drop(responses);
        let [created, .., dropped] = seen.all();
        assert_eq!((created, dropped), (polls.min(1), polls.min(1)), "after {polls} polls");
    }
}

#[test]
fn a_stream_that_has_ended_stays_ended() {
    let mut responses = schema().execute_stream("subscription { count(to: 1) }");
    assert!(responses.next().now_or_never().flatten().is_some());
    for _ in 0..3 {
        assert!(matches!(responses.next().now_or_never(), Some(None)));
    }
}

#[test]
fn a_source_that_panicked_is_dropped_with_its_last_response() {
    let seen = Arc::new(Seen::default());
    let watching = seen.clone();
    let schema = Schema::from_sdl("type Query { a: Int } type Subscription { tick: Int }")
        .subscribe("Subscription.tick", move |_| {
            let source = Source { seen: watching.clone(), last: 2 };
            let source = source.map(|event| {
                if event.as_ref().is_ok_and(|event| *event == Value::from(1)) { panic!("on purpose") } else { event }
            });
            SubscriptionFieldFuture::new(async move { Ok(source) })
        })
        .finish()
        .expect("a schema");
    let mut responses = schema.execute_stream("subscription { tick }");
    assert!(responses.next().now_or_never().flatten().is_some_and(|response| response.is_ok()));
    assert!(responses.next().now_or_never().flatten().is_some_and(|response| !response.executed()));
    assert_eq!(seen.all(), [0, 2, 0, 1]);
    assert!(matches!(responses.next().now_or_never(), Some(None)));
}

#[test]
fn a_thousand_events_are_a_thousand_responses_and_one_plan() {
    let schema = schema();
    let found = answers(&schema, "subscription { count(to: 1000) }");
    let expected = (1..=1000).map(|number| format!(r#"{{"data":{{"count":{number}}}}}"#));
    assert!(found.into_iter().eq(expected));
    assert_eq!(schema.cached_plans(), 1);
}

#[test]
fn streams_of_one_schema_do_not_see_each_other() {
    let schema = schema();
    let other = schema.clone();
    let counts = schema.execute_stream("subscription { count(to: 2) }");
    let users = other.execute_stream("subscription { user { greeting(wait: 1) } }");
    let panicking = other.execute_stream("subscription { panics }");
    let all = stream::select_all([counts, users, panicking]).map(text);
    let mut found: Vec<String> = wait(all.collect());
    found.sort();
    let count = |part: &str| found.iter().filter(|response| response.contains(part)).count();
    assert_eq!((count("\"count\""), count("\"user\""), count("INTERNAL"), found.len()), (2, 3, 1, 7));
}

#[test]
fn a_stream_can_be_sent_to_another_thread_through_the_executor() {
    fn serve(executor: impl Executor) -> Vec<String> {
        let responses = executor.execute_stream(Request::new("subscription { count(to: 2) }"));
        std::thread::spawn(|| responses.map(text).collect().now_or_never().expect("nothing waits"))
            .join()
            .expect("no panic")
    }
    assert_eq!(serve(schema()), [r#"{"data":{"count":1}}"#, r#"{"data":{"count":2}}"#]);
}

#[test]
fn a_subscription_is_refused_where_there_is_no_stream() {
    let response = schema().execute("subscription { count(to: 2) }").now_or_never().expect("nothing waits");
    assert!(!response.executed());
    let expected =
        "A subscription needs a transport with a stream of responses. Accept `text/event-stream`, or use a WebSocket.";
    assert_eq!(response.errors[0].message, expected);
}

#[test]
fn limits_hold() {
    let limited = crate::schema::builder().limit_depth(2).finish().expect("a schema");
    let found = answers(&limited, "subscription { user { friend { name } } }");
    assert!(
        matches!(&found[..], [refusal] if refusal.contains("LIMIT_DEPTH") && !refusal.contains("\"data\"")),
        "{found:?}"
    );
    let refused = answers(&schema(), Request::new("subscription { empty }").only_queries());
    assert!(matches!(&refused[..], [refusal] if refusal.contains("METHOD_NOT_ALLOWED")), "{refused:?}");
}

#[test]
fn the_size_of_every_response_is_limited_on_its_own() {
    let limited = |bytes| builder().limit_response_bytes(bytes).finish().expect("a schema");
    let document = "subscription { user { name friend { name } greeting } }";
    let whole = answers(&limited(1_000), document);
    let largest = whole.iter().map(String::len).max().expect("responses");
    assert_eq!(answers(&limited(largest), document), whole);
    let refused = answers(&limited(largest - 1), document);
    assert_eq!(refused.len(), whole.len());
    assert!(refused.iter().any(|response| response.contains("LIMIT_RESPONSE")));
    assert!(refused.iter().any(|response| whole.contains(response)), "smaller ones are given");
}
