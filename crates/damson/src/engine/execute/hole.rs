//! A hole: a place in a piece whose value is not there yet.

use std::pin::Pin;
use std::task::{Context as Task, Poll};

use damson_schema::Wrappers;

use super::complete::{Completion, alone, kept};
use super::incremental::{Promises, Scope};
use super::output::{Output, Piece, USUAL_TEXT};
use super::path::FieldError;
use crate::deadline::late;
use crate::engine::plan::PlanField;
use crate::engine::resolve::{Cx, Env, Resolve, Resolved, ResolvedFuture};
use crate::user_code;

/// The future of a piece. It keeps an owned value alive while something below the value waits.
pub(crate) type PieceFuture<'a> = Pin<Box<dyn Future<Output = Piece> + Send + 'a>>;

/// The states of a hole.
pub(crate) enum Hole<'a> {
    /// A resolver that waits.
    Waiting(Waiting<'a>),
    /// A value that is there, with holes of its own.
    Open(Box<Output<'a>>),
    /// A value that is completed and kept alive by a future.
    Kept(Kept<'a>),
    /// The piece that fills the hole.
    Done(Piece),
}

/// A resolver that waits, and the field of its value.
pub(crate) struct Waiting<'a> {
    pub(crate) future: ResolvedFuture<'a>,
    pub(crate) cx: Cx<'a>,
    pub(crate) field: &'a PlanField,
    pub(crate) wrappers: Wrappers,
    /// The scope of the value, if the response is delivered in parts.
    pub(crate) scope: Option<Scope<'a>>,
}

impl<'a> Hole<'a> {
    pub(crate) fn is_done(&self) -> bool {
        matches!(self, Hole::Done(_))
    }

    fn is_kept(&self) -> bool {
        matches!(self, Hole::Kept(_))
    }

    /// Whether the null of the piece propagates.
    pub(crate) fn is_nulled(&self) -> bool {
        matches!(self, Hole::Done(piece) if piece.nulled)
    }

    /// The index of the error that made the piece null, if one did.
    pub(crate) fn cause(&self) -> Option<usize> {
        match self {
            Hole::Done(piece) => piece.cause,
            _ => None,
        }
    }

    /// The text that fills the hole; empty if there is none.
    pub(crate) fn text(&self) -> &[u8] {
        match self {
            Hole::Done(piece) => &piece.text,
            _ => &[],
        }
    }

    pub(crate) fn take_errors(&mut self) -> Vec<FieldError> {
        match self {
            Hole::Done(piece) => std::mem::take(&mut piece.errors),
            _ => Vec::new(),
        }
    }

    pub(crate) fn take_promises(&mut self) -> Promises {
        match self {
            Hole::Done(piece) => piece.promises.take(),
            _ => None,
        }
    }

    /// Stops waiting, and drops everything but the errors of a finished piece.
    pub(crate) fn cancel(&mut self) {
        let gone = Hole::Done(Piece { cause: self.cause(), errors: self.take_errors(), ..Piece::default() });
        _ = user_code::discard(std::mem::replace(self, gone));
    }

    /// Polls the hole; ready when its piece is done, or the deadline has passed.
    ///
    /// This function recurs through the levels of a response, so that others make the holes: their values take no stack here.
    pub(crate) fn poll(&mut self, task: &mut Task<'_>, env: &Env) -> Poll<()> {
        loop {
            match self {
                Hole::Done(_) => return Poll::Ready(()),
                Hole::Waiting(waiting) => match poll_resolver(&mut waiting.future, task) {
                    Poll::Ready(resolved) => {
                        self.complete(resolved, task);
                        if self.is_kept() && !env.deadline.has_passed() {
                            return Poll::Pending; // it was polled just now
                        }
                    }
                    Poll::Pending if env.deadline.has_passed() => self.complete(Resolved::error(late()), task),
                    Poll::Pending => return Poll::Pending,
                },
                Hole::Kept(kept) => match kept.future.as_mut().poll(task) {
                    Poll::Ready(piece) => *self = Hole::Done(piece),
                    Poll::Pending if env.deadline.has_passed() => self.give_up(),
                    Poll::Pending => return Poll::Pending,
                },
                Hole::Open(output) => match output.poll(task, env) {
                    Poll::Ready(()) => self.close(),
                    Poll::Pending => return Poll::Pending,
                },
            }
        }
    }

    /// Completes the value that the hole waited for.
    fn complete(&mut self, resolved: Resolved<'a>, task: &mut Task<'_>) {
        if let Hole::Waiting(waiting) = self {
            *self = waiting.complete(resolved, task);
        }
    }

    /// Fills the hole of a value that was not ready at the deadline.
    fn give_up(&mut self) {
        if let Hole::Kept(kept) = self {
            *self = Hole::Done(kept.late_piece());
        }
    }

    /// Fills the hole with an output that no longer waits.
    fn close(&mut self) {
        if let Hole::Open(output) = self {
            *self = Hole::Done(output.take_piece(Ok(())));
        }
    }
}

/// The future of a value, and its field.
pub(crate) struct Kept<'a> {
    pub(crate) future: PieceFuture<'a>,
    pub(crate) cx: Cx<'a>,
    pub(crate) field: &'a PlanField,
    pub(crate) wrappers: Wrappers,
}

impl Kept<'_> {
    /// The piece of a value that was not ready at the deadline.
    fn late_piece(&self) -> Piece {
        alone(Resolved::error(late()), self.cx, self.field, self.wrappers)
    }
}

impl<'a> Waiting<'a> {
    fn complete(&self, resolved: Resolved<'a>, task: &mut Task<'_>) -> Hole<'a> {
        if self.field.waits_below
            && self.scope.is_none()
            && let Resolved::Owned(value) = resolved
        {
            return self.keep(value, task);
        }
        let text = if let Resolved::Owned(_) = resolved { Vec::with_capacity(USUAL_TEXT) } else { Vec::new() };
        let mut output = Output::new(text, true).within(self.scope.clone());
        let mut completion = Completion { cx: self.cx, output: &mut output, task };
        let result = completion.complete_piece(resolved, self.field, self.wrappers);
        if result.is_ok() && output.waits() { Hole::Open(Box::new(output)) } else { Hole::Done(output.finish(result)) }
    }

    /// Completes an owned value, below which others wait: its piece fills the hole as it is.
    fn keep(&self, value: Box<dyn Resolve + 'a>, task: &mut Task<'_>) -> Hole<'a> {
        let Waiting { cx, field, wrappers, .. } = *self;
        let mut future = kept(value, cx, field, wrappers);
        match future.as_mut().poll(task) {
            Poll::Ready(piece) => Hole::Done(piece),
            Poll::Pending => Hole::Kept(Kept { future, cx, field, wrappers }),
        }
    }
}

/// Polls the future of a resolver; a panic becomes an error.
fn poll_resolver<'a>(future: &mut ResolvedFuture<'a>, task: &mut Task<'_>) -> Poll<Resolved<'a>> {
    user_code::poll(future.as_mut(), task).map(|resolved| resolved.unwrap_or_else(Resolved::of_panic))
}
