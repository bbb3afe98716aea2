//! What nobody well-meaning sends: rows of hostile requests, each with the verdict that it must have.
//!
//! `cargo test` asks for the verdicts of the rows, `cargo xtask hostile` measures time and memory as well. Rows ask the whole of
//! Damson; what only one part can show, such as the place of a limit or a default that is shared, is tested beside that part.
//! Knows no attack that needs a socket.

pub mod measure;
pub mod row;
pub mod rows;
pub mod schema;
pub mod server;
mod texts;

/// The stack of the threads that answer: as little as the smallest threads of servers have.
pub const STACK: usize = 512 * 1024;

/// Runs on a thread with a small stack.
pub fn on_a_small_stack<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread =
            std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run).expect("threads can be had");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}
