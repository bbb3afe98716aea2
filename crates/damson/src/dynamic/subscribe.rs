//! Source streams as closures, and the events that they give.

use std::pin::Pin;
use std::sync::Arc;
use std::task::Context as Task;

use damson_schema::TypeId;
use futures_core::Stream;
use futures_util::{StreamExt, TryStreamExt};

use super::completion::Completion;
use super::object::{DynamicObject, Root};
use super::resolver::ResolverContext;
use super::{FieldValue, wiring::Wiring};
use crate::engine::{Cx, Object, PlanField, Resolved, SourceFuture, SourceStream, SubscriptionRoot};
use crate::{Error, Result};

/// The events of a field. Each is the field's value, unless a resolver makes the value from the event.
type Events<'a> = Pin<Box<dyn Stream<Item = Result<FieldValue<'a>>> + Send + 'a>>;

/// Creates the source stream of a field.
pub(super) type SubscribeFn = dyn for<'a> Fn(ResolverContext<'a>) -> SubscriptionFieldFuture<'a> + Send + Sync;

/// A source stream that is being created.
pub struct SubscriptionFieldFuture<'a>(Pin<Box<dyn Future<Output = Result<Events<'a>>> + Send + 'a>>);

impl<'a> SubscriptionFieldFuture<'a> {
    /// The stream that a future will give. An error of the future refuses the subscription; an error in the stream is the
    /// error of one event.
    pub fn new<S, T>(future: impl Future<Output = Result<S>> + Send + 'a) -> Self
    where
        S: Stream<Item = Result<T>> + Send + 'a,
        T: Into<FieldValue<'a>> + Send + 'a,
    {
        SubscriptionFieldFuture(Box::pin(async move { Ok(Box::pin(future.await?.map_ok(Into::into)) as Events<'a>) }))
    }
}

/// The source of the events of a field of the subscription root.
#[derive(Clone)]
pub(super) struct Source {
    pub(super) subscribe: Arc<SubscribeFn>,
    /// Whether a resolver makes the field's value from the event.
    pub(super) resolves: bool,
}

impl SubscriptionRoot for Root {
    fn subscribe<'a>(&'a self, index: usize, field: &'a PlanField, cx: Cx<'a>) -> SourceFuture<'a> {
        Box::pin(async move {
            let Source { subscribe, resolves } =
                self.wiring.sources[index].as_ref().ok_or_else(|| no_source(field, cx))?;
            let events = subscribe(ResolverContext::new(self.value(cx), field, cx)?).0.await?;
            let events = events.map(move |event| self.event(event, *resolves, field.parent, cx));
            Ok(Box::pin(events) as SourceStream<'a>)
        })
    }
}

impl Root {
    /// The object that the operation is executed on for one event.
    fn event<'a>(
        &'a self,
        event: Result<FieldValue<'a>>,
        resolves: bool,
        ty: TypeId,
        cx: Cx<'a>,
    ) -> Box<dyn Object + 'a> {
        let (wiring, types) = (&*self.wiring, cx.types().whole);
        match event {
            Ok(value) if resolves => Box::new(DynamicObject { wiring, types, ty, value }),
            value => Box::new(Event { name: &self.name, wiring, value }),
        }
    }
}

/// An event that is the value of the root field, or its error.
struct Event<'a> {
    name: &'a str,
    wiring: &'a Wiring,
    value: Result<FieldValue<'a>>,
}

impl Object for Event<'_> {
    fn object_type_name(&self) -> &str {
        self.name
    }

    fn resolve_field<'a>(&'a self, field: &'a PlanField, cx: Cx<'a>, _: &mut Task<'_>) -> Resolved<'a> {
        let value = self.value.as_ref().map(|value| Some(value.borrowed())).map_err(Error::clone);
        Completion { wiring: self.wiring, field, cx }.describe(value)
    }
}

fn no_source(field: &PlanField, cx: Cx<'_>) -> Error {
    Error::new(format!("Subscription field \"{}\" has no source stream.", cx.coordinate(field)))
}
