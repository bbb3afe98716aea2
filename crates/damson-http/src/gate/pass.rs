//! The right of one request to run, and the bytes that it holds.

use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;

use super::{Gate, Overload};

/// The right of one request to run. When it is dropped, the next request may have its place and its bytes.
#[derive(Debug)]
pub struct Pass {
    bytes: Held,
}

impl Pass {
    pub(super) fn new(gate: Gate) -> Result<Self, Overload> {
        if !take(&gate.0.in_flight, 1, gate.0.limits.in_flight) {
            return Err(Overload::InFlight);
        }
        Ok(Pass { bytes: Held { gate, number: 0 } })
    }

    /// The gate that the request passed.
    pub fn gate(&self) -> &Gate {
        &self.bytes.gate
    }

    /// Says that the request holds this many bytes by now, which should be no fewer than before.
    ///
    /// # Errors
    /// If all requests together would hold too many.
    pub fn hold(&mut self, bytes: usize) -> Result<(), Overload> {
        self.bytes.grow(bytes.saturating_sub(self.bytes.number))
    }

    /// The answer, which keeps its place in memory until the last part of it is dropped. The request is over.
    ///
    /// # Errors
    /// If all requests together would hold too many bytes.
    pub fn answer(mut self, answer: Bytes) -> Result<Bytes, Overload> {
        if answer.is_empty() {
            return Ok(answer);
        }
        let mut held = Held { gate: self.bytes.gate.clone(), number: 0 };
        self.bytes.shrink();
        held.grow(answer.len())?;
        Ok(Bytes::from_owner(Answer { answer, _held: held }))
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        self.bytes.gate.0.in_flight.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Bytes that count until this value is dropped.
#[derive(Debug)]
struct Held {
    gate: Gate,
    number: usize,
}

impl Held {
    fn grow(&mut self, more: usize) -> Result<(), Overload> {
        let state = &self.gate.0;
        if !take(&state.held, more, state.limits.memory) {
            return Err(Overload::Memory);
        }
        self.number += more;
        Ok(())
    }

    fn shrink(&mut self) {
        let number = std::mem::take(&mut self.number);
        self.gate.0.held.fetch_sub(number, Ordering::Relaxed);
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.shrink();
    }
}

/// Adds to a number, unless it would be larger than its limit.
fn take(number: &AtomicUsize, more: usize, limit: usize) -> bool {
    let before = number.fetch_add(more, Ordering::Relaxed);
    let fits = before.saturating_add(more) <= limit;
    if !fits {
        number.fetch_sub(more, Ordering::Relaxed);
    }
    fits
}

/// An answer that is being sent.
struct Answer {
    answer: Bytes,
    _held: Held,
}

impl AsRef<[u8]> for Answer {
    fn as_ref(&self) -> &[u8] {
        &self.answer
    }
}
