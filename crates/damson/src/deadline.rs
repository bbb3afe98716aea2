//! The deadline of a request: then every field that still waits has an error, and the response has the rest.
//!
//! The host gives a future that is ready at the deadline, since this crate knows no clock.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::task::Context as Task;

use futures_core::future::BoxFuture;

use crate::{Error, ErrorExtensions, user_code};

/// The deadline of a request; without a future, there is none.
#[derive(Default)]
pub(crate) struct Deadline {
    future: Option<Mutex<BoxFuture<'static, ()>>>,
    has_passed: AtomicBool,
}

impl Deadline {
    /// A deadline at which this future is ready.
    pub(crate) fn new(future: impl Future<Output = ()> + Send + 'static) -> Self {
        Deadline { future: Some(Mutex::new(Box::pin(future))), has_passed: AtomicBool::new(false) }
    }

    /// Looks whether the deadline has come; if not, the task is woken when it does.
    #[inline]
    pub(crate) fn poll(&self, task: &mut Task<'_>) {
        if let Some(future) = &self.future
            && !self.has_passed()
        {
            let mut future = future.lock().unwrap_or_else(PoisonError::into_inner);
            if user_code::poll(future.as_mut(), task).is_ready() {
                self.has_passed.store(true, Ordering::Relaxed);
            }
        }
    }

    #[inline]
    pub(crate) fn has_passed(&self) -> bool {
        self.has_passed.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.future.is_some() { "Deadline" } else { "none" })
    }
}

/// The error of a field that was not ready at the deadline.
#[cold]
pub(crate) fn late() -> Error {
    let message = "The field was not ready when the time for the request was over. Ask for less at once.";
    Error::new(message).extend_with(|_, extensions| extensions.set("code", "DEADLINE"))
}
