//! Where subscriptions start: source streams, whose events are objects like any other.

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

/// Where subscriptions start.
///
/// `#[Subscription]` implements it; dynamic schemas implement it by hand.
pub trait SubscriptionRoot: Send + Sync {
    /// Creates the source stream of a root field; `index` is the field's place among those of this root.
    /// See [CreateSourceEventStream](https://spec.graphql.org/September2026/#CreateSourceEventStream()).
    fn subscribe<'a>(&'a self, index: usize, field: &'a PlanField, cx: Cx<'a>) -> SourceFuture<'a>;

    /// Asks the guards that the root itself has before a field ([`GuardTable::Own`](crate::registry::GuardTable::Own)).
    fn check_guard<'a>(&'a self, index: usize, field: &'a PlanField, cx: Cx<'a>) -> VerdictFuture<'a> {
        let _ = (index, cx);
        unasked(field.name())
    }
}

/// The source stream of a stream of values, with the function that describes a value: what the macros write, so that a type
/// that is no output type is one error and not two.
pub fn source<'a, T>(values: impl Stream<Item = T> + Send + 'a, describe: fn(&T) -> Resolved<'_>) -> SourceStream<'a>
where
    T: Send + Sync + 'a,
{
    Box::pin(values.map(move |value| Box::new(Event { value, describe }) as Box<dyn Object + 'a>))
}

/// A stream with the function that polls it: what the macros write where a type is named, so that one that is no stream is one
/// error and not two.
pub fn polled<S, T>(stream: S, poll_next: fn(Pin<&mut S>, &mut Task<'_>) -> Poll<Option<T>>) -> impl Stream<Item = T> {
    let mut stream = Box::pin(stream);
    futures_util::stream::poll_fn(move |task| poll_next(stream.as_mut(), task))
}

/// An event whose one field has this value.
struct Event<T> {
    value: T,
    describe: fn(&T) -> Resolved<'_>,
}

impl<T: Send + Sync> Object for Event<T> {
    fn object_type_name(&self) -> &str {
        "" // nobody asks: a subscription selects no `__typename` at its root
    }

    fn resolve_field<'a>(&'a self, _: &'a PlanField, _: Cx<'a>, _: &mut Task<'_>) -> Resolved<'a> {
        (self.describe)(&self.value)
    }
}
