//! Completing a piece: values that are written into an output of their own.

use std::borrow::BorrowMut;
use std::task::{Context as Task, Waker};

use damson_schema::Wrappers;

use super::Completion;
use crate::engine::execute::output::{Nulled, Output, Piece};
use crate::engine::plan::PlanField;
use crate::engine::resolve::{Cx, Resolved};

/// Completes into `output` what waits for nothing.
pub(in crate::engine::execute) fn complete_at_once<'a>(
    cx: Cx<'a>,
    mut output: Output<'a>,
    complete: impl FnOnce(&mut Completion<'_, 'a, '_>) -> Result<(), Nulled>,
) -> Piece {
    let mut task = Task::from_waker(Waker::noop());
    let result = complete(&mut Completion { cx, output: &mut output, task: &mut task });
    output.finish(result)
}

/// Completes into `output`, and waits until its holes are filled. `complete` is called once.
///
/// An output that is lent takes less of the stack in every level of a response than one that is moved.
pub(in crate::engine::execute) fn complete_and_wait<'a>(
    cx: Cx<'a>,
    mut output: impl BorrowMut<Output<'a>> + Send,
    mut complete: impl FnMut(&mut Completion<'_, 'a, '_>) -> Result<(), Nulled> + Send,
) -> impl Future<Output = Piece> + Send {
    let mut result = None;
    std::future::poll_fn(move |task| {
        let output = output.borrow_mut();
        let result = match result {
            Some(result) => result,
            None => *result.insert(complete(&mut Completion { cx, output, task })),
        };
        output.poll_piece(result, task, cx.env)
    })
}

/// Completes the value that `resolve` describes, as a piece of its own.
pub(in crate::engine::execute) fn apart<'a>(
    field: &'a PlanField,
    cx: Cx<'a>,
    mut resolve: impl FnMut(&mut Task<'_>) -> Resolved<'a> + Send,
) -> impl Future<Output = Piece> + Send {
    complete_and_wait(cx, Output::new(Vec::new(), true), move |completion| {
        let resolved = Resolved::caught(|| resolve(completion.task));
        completion.complete_piece(resolved, field, field.wrappers)
    })
}

/// Completes a value that does not wait, as a piece of its own.
pub(in crate::engine::execute) fn alone<'a>(
    resolved: Resolved<'a>,
    cx: Cx<'a>,
    field: &'a PlanField,
    wrappers: Wrappers,
) -> Piece {
    complete_at_once(cx, Output::new(Vec::new(), false), |completion| {
        completion.complete_piece(resolved, field, wrappers)
    })
}
