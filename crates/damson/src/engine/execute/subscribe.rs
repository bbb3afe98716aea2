//! Subscriptions: a source stream of events, and a response for each event.
//!
//! The operation is executed on an event in the same way as a query on its root object. The next event is asked for only when
//! the last response was taken.
//! See [Subscription](https://spec.graphql.org/September2026/#sec-Subscription).

use std::pin::pin;

use futures_util::StreamExt;

use super::guarded;
use super::path::{FieldError, PathStep};
use super::{execute_at_once_on, execute_on, locate_all, never_waits};
use crate::engine::plan::{Plan, PlanField};
use crate::engine::resolve::{Cx, Env, Object, SourceStream, SubscriptionRoot};
use crate::loading::drive;
use crate::response::Response;
use crate::stream::Giver;
use crate::{Error, Result, user_code};

/// Gives a response for each event. If the source stream cannot be created, or panics, returns the response with the error.
/// See [MapSourceToResponseEvent](https://spec.graphql.org/September2026/#MapSourceToResponseEvent()).
pub(crate) async fn subscribe(env: Env, root: &dyn SubscriptionRoot, responses: &Giver<Response>) -> Option<Response> {
    let contexts = env.contexts();
    let cx = Cx { env: &env, contexts: &contexts };
    let field = root_field(&env.plan);
    let mut source = match create_source_event_stream(root, field, cx).await {
        Ok(source) => source,
        Err(error) => return Some(refuse(error, field, &env)),
    };
    loop {
        match next_event(&mut source).await {
            Ok(Some(event)) => {
                let response = user_code::caught(pin!(execute_subscription_event(cx, event))).await;
                let refused = |panicked| refuse(Error::of_panic(panicked), field, &env);
                responses.give(response.unwrap_or_else(refused)).await;
            }
            Ok(None) => return last_errors(&env),
            Err(error) => return Some(refuse(error, field, &env)),
        }
    }
}

/// The errors that the stream added after its last event, as a response of their own.
fn last_errors(env: &Env) -> Option<Response> {
    let added = env.take_added_errors();
    (!added.is_empty()).then(|| Response::from_errors(locate_all(Vec::new(), added, &env.plan)))
}

/// The only field at the root, as validation demands.
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
    cx.env.forget_batches();
    if never_waits(cx.plan()) { execute_at_once_on(cx, &*event) } else { drive(execute_on(cx, &*event)).await }
}

/// The response of a failed source stream: an error without data.
fn refuse(error: Error, field: &PlanField, env: &Env) -> Response {
    let path = vec![PathStep::Field(field).segment()];
    let error = FieldError { error: Box::new(error), field: field.id, path };
    Response::from_errors(locate_all(vec![error], env.take_added_errors(), &env.plan))
}
