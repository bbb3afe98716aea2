//! A piece of the response while it is made: text, the holes that wait to be filled, and the errors so far.
//!
//! A hole is a place whose value is not there yet. A frame is a nullable place with holes inside: when one of them
//! cannot be filled, the whole frame becomes `null`. At the end the pieces are stitched together.
//! See [Handling Execution Errors](https://spec.graphql.org/September2026/#sec-Handling-Execution-Errors).

use std::ops::Range;
use std::task::{Context as Task, Poll};

use super::hole::Hole;
use super::path::{FieldError, NodeId, PathNodes, PathStep};
use super::wakers::{Groups, Wakers};
use crate::engine::resolve::{ResponseSize, UNCOUNTED};
use crate::user_code;

/// A value that must not be null has none: the null travels up to the nearest place that may be null.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Nulled;

/// A finished piece of the response.
#[derive(Default)]
pub(crate) struct Piece {
    /// The text; empty if the piece is null and the null travels on.
    pub(crate) text: Vec<u8>,
    pub(crate) nulled: bool,
    /// The errors, their paths relative to the piece.
    pub(crate) errors: Vec<FieldError>,
    /// Which of the errors made the piece null, if one did. In a piece that is not null it means nothing.
    pub(crate) cause: Option<usize>,
}

/// What made a value null.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// An error, by its index.
    Error(usize),
    /// That of the piece in a hole, by the hole's index.
    Hole(usize),
}

/// A piece of the response in the making.
pub(crate) struct Output<'a> {
    pub(crate) text: Vec<u8>,
    pub(crate) errors: Vec<FieldError>,
    /// Of the last value that an error made null. If the whole piece is null, no other comes after it.
    cause: Option<Cause>,
    pub(crate) paths: PathNodes<'a>,
    /// Whether holes may be left here.
    pub(crate) may_wait: bool,
    /// How much of the text is counted towards the size of the response.
    pub(crate) counted: usize,
    holes: Vec<(Place, Hole<'a>)>,
    frames: Vec<Frame>,
    open: FrameId,
    wakers: Wakers,
    unfinished: usize,
    nulled: bool,
}

/// Where a hole is.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    frame: FrameId,
    path: NodeId,
}

/// A nullable place with holes inside.
struct Frame {
    start: usize,
    end: usize,
    nulled: bool,
}

/// A frame's place among the frames of its output.
type FrameId = u32;

/// The piece itself, around all frames.
const NO_FRAME: FrameId = FrameId::MAX;

/// A state of an output to go back to.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    text: usize,
    holes: usize,
    frames: usize,
    open: FrameId,
}

