//! Incremental delivery: the response in parts, of which the first does not wait for the others.
//!
//! What is deferred or streamed makes a [`Promise`] instead of text. Values that it needs live on in a [`Scope`]. The [`Graph`]
//! knows the order of the parts. See [the draft](https://github.com/graphql/graphql-spec/pull/1110) of the specification.

mod graph;
mod kept;
mod later;
mod promise;
mod scope;
mod stream;

use std::pin::pin;
use std::task::Poll;

use graph::Graph;
pub(super) use kept::kept;
pub(super) use promise::{Later, Promise, PromiseList, Promises};
pub(super) use scope::Scope;

use super::complete::{Completion, complete_and_wait};
use super::output::{Nulled, Output, Piece};
use super::{execute_serially, opening, respond};
use crate::engine::resolve::{Cx, Env, Object, ResponseSize};
use crate::error::ServerError;
use crate::loading::drive;
use crate::response::{IncrementalFormat, Response};
use crate::stream::Giver;

/// Executes an operation whose plan has parts, hands over all of its response but the last part, and returns that.
pub(crate) async fn execute_in_parts(
    env: Env,
    root: &dyn Object,
    format: IncrementalFormat,
    responses: &Giver<Response>,
) -> Option<Response> {
    let contexts = env.contexts();
    let cx = Cx { env: &env, contexts: &contexts };
    let mut execution = pin!(deliver(cx, root, format, responses));
    drive(std::future::poll_fn(|task| {
        env.deadline.poll(task);
        execution.as_mut().poll(task)
    }))
    .await
}

/// Delivers the first part, then the others in the order in which they become ready.
async fn deliver<'a>(
    cx: Cx<'a>,
    root: &'a dyn Object,
    format: IncrementalFormat,
    responses: &Giver<Response>,
) -> Option<Response> {
    let scope = Scope::default();
    let mut piece = execute_root(cx, root, &scope).await;
    let promises = piece.promises.take();
    let first = respond(piece, cx.env);
    let mut graph = Graph::new(cx, format);
    graph.start(promises);
    if !first.data_is_there() || graph.is_done() {
        return Some(first);
    }
    responses.give(graph.first_response(first)).await;
    loop {
        let goes_on = progress(cx, &scope, &graph).await;
        match end(cx, goes_on) {
            None => graph.take_reports(),
            Some(error) => graph.refuse(&error),
        }
        match graph.next_response() {
            Some(response) if graph.is_done() => return Some(response),
            Some(response) => responses.give(response).await,
            None => {}
        }
    }
}

/// Executes the fields of the first part.
async fn execute_root<'a>(cx: Cx<'a>, root: &'a dyn Object, scope: &Scope<'a>) -> Piece {
    let plan = cx.plan();
    let selection = plan.selection(plan.root);
    let text = opening(plan);
    if selection.is_serial {
        let fields = execute_serially(cx, root, selection, text, Some(scope.clone()));
        return beside(scope, cx.env, fields).await;
    }
    complete_within(cx, scope, text, |completion| completion.execute_selection_set(root, selection, None)).await
}

/// Completes into an output of the scope, which is polled meanwhile.
async fn complete_within<'a>(
    cx: Cx<'a>,
    scope: &Scope<'a>,
    text: Vec<u8>,
    complete: impl FnMut(&mut Completion<'_, 'a, '_>) -> Result<(), Nulled> + Send,
) -> Piece {
    let output = Output::new(text, true).within(Some(scope.clone()));
    beside(scope, cx.env, complete_and_wait(cx, output, complete)).await
}

/// Waits for a piece, and polls the scope before and after it: before, since the piece may take what a value in it gives; after,
/// since it may add futures.
async fn beside<T>(scope: &Scope<'_>, env: &Env, piece: impl Future<Output = T> + Send) -> T {
    let mut piece = pin!(piece);
    std::future::poll_fn(|task| {
        _ = scope.poll(task, env);
        let poll = piece.as_mut().poll(task);
        if poll.is_pending() {
            _ = scope.poll(task, env);
        }
        poll
    })
    .await
}

/// Waits until a part has news, and tells whether there is any; if not, nothing is executed any more.
async fn progress<'a>(cx: Cx<'a>, scope: &Scope<'a>, graph: &Graph<'a>) -> bool {
    std::future::poll_fn(|task| {
        let poll = scope.poll(task, cx.env);
        match (graph.has_reports(), poll) {
            (true, _) => Poll::Ready(true),
            (false, poll) => poll.map(|()| false),
        }
    })
    .await
}

/// The error that ends the delivery, if there is one.
fn end(cx: Cx<'_>, goes_on: bool) -> Option<ServerError> {
    let size = &cx.env.size;
    match size.is_exceeded() {
        true if size.is_stopped() => Some(ResponseSize::too_many_errors()),
        true => Some(size.error()),
        false if goes_on => None,
        false => Some(ServerError::new("The rest of the response is missing.").with_code("INTERNAL")),
    }
}

/// The promises of two pieces together.
pub(super) fn promises_of(first: Promises, second: Promises) -> Promises {
    match (first, second) {
        (Some(mut first), Some(second)) => {
            first.0.extend(second.0);
            Some(first)
        }
        (first, second) => first.or(second),
    }
}
