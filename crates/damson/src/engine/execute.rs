//! Executes one operation.
//! See [Executing Operations](https://spec.graphql.org/September2026/#sec-Executing-Operations).

use std::task::{Context as Task, Poll, Waker};

use damson_syntax::ast::OperationType;

mod complete;
mod directives;
mod guarded;
mod hole;
mod output;
mod path;
mod result;
mod subscribe;
mod wakers;

use complete::Completion;
pub(crate) use complete::MOST_ERRORS;
use output::{Output, Piece};
use path::FieldError;
pub(crate) use subscribe::subscribe;

use super::plan::Plan;
use super::resolve::{Cx, Env, ErrorPlace, Object};
use crate::error::ServerError;
use crate::response::{OPENING, Response, null};

/// Executes an operation that [`never_waits`] on its root object, without a future in sight.
pub(crate) fn execute_at_once(env: &Env, root: &dyn Object) -> Response {
    let contexts = env.contexts();
    execute_at_once_on(Cx { env, contexts: &contexts }, root)
}

/// The same with the contexts at hand, which the events of a subscription share.
fn execute_at_once_on<'a>(cx: Cx<'a>, root: &'a dyn Object) -> Response {
    let plan = cx.plan();
    let mut output = Output::new(opening(plan), false);
    let mut task = Task::from_waker(Waker::noop());
    let mut completion = Completion { cx, output: &mut output, task: &mut task };
    let result = completion.execute_selection_set(root, plan.root, None);
    respond(output.finish(result), cx.env)
}

/// Whether none of the operation's resolvers may wait. The fields of a mutation run one after the other in any case.
pub(crate) fn never_waits(plan: &Plan) -> bool {
    !plan.selection(plan.root).waits
}

/// The start of the response's text, with room for what is likely to follow.
fn opening(plan: &Plan) -> Vec<u8> {
    let mut text = Vec::with_capacity(plan.expected_length());
    text.extend_from_slice(OPENING);
    text
}

/// Executes the planned operation on its root object.
pub(crate) async fn execute(env: Env, root: &dyn Object) -> Response {
    let contexts = env.contexts();
    execute_on(Cx { env: &env, contexts: &contexts }, root).await
}

/// The same with the contexts at hand, which the events of a subscription share.
async fn execute_on<'a>(cx: Cx<'a>, root: &'a dyn Object) -> Response {
    let plan = cx.plan();
    let text = opening(plan);
    let piece = match plan.operation_type {
        OperationType::Mutation => execute_serially(cx, root, text).await,
        _ => execute_concurrently(cx, root, text).await,
    };
    respond(piece, cx.env)
}

/// All root fields at once.
async fn execute_concurrently<'a>(cx: Cx<'a>, root: &'a dyn Object, text: Vec<u8>) -> Piece {
    let plan = cx.plan();
    let mut output = Output::new(text, plan.selection(plan.root).waits);
    let result = std::future::poll_fn(|task| {
        let mut completion = Completion { cx, output: &mut output, task };
        Poll::Ready(completion.execute_selection_set(root, plan.root, None))
    })
    .await;
    output.fill(result, &cx.env.size).await
}

/// One root field after the other, each with everything below it.
/// See [Serial execution](https://spec.graphql.org/September2026/#sec-Normal-and-Serial-Execution).
async fn execute_serially<'a>(cx: Cx<'a>, root: &'a dyn Object, text: Vec<u8>) -> Piece {
    let plan = cx.plan();
    let start = text.len();
    let mut whole = Piece { text, ..Piece::default() };
    for field in plan.fields(plan.selection(plan.root)) {
        let mut output = Output::new(std::mem::take(&mut whole.text), true);
        let result = std::future::poll_fn(|task| {
            let mut completion = Completion { cx, output: &mut output, task };
            Poll::Ready(completion.execute_field(root, field, None))
        })
        .await;
        let piece = output.fill(result, &cx.env.size).await;
        whole.errors.extend(piece.errors);
        whole.text = piece.text;
        if piece.nulled {
            whole.nulled = true;
            return whole;
        }
    }
    match whole.text.get_mut(start) {
        Some(comma) => *comma = b'{',
        None => whole.text.push(b'{'),
    }
    whole.text.push(b'}');
    whole
}

/// The response to an executed operation.
fn respond(piece: Piece, env: &Env) -> Response {
    let Piece { text, nulled, errors, .. } = piece;
    let plan = &env.plan;
    if env.size.refuses(&text) {
        return Response::refused(env.size.error());
    }
    let text = if nulled { null() } else { text };
    plan.note_length(text.len());
    if errors.is_empty() {
        return Response { cache_control: plan.cache_control, ..Response::executed_with(text, Vec::new()) };
    }
    Response::executed_with(text, locate(errors, plan))
}

/// Gives errors their lines and columns, in one pass over the document.
fn locate(mut errors: Vec<FieldError>, plan: &Plan) -> Vec<ServerError> {
    errors.truncate(MOST_ERRORS);
    let offsets: Vec<u32> = errors.iter().flat_map(|error| positions(error, plan)).copied().collect();
    let mut locations = plan.document.locations(&offsets).into_iter();
    let mut located = Vec::with_capacity(errors.len());
    for error in errors {
        let locations = locations.by_ref().take(positions(&error, plan).len()).collect();
        let crate::Error { message, source, extensions } = *error.error;
        let source = source.filter(|source| !source.is::<ErrorPlace>());
        located.push(ServerError { message, source, locations, path: error.path, extensions });
    }
    located
}

/// The places in the document that an error is about: its own, or those of its field.
fn positions<'p>(error: &'p FieldError, plan: &'p Plan) -> &'p [u32] {
    match error.error.source.as_ref().and_then(|source| source.downcast_ref()) {
        Some(ErrorPlace(position)) => std::slice::from_ref(position),
        None => &plan.fields[error.field as usize].positions,
    }
}