impl<'a> Output<'a> {
    /// An output that goes on writing after `text`.
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
        }
    }

    /// The output itself, with an empty one left in its place.
    pub(crate) fn take(&mut self) -> Self {
        std::mem::replace(self, Output::new(Vec::new(), false))
    }

    /// Asks before each value whether the response has room for it. What was written is counted, once it is enough to be
    /// worth it.
    #[inline]
    pub(crate) fn go_on(&mut self, size: &ResponseSize) -> Result<(), Nulled> {
        if size.has_room_for_error() && self.text.len() < self.counted + UNCOUNTED {
            return Ok(());
        }
        if size.may_go_on() { self.count_all(size) } else { Err(Nulled) }
    }

    /// Counts what was written; the null of a response that is too large travels up to its root.
    pub(crate) fn count_all(&mut self, size: &ResponseSize) -> Result<(), Nulled> {
        let bytes = self.text.len() - self.counted;
        self.counted = self.text.len();
        if size.add(bytes) { Ok(()) } else { Err(Nulled) }
    }

    /// Enters a nullable place; where values below may wait, that is a frame.
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

    /// Leaves the nullable place that was entered with `mark` empty: what it holds so far is gone, what waits in it is
    /// cancelled.
    #[inline]
    pub(crate) fn leave_empty(&mut self, mark: Mark) {
        self.text.truncate(mark.text);
        self.counted = mark.text;
        if self.holes.len() > mark.holes {
            let gone = self.holes.split_off(mark.holes);
            self.unfinished -= gone.iter().filter(|(_, hole)| !hole.is_done()).count();
            _ = user_code::discard_all(gone);
        }
        self.frames.truncate(mark.frames);
        self.open = mark.open;
    }

    /// Takes back what was written from `start` on, where nothing waits.
    pub(crate) fn take_back(&mut self, start: usize) {
        self.text.truncate(start);
        self.counted = self.counted.min(start);
    }

    /// Leaves a hole here, to be filled later.
    pub(crate) fn leave_hole(&mut self, path: NodeId, hole: Hole<'a>) {
        self.unfinished += 1;
        self.holes.push((Place { at: self.text.len(), frame: self.open, path }, hole));
    }

    /// Records an error that makes a value null.
    pub(crate) fn fail(&mut self, error: FieldError) {
        self.cause = Some(Cause::Error(self.errors.len()));
        self.errors.push(error);
    }

    /// Takes over the errors of another output, and what they made null.
    pub(crate) fn take_errors(&mut self, other: &mut Output<'_>) {
        self.errors = std::mem::take(&mut other.errors);
        self.cause = other.cause;
    }

    /// Takes in a finished piece, here and now; `path` gives its place.
    pub(crate) fn append(&mut self, piece: Piece, path: impl FnOnce() -> Vec<PathStep<'a>>) -> Result<(), Nulled> {
        self.text.extend_from_slice(&piece.text);
        self.counted += piece.text.len(); // as a piece of its own it is counted already
        if !piece.errors.is_empty() {
            self.cause = piece.cause.map(|cause| Cause::Error(self.errors.len() + cause));
            let prefix = path();
            self.errors.extend(piece.errors.into_iter().map(|error| error.below(&prefix)));
        }
        if piece.nulled { Err(Nulled) } else { Ok(()) }
    }

    /// Whether something here waits.
    pub(crate) fn waits(&self) -> bool {
        self.unfinished > 0
    }

    /// Polls what waits; ready when nothing does.
    pub(crate) fn poll(&mut self, task: &mut Task<'_>, size: &ResponseSize) -> Poll<()> {
        if !self.waits() {
            return Poll::Ready(());
        }
        self.wakers = match std::mem::take(&mut self.wakers) {
            Wakers::Fresh => Wakers::Task,
            Wakers::Task if !Wakers::worth_groups(self.holes.len()) => {
                self.poll_holes(0..self.holes.len(), task, size);
                Wakers::Task
            }
            Wakers::Task => self.poll_groups(Groups::new(self.holes.len(), task.waker()), size),
            Wakers::Groups(groups) => {
                groups.follow(task.waker());
                self.poll_groups(groups, size)
            }
        };
        if self.nulled || !self.waits() { Poll::Ready(()) } else { Poll::Pending }
    }

    fn poll_groups(&mut self, groups: Groups, size: &ResponseSize) -> Wakers {
        for (waker, holes) in groups.woken() {
            self.poll_holes(holes.start..holes.end.min(self.holes.len()), &mut Task::from_waker(waker), size);
        }
        Wakers::Groups(groups)
    }

    fn poll_holes(&mut self, holes: Range<usize>, task: &mut Task<'_>, size: &ResponseSize) {
        for index in holes {
            self.poll_hole(index, task, size);
            if self.nulled {
                return; // what is left would be thrown away
            }
        }
    }

    fn poll_hole(&mut self, index: usize, task: &mut Task<'_>, size: &ResponseSize) {
        let (place, hole) = &mut self.holes[index];
        if hole.is_done() {
            return;
        }
        if !size.may_go_on() {
            self.nulled = true;
            return;
        }
        if hole.poll(task, size).is_pending() {
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

    /// Makes a frame null: what waits in it is cancelled.
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
    }

    /// The finished piece, given how writing it went, once nothing in it waits or the response is too large.
    pub(crate) fn poll_piece(
        &mut self,
        result: Result<(), Nulled>,
        task: &mut Task<'_>,
        size: &ResponseSize,
    ) -> Poll<Piece> {
        if result.is_ok() && self.poll(task, size).is_pending() && !size.is_exceeded() {
            return Poll::Pending;
        }
        Poll::Ready(self.take().finish(if size.is_exceeded() { Err(Nulled) } else { result }))
    }

    /// The finished piece, given how writing it went.
    pub(crate) fn finish(mut self, result: Result<(), Nulled>) -> Piece {
        let cause = self.gather_errors();
        let nulled = self.nulled || result.is_err();
        let text = match self {
            _ if nulled => Vec::new(),
            Output { ref holes, .. } if holes.is_empty() => self.text,
            _ => self.stitch(),
        };
        if nulled {
            _ = user_code::discard_all(self.holes);
        }
        Piece { text, nulled, errors: self.errors, cause }
    }

    /// Takes over the errors inside the holes, and tells which error made the last null.
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

    /// The text with its holes filled and its null frames emptied.
    fn stitch(&self) -> Vec<u8> {
        let filled: usize = self.holes.iter().map(|(_, hole)| hole.text().len()).sum();
        let mut text = Vec::with_capacity(self.text.len() + filled + 1); // one byte more for the closing brace
        let mut from = 0;
        let mut holes = self.holes.iter().peekable();
        let mut nulled = self.frames.iter().filter(|frame| frame.nulled).peekable();
        loop {
            let hole_at = holes.peek().map_or(usize::MAX, |(place, _)| place.at);
            match nulled.peek() {
                Some(inner) if inner.start < from => _ = nulled.next(), // inside one that is gone already
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
