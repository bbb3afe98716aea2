//! The roots of subscriptions: they create source streams, whose events are ordinary objects.

use std::pin::Pin;
use std::task::{Context as Task, Poll};

use futures_core::Stream;
use futures_util::StreamExt;

use super::guard::{VerdictFuture, unasked};
use super::{Cx, Object, Resolved};
use crate::Result;
use crate::engine::plan::PlanField;

/// The events of a subscription, each an object whose one field is the root field.
pub type SourceStream<'a> = Pin<Box<dyn Stream<Item = Box<dyn Object + 'a>> + Send + 'a>>;

/// A source stream that is being created.
pub type SourceFuture<'a> = Pin<Box<dyn Future<Output = Result<SourceStream<'a>>> + Send + 'a>>;

/// The root of subscriptions, which `#[Subscription]` implements.
pub trait SubscriptionRoot: Send + Sync {
    /// Creates the source stream of a root field; `index` is the field's place among the fields of this root.
    /// See [CreateSourceEventStream](https://spec.graphql.org/September2026/#CreateSourceEventStream()).
    fn subscribe<'a>(&'a self, index: usize, field: &'a PlanField, cx: Cx<'a>) -> SourceFuture<'a>;

    /// Asks the root's own guards of a field ([`GuardTable::Own`](crate::registry::GuardTable::Own)).
    fn check_guard<'a>(&'a self, index: usize, field: &'a PlanField, cx: Cx<'a>) -> VerdictFuture<'a> {
        let _ = (index, cx);
        unasked(field.name())
    }
}

/// The source stream of a stream of values. The macros pass `describe` so that the compiler reports a type that is not an
/// output type once and not twice.
pub fn source<'a, T>(values: impl Stream<Item = T> + Send + 'a, describe: fn(&T) -> Resolved<'_>) -> SourceStream<'a>
where
    T: Send + Sync + 'a,
{
    Box::pin(values.map(move |value| Box::new(Event { value, describe }) as Box<dyn Object + 'a>))
}

/// A stream with the function that polls it. The macros pass `poll_next` so that the compiler reports a type that is not a
/// stream once and not twice.
pub fn polled<S, T>(stream: S, poll_next: fn(Pin<&mut S>, &mut Task<'_>) -> Poll<Option<T>>) -> impl Stream<Item = T> {
    let mut stream = Box::pin(stream);
    futures_util::stream::poll_fn(move |task| poll_next(stream.as_mut(), task))
}

/// An event with one field, whose value is `value`.
struct Event<T> {
    value: T,
    describe: fn(&T) -> Resolved<'_>,
}

impl<T: Send + Sync> Object for Event<T> {
    fn object_type_name(&self) -> &str {
        "" // not used: the root of a subscription cannot select `__typename`
    }

    fn resolve_field<'a>(&'a self, _: usize, _: &'a PlanField, _: Cx<'a>, _: &mut Task<'_>) -> Resolved<'a> {
        (self.describe)(&self.value)
    }
}
