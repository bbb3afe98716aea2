//! Subscriptions: a source stream of events, and a response for each of them.
//!
//! An event is the object on which the operation is executed, by the same code as the root of a query. Nothing polls ahead:
//! the next event is asked for when the response to the one before was taken.
//! See [Subscription](https://spec.graphql.org/September2026/#sec-Subscription).

use std::pin::{Pin, pin};
use std::task::{Context as Task, Poll};

use futures_core::Stream;
use futures_util::StreamExt;

use super::cx::{Cx, Env};
use super::execute::{execute_at_once_on, execute_on, locate, never_waits};
use super::guarded;
use super::path::{FieldError, PathStep};
use super::plan::{Plan, PlanField};
use super::resolved::{Object, Resolved};
use crate::guard::VerdictFuture;
use crate::response::Response;
use crate::stream::Giver;
use crate::{Error, Result, user_code};

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
        crate::guard::unasked(field.name())
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

/// Gives a response for every event. What comes back is the response to a source stream that could not be created, or that
/// panicked: it is the last.
/// See [MapSourceToResponseEvent](https://spec.graphql.org/September2026/#MapSourceToResponseEvent()).
pub(crate) async fn subscribe(env: Env, root: &dyn SubscriptionRoot, responses: &Giver<Response>) -> Option<Response> {
    let contexts = env.contexts();
    let cx = Cx { env: &env, contexts: &contexts };
    let field = root_field(&env.plan);
    let mut source = match create_source_event_stream(root, field, cx).await {
        Ok(source) => source,
        Err(error) => return Some(refuse(error, field, &env.plan)),
    };
    loop {
        match next_event(&mut source).await {
            Ok(Some(event)) => {
                let response = user_code::caught(pin!(execute_subscription_event(cx, event))).await;
                let refused = |panicked| refuse(Error::of_panic(panicked), field, &env.plan);
                responses.give(response.unwrap_or_else(refused)).await;
            }
            Ok(None) => return None,
            Err(error) => return Some(refuse(error, field, &env.plan)),
        }
    }
}

/// The only field at the root, whose selection validation has seen.
fn root_field(plan: &Plan) -> &PlanField {
    let [field] = plan.fields(plan.selection(plan.root)) else {
        unreachable!("a valid subscription has one root field")
    };
    field
}

async fn create_source_event_stream<'a>(
    root: &'a dyn SubscriptionRoot,
    field: &'a PlanField,
    cx: Cx<'a>,
) -> Result<SourceStream<'a>> {
    guarded::pass(root, field, cx).await?;
    let mut source = user_code::call(|| root.subscribe(field.index(), field, cx)).map_err(Error::of_panic)?;
    user_code::caught(source.as_mut()).await.unwrap_or_else(|panicked| Err(Error::of_panic(panicked)))
}

async fn next_event<'a>(source: &mut SourceStream<'a>) -> Result<Option<Box<dyn Object + 'a>>> {
    user_code::caught(pin!(source.next())).await.map_err(Error::of_panic)
}

/// See [ExecuteSubscriptionEvent](https://spec.graphql.org/September2026/#ExecuteSubscriptionEvent()).
async fn execute_subscription_event(cx: Cx<'_>, event: Box<dyn Object + '_>) -> Response {
    cx.env.size.start_anew();
    if never_waits(cx.plan()) { execute_at_once_on(cx, &*event) } else { execute_on(cx, &*event).await }
}

/// The response to a source stream that is not there: errors without data.
fn refuse(error: Error, field: &PlanField, plan: &Plan) -> Response {
    let path = vec![PathStep::Field(field).segment()];
    let error = FieldError { error: Box::new(error), field: field.id, path };
    Response::from_errors(locate(vec![error], plan))
}
