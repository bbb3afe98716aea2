//! The end of a piece: its errors are gathered, and its text is joined with that of its holes.

use std::task::{Context as Task, Poll};

use super::{Cause, Nulled, Output, Piece};
use crate::engine::execute::incremental::{PromiseList, Promises};
use crate::engine::resolve::Env;
use crate::user_code;

impl Output<'_> {
    /// The finished piece, once all holes are filled or the response is too large. `result` is that of the completion.
    pub(crate) fn poll_piece(&mut self, result: Result<(), Nulled>, task: &mut Task<'_>, env: &Env) -> Poll<Piece> {
        let is_exceeded = || env.size.is_exceeded();
        if result.is_ok() && self.poll(task, env).is_pending() && !is_exceeded() {
            return Poll::Pending;
        }
        Poll::Ready(self.take_piece(if is_exceeded() { Err(Nulled) } else { result }))
    }

    /// Finishes the piece, and leaves an empty output. Callers that recur save the stack of an output that moves.
    pub(crate) fn take_piece(&mut self, result: Result<(), Nulled>) -> Piece {
        self.take().finish(result)
    }

    /// The finished piece. `result` is that of the completion.
    pub(crate) fn finish(mut self, result: Result<(), Nulled>) -> Piece {
        let cause = self.gather_errors();
        let nulled = self.nulled || result.is_err();
        let promises = if self.later.is_some() && !nulled { self.gather_promises() } else { None };
        let text = match self {
            _ if nulled => Vec::new(),
            Output { ref holes, .. } if holes.is_empty() => self.text,
            _ => self.stitch(),
        };
        if nulled {
            _ = user_code::discard_all(self.holes);
        }
        Piece { text, nulled, errors: self.errors, cause, promises }
    }

    /// Takes the errors of the holes, and returns the index of the error that made the last null.
    fn gather_errors(&mut self) -> Option<usize> {
        let mut cause = match self.cause {
            Some(Cause::Error(index)) => Some(index),
            _ => None,
        };
        for (index, (place, hole)) in self.holes.iter_mut().enumerate() {
            if self.cause == Some(Cause::Hole(index)) {
                cause = hole.cause().map(|cause| self.errors.len() + cause);
            }
            let errors = hole.take_errors();
            if !errors.is_empty() {
                let prefix = self.paths.steps(place.path);
                self.errors.extend(errors.into_iter().map(|error| error.below(&prefix)));
            }
        }
        cause
    }

    /// Takes the promises of the output and of its holes.
    #[cold]
    fn gather_promises(&mut self) -> Promises {
        let mut gathered: Vec<_> = self.later.iter_mut().flat_map(|later| later.take()).collect();
        for (place, hole) in &mut self.holes {
            if let Some(promises) = hole.take_promises() {
                let prefix = self.paths.steps(place.path);
                gathered.extend(promises.0.into_iter().map(|promise| promise.below(&prefix)));
            }
        }
        (!gathered.is_empty()).then(|| Box::new(PromiseList(gathered)))
    }

    /// The text, with its holes filled and with null in place of null frames.
    fn stitch(&self) -> Vec<u8> {
        let filled: usize = self.holes.iter().map(|(_, hole)| hole.text().len()).sum();
        let mut text = Vec::with_capacity(self.text.len() + filled + 1); // one byte more for the closing brace
        let mut from = 0;
        let mut holes = self.holes.iter().peekable();
        let mut nulled = self.frames.iter().filter(|frame| frame.nulled).peekable();
        loop {
            let hole_at = holes.peek().map_or(usize::MAX, |(place, _)| place.at);
            match nulled.peek() {
                Some(inner) if inner.start < from => _ = nulled.next(), // inside another null frame
                Some(frame) if frame.start <= hole_at => {
                    text.extend_from_slice(&self.text[from..frame.start]);
                    text.extend_from_slice(b"null");
                    from = frame.end;
                    while holes.next_if(|(place, _)| place.at < from).is_some() {}
                    nulled.next();
                }
                _ => {
                    let Some((place, hole)) = holes.next() else { break };
                    text.extend_from_slice(&self.text[from..place.at]);
                    text.extend_from_slice(hole.text());
                    from = place.at;
                }
            }
        }
        text.extend_from_slice(&self.text[from..]);
        text
    }
}
