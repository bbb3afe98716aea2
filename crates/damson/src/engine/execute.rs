//! Executes one operation.
//! See [Executing Operations](https://spec.graphql.org/September2026/#sec-Executing-Operations).

mod complete;
mod directives;
mod guarded;
mod hole;
mod incremental;
mod locate;
mod output;
mod parts;
mod path;
mod result;
mod subscribe;
mod validate;
mod wakers;

use std::pin::pin;

use complete::{complete_and_wait, complete_at_once};
pub(crate) use incremental::execute_in_parts;
use incremental::{Scope, promises_of};
use locate::locate_all;
use output::{Output, Piece, close};
pub(crate) use subscribe::subscribe;

use super::plan::{Plan, PlanSelection};
use super::resolve::{Cx, Env, Object, ResponseSize};
use crate::loading::drive;
use crate::response::{OPENING, Response, null};

/// Executes an operation that [`never_waits`] on its root object, without a future.
pub(crate) fn execute_at_once(env: &Env, root: &dyn Object) -> Response {
    let contexts = env.contexts();
    execute_at_once_on(Cx { env, contexts: &contexts }, root)
}

/// As [`execute_at_once`], with the contexts, which the events of a subscription share.
fn execute_at_once_on<'a>(cx: Cx<'a>, root: &'a dyn Object) -> Response {
    let plan = cx.plan();
    let piece = complete_at_once(cx, Output::new(opening(plan), false), |completion| {
        completion.execute_selection_set(root, plan.selection(plan.root), None)
    });
    respond(piece, cx.env)
}

/// Whether none of the operation's resolvers may wait. A mutation may be executed at once, too: its fields run in order.
pub(crate) fn never_waits(plan: &Plan) -> bool {
    !plan.selection(plan.root).waits
}

/// The start of the response's text, with room for its likely length.
fn opening(plan: &Plan) -> Vec<u8> {
    let mut text = Vec::with_capacity(plan.expected_length());
    text.extend_from_slice(OPENING);
    text
}

/// Executes the planned operation on its root object.
pub(crate) async fn execute(env: Env, root: &dyn Object) -> Response {
    let contexts = env.contexts();
    let mut execution = pin!(execute_on(Cx { env: &env, contexts: &contexts }, root));
    drive(std::future::poll_fn(|task| {
        env.deadline.poll(task);
        execution.as_mut().poll(task)
    }))
    .await
}

/// As [`execute`], with the contexts, which the events of a subscription share.
async fn execute_on<'a>(cx: Cx<'a>, root: &'a dyn Object) -> Response {
    let plan = cx.plan();
    let text = opening(plan);
    let selection = plan.selection(plan.root);
    let piece = match selection.is_serial {
        true => execute_serially(cx, root, selection, text, None).await,
        false => execute_concurrently(cx, root, text).await,
    };
    respond(piece, cx.env)
}

/// Executes all root fields at once.
async fn execute_concurrently<'a>(cx: Cx<'a>, root: &'a dyn Object, text: Vec<u8>) -> Piece {
    let plan = cx.plan();
    let selection = plan.selection(plan.root);
    let output = Output::new(text, selection.waits);
    complete_and_wait(cx, output, |completion| completion.execute_selection_set(root, selection, None)).await
}

/// Executes one field of an object after the other, each with everything below it. The object is written after `text`.
/// See [Serial execution](https://spec.graphql.org/September2026/#sec-Normal-and-Serial-Execution).
async fn execute_serially<'a>(
    cx: Cx<'a>,
    object: &'a dyn Object,
    selection: &'a PlanSelection,
    text: Vec<u8>,
    scope: Option<Scope<'a>>,
) -> Piece {
    let start = text.len();
    let mut whole = Piece { text, ..Piece::default() };
    for field in cx.plan().fields(selection) {
        let output = Output::new(std::mem::take(&mut whole.text), true).within(scope.clone());
        let piece = complete_and_wait(cx, output, |completion| {
            completion.output.go_on(&cx.env.size)?;
            match cx.env.deadline.has_passed() {
                false => completion.execute_field(object, field, None)?,
                true => completion.fail_late_field(field)?,
            }
            completion.output.count_all(&cx.env.size)
        });
        let piece = piece.await;
        cx.env.forget_batches(); // the field may have changed what they have loaded
        whole.cause = piece.cause.map(|cause| whole.errors.len() + cause);
        whole.errors.extend(piece.errors);
        whole.text = piece.text;
        whole.promises = promises_of(whole.promises, piece.promises);
        if piece.nulled {
            whole.nulled = true;
            return whole;
        }
    }
    close(&mut whole.text, start, b'{', b'}');
    whole
}

/// The response to an executed operation, with the HTTP headers that its resolvers asked for.
fn respond(piece: Piece, env: &Env) -> Response {
    let mut response = without_headers(piece, env);
    if let Some(http_headers) = env.take_http_headers() {
        response.http_headers = http_headers;
    }
    response
}

fn without_headers(piece: Piece, env: &Env) -> Response {
    let Piece { text, nulled, errors, .. } = piece;
    let (plan, added) = (&env.plan, env.take_added_errors());
    if env.size.refuses(&text) {
        return Response::refused(env.size.error());
    }
    if env.size.is_stopped() {
        let mut shown = locate_all(errors, added, plan);
        shown.push(ResponseSize::too_many_errors());
        return Response::executed_with(null(), shown);
    }
    let text = if nulled { null() } else { text };
    plan.note_length(text.len());
    if errors.is_empty() && added.is_empty() {
        return Response { cache_control: plan.cache_control, ..Response::executed_with(text, Vec::new()) };
    }
    Response::executed_with(text, locate_all(errors, added, plan))
}
