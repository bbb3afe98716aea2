//! A piece of the response while it is made: its text, its holes, and its errors so far.
//!
//! A hole is a place whose value is not there yet. A frame is a nullable place with holes inside: when a hole that must not be
//! null is, the whole frame becomes null. At the end the pieces are stitched together.
//! See [Handling Execution Errors](https://spec.graphql.org/September2026/#sec-Handling-Execution-Errors).

use std::ops::Range;
use std::task::{Context as Task, Poll};

use super::hole::Hole;
use super::incremental::{Later, Promises};
use super::path::{FieldError, NodeId, PathNodes, PathStep};
use super::wakers::{Groups, Wakers};
use crate::engine::resolve::{Env, ResponseSize, UNCOUNTED};
use crate::user_code;

mod finish;
mod promises;

/// A value is null and must not be, so the null propagates to the nearest nullable place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Nulled;

/// A finished piece of the response.
#[derive(Default)]
pub(crate) struct Piece {
    /// The text; empty if the piece is null and the null propagates.
    pub(crate) text: Vec<u8>,
    pub(crate) nulled: bool,
    /// The errors, with paths relative to the piece.
    pub(crate) errors: Vec<FieldError>,
    /// The index of the error that made the piece null, if one did. Without meaning in a piece that is not null.
    pub(crate) cause: Option<usize>,
    /// The parts that are delivered after the piece, if it is not null.
    pub(crate) promises: Promises,
}

/// The cause of a null.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// The error with this index.
    Error(usize),
    /// The cause of the piece in the hole with this index.
    Hole(usize),
}

/// The bytes at first for the text of an owned value. Most objects fit, so that their text does not move while it grows.
pub(crate) const USUAL_TEXT: usize = 64;

/// A piece of the response while it is made.
pub(crate) struct Output<'a> {
    pub(crate) text: Vec<u8>,
    pub(crate) errors: Vec<FieldError>,
    /// The cause of the last null. If the whole piece is null, that is the cause of the piece.
    cause: Option<Cause>,
    pub(crate) paths: PathNodes<'a>,
    /// Whether holes may be left here.
    pub(crate) may_wait: bool,
    /// The length of the text that is counted towards the size of the response.
    pub(crate) counted: usize,
    holes: Vec<(Place, Hole<'a>)>,
    frames: Vec<Frame>,
    open: FrameId,
    wakers: Wakers,
    unfinished: usize,
    nulled: bool,
    /// The promises made here; none if the response is given at once.
    pub(crate) later: Option<Box<Later<'a>>>,
}

/// The place of a hole: in the text, among the frames, and in the response.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    frame: FrameId,
    path: NodeId,
}

struct Frame {
    start: usize,
    end: usize,
    nulled: bool,
}

/// The index of a frame in its output.
type FrameId = u32;

/// The id of the piece itself, which is around all frames.
const NO_FRAME: FrameId = FrameId::MAX;

/// A state of an output that it can return to.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    text: usize,
    holes: usize,
    frames: usize,
    open: FrameId,
}

/// Closes an object or list that is written from `start` on: the comma there becomes the opening bracket.
#[inline]
pub(crate) fn close(text: &mut Vec<u8>, start: usize, opening: u8, closing: u8) {
    match text.get_mut(start) {
        Some(comma) => *comma = opening,
        None => text.push(opening),
    }
    text.push(closing);
}

impl<'a> Output<'a> {
    /// An output that writes after `text`.
    pub(crate) fn new(text: Vec<u8>, may_wait: bool) -> Self {
        Output {
            counted: text.len(),
            text,
            errors: Vec::new(),
            cause: None,
            paths: PathNodes::default(),
            may_wait,
            holes: Vec::new(),
            frames: Vec::new(),
            open: NO_FRAME,
            wakers: Wakers::default(),
            unfinished: 0,
            nulled: false,
            later: None,
        }
    }

    /// Takes the output, and leaves an empty one in its place.
    pub(crate) fn take(&mut self) -> Self {
        std::mem::replace(self, Output::new(Vec::new(), false))
    }

    /// Checks before each value whether the response has room for it. The bytes are counted only now and then, since all
    /// pieces share the counter.
    #[inline]
    pub(crate) fn go_on(&mut self, size: &ResponseSize) -> Result<(), Nulled> {
        if size.has_room_for_error() && self.text.len() < self.counted + UNCOUNTED {
            return Ok(());
        }
        if size.may_go_on() { self.count_all(size) } else { Err(Nulled) }
    }

    /// Counts the bytes written; the null of a response that is too large propagates to its root.
    pub(crate) fn count_all(&mut self, size: &ResponseSize) -> Result<(), Nulled> {
        let bytes = self.text.len() - self.counted;
        self.counted = self.text.len();
        if size.add(bytes) { Ok(()) } else { Err(Nulled) }
    }

    /// Enters a nullable place, which is a frame if values below may wait.
    #[inline]
    pub(crate) fn enter(&mut self, waits: bool) -> Mark {
        let mark = Mark { text: self.text.len(), holes: self.holes.len(), frames: self.frames.len(), open: self.open };
        if waits {
            self.frames.push(Frame { start: mark.text, end: usize::MAX, nulled: false });
            self.open = mark.frames as FrameId;
        }
        mark
    }

    /// Leaves the nullable place that was entered with `mark`.
    #[inline]
    pub(crate) fn leave(&mut self, mark: Mark) {
        if self.open != mark.open {
            self.frames[self.open as usize].end = self.text.len();
            self.open = mark.open;
        }
    }

