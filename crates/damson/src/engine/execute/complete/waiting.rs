//! Completion of values that are not there yet, and of owned values.

use std::task::Poll;

use damson_schema::Wrappers;

use super::{At, Completion, alone, complete_and_wait};
use crate::Error;
use crate::engine::execute::hole::{Hole, Kept, PieceFuture, Waiting};
use crate::engine::execute::incremental;
use crate::engine::execute::output::{Nulled, Output, Piece, USUAL_TEXT};
use crate::engine::execute::path::{Path, ROOT};
use crate::engine::plan::PlanField;
use crate::engine::resolve::Cx;
use crate::engine::resolve::{Resolve, Resolved, ResolvedFuture};
use crate::user_code::{self, Panicked};

impl<'a> Completion<'_, 'a, '_> {
    /// Leaves a hole for a value that is not there yet.
    pub(super) fn complete_later(
        &mut self,
        future: ResolvedFuture<'a>,
        field: &'a PlanField,
        wrappers: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        if self.output.may_wait {
            let scope = self.output.scope();
            self.leave_hole(Hole::Waiting(Waiting { future, cx: self.cx, field, wrappers, scope }), at);
            return Ok(());
        }
        let coordinate = self.cx.coordinate(field);
        let message = format!("Field \"{coordinate}\" waits, but its resolver is declared as one that does not.");
        self.complete_value(Resolved::error(Error::new(message)), field, wrappers, at)
    }

    /// Polls a future for the first time, and completes its value.
    #[cold]
    pub(super) fn complete_unpolled(
        &mut self,
        future: ResolvedFuture<'a>,
        field: &'a PlanField,
        wrappers: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let resolved = Resolved::caught(|| Resolved::poll_once(future, self.task));
        self.complete_value(resolved, field, wrappers, at)
    }

    /// Completes an owned value: in place if nothing below waits, otherwise in a future that keeps it alive.
    pub(super) fn complete_owned(
        &mut self,
        value: Box<dyn Resolve + 'a>,
        field: &'a PlanField,
        wrappers: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        if field.waits_below {
            let piece = match &self.output.later {
                None => kept(value, self.cx, field, wrappers),
                Some(later) => incremental::kept(value, self.cx, field, wrappers, &later.scope, self.task),
            };
            return self.complete_future(piece, field, wrappers, at);
        }
        let start = self.output.text.len();
        let result = self.complete_in_place(&*value, field, wrappers, at);
        self.drop_owned(value, result, start, field, wrappers, at)
    }

    /// Drops a value that was written from `start` on. If that panics, the error replaces the text. A function of its own,
    /// so that its locals do not take stack in [`complete_owned`](Self::complete_owned), which recurs.
    fn drop_owned(
        &mut self,
        value: Box<dyn Resolve + 'a>,
        result: Result<(), Nulled>,
        start: usize,
        field: &'a PlanField,
        wrappers: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        match user_code::discard(value) {
            Err(panicked) if result.is_ok() => self.complete_panicked(panicked, start, field, wrappers, at),
            _ => result,
        }
    }

    #[cold]
    fn complete_panicked(
        &mut self,
        panicked: Panicked,
        start: usize,
        field: &'a PlanField,
        wrappers: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        self.output.take_back(start);
        self.complete_value(Resolved::of_panic(panicked), field, wrappers, at)
    }

    /// Appends the piece that a future gives, or leaves a hole for it.
    pub(super) fn complete_future(
        &mut self,
        mut future: PieceFuture<'a>,
        field: &'a PlanField,
        wrappers: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        match future.as_mut().poll(self.task) {
            Poll::Ready(piece) => self.output.append(piece, || at.map_or_else(Vec::new, Path::steps)),
            Poll::Pending => {
                self.leave_hole(Hole::Kept(Kept { future, cx: self.cx, field, wrappers }), at);
                Ok(())
            }
        }
    }

    /// Completes a value that does not outlive this call, in an output that takes over the buffer.
    fn complete_in_place<'b>(
        &mut self,
        value: &'b (dyn Resolve + 'b),
        field: &'b PlanField,
        wrappers: Wrappers,
        at: At<'_, 'b>,
    ) -> Result<(), Nulled>
    where
        'a: 'b,
    {
        let mut output = Output::new(std::mem::take(&mut self.output.text), false);
        output.take_errors(self.output);
        output.counted = self.output.counted;
        let mut completion = Completion { cx: self.cx, output: &mut output, task: self.task };
        let result = completion.complete_value(Resolved::caught(|| value.resolve()), field, wrappers, at);
        self.output.take_errors(&mut output);
        self.output.text = output.text;
        self.output.counted = output.counted;
        result
    }

    fn leave_hole(&mut self, hole: Hole<'a>, at: At<'_, 'a>) {
        let path = at.map_or(ROOT, |path| self.output.paths.store(path));
        self.output.leave_hole(path, hole);
    }
}

/// The future of [`keep`] in a box. Not inlined, since it would take stack in its caller, which recurs.
#[inline(never)]
pub(in crate::engine::execute) fn kept<'a>(
    value: Box<dyn Resolve + 'a>,
    cx: Cx<'a>,
    field: &'a PlanField,
    wrappers: Wrappers,
) -> PieceFuture<'a> {
    Box::pin(keep(value, cx, field, wrappers))
}

/// Completes an owned value as a piece, and keeps the value alive until everything below it is there.
async fn keep<'a>(value: Box<dyn Resolve + 'a>, cx: Cx<'a>, field: &'a PlanField, wrappers: Wrappers) -> Piece {
    let piece = {
        let mut output = Output::new(Vec::with_capacity(USUAL_TEXT), true); // it borrows from the value
        complete_and_wait(cx, &mut output, |completion| {
            completion.complete_piece(Resolved::caught(|| value.resolve()), field, wrappers)
        })
        .await
    };
    drop_kept(value, piece, cx, field, wrappers)
}

/// Drops a value that was completed as a piece. If that panics, the error replaces the piece.
pub(in crate::engine::execute) fn drop_kept<'a>(
    value: Box<dyn Resolve + 'a>,
    piece: Piece,
    cx: Cx<'a>,
    field: &'a PlanField,
    wrappers: Wrappers,
) -> Piece {
    match user_code::discard(value) {
        Err(panicked) if !piece.nulled => alone(Resolved::of_panic(panicked), cx, field, wrappers),
        _ => piece,
    }
}
