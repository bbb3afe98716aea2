//! A reserved stream: its operations, which come and go by requests of their own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Waker};

use http::StatusCode;

use super::operation::{Operation, Sayings};
use crate::fault::{Fault, quoted};

/// A reserved stream, before and while it is open.
pub(crate) struct Connection {
    most_operations: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    operations: HashMap<String, Arc<Operation>>,
    /// Those that the stream does not carry yet.
    joining: Vec<Arc<Operation>>,
    waker: Option<Waker>,
    is_open: bool,
}

impl Connection {
    pub(crate) fn new(most_operations: usize) -> Self {
        Connection { most_operations, state: Mutex::default() }
    }

    pub(crate) fn is_open(&self) -> bool {
        self.state().is_open
    }

    /// Opens the stream, which can be done once.
    pub(crate) fn open(&self) -> Result<(), Fault> {
        if std::mem::replace(&mut self.state().is_open, true) {
            let message = "The stream with this token is open. Reserve another one by PUT.";
            return Err(Fault::refused(StatusCode::CONFLICT, "STREAM_OPEN", message));
        }
        Ok(())
    }

    /// A fault if no operation with this id can begin.
    pub(crate) fn check(&self, id: &str) -> Result<(), Fault> {
        self.check_in(&self.state(), id)
    }

    fn check_in(&self, state: &State, id: &str) -> Result<(), Fault> {
        if state.operations.contains_key(id) {
            let message = format!("The stream has an operation with the id `{}`. Choose another id.", quoted(id));
            return Err(Fault::refused(StatusCode::CONFLICT, "OPERATION_EXISTS", message));
        }
        if state.operations.len() >= self.most_operations {
            let most = self.most_operations;
            let message = format!("The stream has {most} operations, which is the limit. End one by DELETE.");
            return Err(Fault::refused(StatusCode::TOO_MANY_REQUESTS, "LIMIT_OPERATIONS", message));
        }
        Ok(())
    }

    /// Adds an operation to the stream.
    pub(crate) fn join(&self, operation: Operation) -> Result<(), Fault> {
        let operation = Arc::new(operation);
        let mut state = self.state();
        self.check_in(&state, &operation.id)?;
        state.operations.insert(operation.id.clone(), operation.clone());
        state.joining.push(operation);
        let waker = state.waker.take();
        drop(state);
        waker.into_iter().for_each(Waker::wake);
        Ok(())
    }

    /// The operations that the stream is to carry from now on; later ones wake the task.
    pub(super) fn joined(&self, task: &Context<'_>) -> Vec<Sayings> {
        let mut state = self.state();
        state.waker = Some(task.waker().clone());
        state.joining.drain(..).map(Sayings).collect()
    }

    /// Ends an operation, if there is one with this id.
    pub(crate) fn stop(&self, id: &str) {
        if let Some(operation) = self.forget(id) {
            operation.stop();
        }
    }

    pub(super) fn forget(&self, id: &str) -> Option<Arc<Operation>> {
        self.state().operations.remove(id)
    }

    /// Ends all operations, since the client has gone.
    pub(super) fn close(&self) {
        let State { operations, .. } = std::mem::take(&mut *self.state());
        self.state().is_open = true;
        operations.values().for_each(|operation| operation.stop());
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
