//! The deadline of a request: then every field that still waits has an error, and the response has the rest.
//!
//! The host gives a future that is ready at the deadline, since this crate knows no clock.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::task::Context as Task;

use futures_core::future::BoxFuture;

use crate::{Error, ErrorExtensions, user_code};

/// The deadline of a request, if it has one. It is in a box, since most requests have none, and should carry only a pointer.
#[derive(Default)]
pub(crate) struct Deadline(Option<Box<Timer>>);

struct Timer {
    future: Mutex<BoxFuture<'static, ()>>,
    is_over: AtomicBool,
}

impl Deadline {
    /// A deadline at which this future is ready.
    pub(crate) fn new(future: impl Future<Output = ()> + Send + 'static) -> Self {
        Deadline(Some(Box::new(Timer { future: Mutex::new(Box::pin(future)), is_over: AtomicBool::new(false) })))
    }

    /// Looks whether the deadline has come; if not, the task is woken when it does.
    #[inline]
    pub(crate) fn poll(&self, task: &mut Task<'_>) {
        if let Some(timer) = &self.0 {
            timer.poll(task);
        }
    }

    #[inline]
    pub(crate) fn has_passed(&self) -> bool {
        self.0.as_ref().is_some_and(|timer| timer.is_over())
    }
}

impl Timer {
    #[cold]
    fn poll(&self, task: &mut Task<'_>) {
        if self.is_over() {
            return; // the future must not be polled again
        }
        let mut future = self.future.lock().unwrap_or_else(PoisonError::into_inner);
        if user_code::poll(future.as_mut(), task).is_ready() {
            self.is_over.store(true, Ordering::Relaxed);
        }
    }

    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Deadline" } else { "none" })
    }
}

/// The error of a field that was not ready at the deadline.
#[cold]
pub(crate) fn late() -> Error {
    let message = "The field was not ready when the time for the request was over. Ask for less at once.";
    Error::new(message).extend_with(|_, extensions| extensions.set("code", "DEADLINE"))
}
