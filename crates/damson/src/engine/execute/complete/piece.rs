//! Completing a piece: values that are written into an output of their own.

use std::task::{Context as Task, Waker};

use super::Completion;
use crate::engine::execute::output::{Nulled, Output, Piece};
use crate::engine::resolve::Cx;

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
pub(in crate::engine::execute) fn complete_and_wait<'a>(
    cx: Cx<'a>,
    mut output: Output<'a>,
    mut complete: impl FnMut(&mut Completion<'_, 'a, '_>) -> Result<(), Nulled> + Send,
) -> impl Future<Output = Piece> + Send {
    let mut result = None;
    std::future::poll_fn(move |task| {
        let result = match result {
            Some(result) => result,
            None => *result.insert(complete(&mut Completion { cx, output: &mut output, task })),
        };
        output.poll_piece(result, task, &cx.env.size)
    })
}