    /// Leaves the nullable place that was entered with `mark`, without its text; the values that wait in it are cancelled.
    #[inline]
    pub(crate) fn leave_empty(&mut self, mark: Mark) {
        self.text.truncate(mark.text);
        self.counted = mark.text;
        if self.holes.len() > mark.holes {
            let gone = self.holes.split_off(mark.holes);
            self.unfinished -= gone.iter().filter(|(_, hole)| !hole.is_done()).count();
            _ = user_code::discard_all(gone);
        }
        if self.later.is_some() {
            self.break_promises(mark.text..usize::MAX);
        }
        self.frames.truncate(mark.frames);
        self.open = mark.open;
    }

    /// Removes the text from `start` on, which has no holes.
    pub(crate) fn take_back(&mut self, start: usize) {
        self.text.truncate(start);
        self.counted = self.counted.min(start);
    }

    /// Leaves a hole at the end of the text.
    pub(crate) fn leave_hole(&mut self, path: NodeId, hole: Hole<'a>) {
        self.unfinished += 1;
        self.holes.push((Place { at: self.text.len(), frame: self.open, path }, hole));
    }

    /// Records an error that makes a value null.
    pub(crate) fn fail(&mut self, error: FieldError) {
        self.cause = Some(Cause::Error(self.errors.len()));
        self.errors.push(error);
    }

    /// Takes the errors of another output, with the cause of its null.
    pub(crate) fn take_errors(&mut self, other: &mut Output<'_>) {
        self.errors = std::mem::take(&mut other.errors);
        self.cause = other.cause;
    }

    /// Appends a finished piece; `path` gives its place.
    pub(crate) fn append(&mut self, piece: Piece, path: impl Fn() -> Vec<PathStep<'a>>) -> Result<(), Nulled> {
        if let Some(promises) = piece.promises {
            let prefix = path();
            promises.0.into_iter().for_each(|promise| self.promise(promise.below(&prefix)));
        }
        self.text.extend_from_slice(&piece.text);
        self.counted += piece.text.len(); // the piece has counted them already
        if !piece.errors.is_empty() {
            self.cause = piece.cause.map(|cause| Cause::Error(self.errors.len() + cause));
            let prefix = path();
            self.errors.extend(piece.errors.into_iter().map(|error| error.below(&prefix)));
        }
        if piece.nulled { Err(Nulled) } else { Ok(()) }
    }

    /// Whether there are holes to fill.
    pub(crate) fn waits(&self) -> bool {
        self.unfinished > 0
    }

    /// Polls the holes; ready when all are filled, or the piece is null.
    pub(crate) fn poll(&mut self, task: &mut Task<'_>, env: &Env) -> Poll<()> {
        if !self.waits() {
            return Poll::Ready(());
        }
        if env.deadline.has_passed() {
            self.poll_holes(0..self.holes.len(), task, env); // none of them waits any longer
            return Poll::Ready(());
        }
        self.wakers = match std::mem::take(&mut self.wakers) {
            Wakers::Fresh => Wakers::Task,
            Wakers::Task if !Wakers::worth_groups(self.holes.len()) => {
                self.poll_holes(0..self.holes.len(), task, env);
                Wakers::Task
            }
            Wakers::Task => self.poll_groups(Groups::new(self.holes.len(), task.waker()), env),
            Wakers::Groups(groups) => {
                groups.follow(task.waker());
                self.poll_groups(groups, env)
            }
        };
        if self.nulled || !self.waits() { Poll::Ready(()) } else { Poll::Pending }
    }

    fn poll_groups(&mut self, groups: Groups, env: &Env) -> Wakers {
        for (waker, holes) in groups.woken() {
            self.poll_holes(holes.start..holes.end.min(self.holes.len()), &mut Task::from_waker(waker), env);
        }
        Wakers::Groups(groups)
    }

    fn poll_holes(&mut self, holes: Range<usize>, task: &mut Task<'_>, env: &Env) {
        for index in holes {
            self.poll_hole(index, task, env);
            if self.nulled {
                return; // the other holes would be dropped
            }
        }
    }

    fn poll_hole(&mut self, index: usize, task: &mut Task<'_>, env: &Env) {
        let (place, hole) = &mut self.holes[index];
        if hole.is_done() {
            return;
        }
        if !env.size.may_go_on() {
            self.nulled = true;
            return;
        }
        if hole.poll(task, env).is_pending() {
            return;
        }
        self.unfinished -= 1;
        if hole.cause().is_some() {
            self.cause = Some(Cause::Hole(index));
        }
        if hole.is_nulled() {
            let frame = place.frame;
            self.nullify(frame);
        }
    }

    /// Makes a frame null, and cancels its holes.
    fn nullify(&mut self, frame: FrameId) {
        let Some(frame) = self.frames.get_mut(frame as usize) else {
            self.nulled = true;
            return;
        };
        frame.nulled = true;
        let (start, end) = (frame.start, frame.end);
        let first = self.holes.partition_point(|(place, _)| place.at < start);
        for (_, hole) in self.holes[first..].iter_mut().take_while(|(place, _)| place.at < end) {
            self.unfinished -= !hole.is_done() as usize;
            hole.cancel();
        }
        if self.later.is_some() {
            self.break_promises(start..end);
        }
    }
}
