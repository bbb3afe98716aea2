//! Subscriptions: a source stream of events, and a response for each of them.
//!
//! An event is the object on which the operation is executed, by the same code as the root of a query. Nothing polls ahead:
//! the next event is asked for when the response to the one before was taken.
//! See [Subscription](https://spec.graphql.org/September2026/#sec-Subscription).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;

use super::guarded;
use super::path::{FieldError, PathStep};
use super::{execute_at_once_on, execute_on, locate, never_waits};
use crate::engine::plan::{Plan, PlanField};
use crate::engine::resolve::{Cx, Env, Object, SourceStream, SubscriptionRoot};
use crate::response::Response;
use crate::stream::Giver;
use crate::{Error, Result};

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
            Ok(Some(event)) => responses.give(execute_subscription_event(cx, event).await).await,
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
    let mut source = catch(|| root.subscribe(field.index(), field, cx))?;
    std::future::poll_fn(|task| {
        catch(|| source.as_mut().poll(task)).unwrap_or_else(|panicked| Poll::Ready(Err(panicked)))
    })
    .await
}

async fn next_event<'a>(source: &mut SourceStream<'a>) -> Result<Option<Box<dyn Object + 'a>>> {
    std::future::poll_fn(|task| match catch(|| source.as_mut().poll_next(task)) {
        Ok(event) => event.map(Ok),
        Err(panicked) => Poll::Ready(Err(panicked)),
    })
    .await
}

/// See [ExecuteSubscriptionEvent](https://spec.graphql.org/September2026/#ExecuteSubscriptionEvent()).
async fn execute_subscription_event(cx: Cx<'_>, event: Box<dyn Object + '_>) -> Response {
    cx.env.size.start_anew();
    if never_waits(cx.plan()) { execute_at_once_on(cx, &*event) } else { execute_on(cx, &*event).await }
}

/// Runs code of an author; a panic becomes an error.
fn catch<T>(code: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(code)).map_err(|_| Error::of_panic())
}

/// The response to a source stream that is not there: errors without data.
fn refuse(error: Error, field: &PlanField, plan: &Plan) -> Response {
    let path = vec![PathStep::Field(field).segment()];
    let error = FieldError { error: Box::new(error), field: field.id, path };
    Response::from_errors(locate(vec![error], plan))
}
