//! A thread with a small stack, which any recursion over the input overflows.

use std::panic::resume_unwind;
use std::thread;

/// The size of a small stack in bytes: that of the smallest threads of servers.
pub const SMALL_STACK: usize = 512 * 1024;

/// Runs on a thread with a small stack, and panics as `run` does.
pub fn on_a_small_stack<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(SMALL_STACK).spawn_scoped(scope, run);
        thread.expect("the system gives a thread").join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}
