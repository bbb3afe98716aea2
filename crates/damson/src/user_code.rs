//! Calls into the code of a schema's author. Panics of that code end here, and the rest of the response goes on.
//!
//! Every call into an author's code goes through this module, or runs inside such a call. The calls, from the inside out:
//!
//! | an author's code | called in | a panic is |
//! | --- | --- | --- |
//! | resolvers, which parse their arguments and make their descriptions | `engine::execute`, `complete` and `hole` | the field's error |
//! | `to_value` of scalars, `Serialize` behind `Json` | `complete` | the error of the field or item |
//! | the error of a `Result` in a list or struct | `types::containers` | the error of the field or item |
//! | the descriptions and drops of values that nobody else keeps alive | `complete::waiting` | the field's error |
//! | guards and validators | `guarded`, `engine::resolve::guard` | a refusal |
//! | custom directives, validators of their arguments | `directives` | the field's error |
//! | drops of values whose place a null has taken | `output`, `hole` | nothing: the place has an error |
//! | source streams and their creation | `subscribe` | the last response |
//! | the object of an event | `subscribe` | the response to the event |
//! | checks of scalars: `is_valid`, `parse` | `damson_schema` | the error of the argument or variable |
//! | complexities | `damson_schema` | the error of the request, at the field |
//! | visibility | `visibility` | a no |
//! | everything else: names of types, hand-written implementations of the engine's traits, drops of a request's data | `core` | the error of the request |
//! | a subscription that its client ends | `stream` | nothing: the client is gone |
//! | errors' sources, when the response has been written | `response` | nothing: the response is there |
//!
//! `damson-http` calls executors, and the functions that prepare requests, through this module, too. Panics of code that runs
//! while a schema is built (defaults, descriptions, names) reach the code that builds it. Where panics abort, nothing is caught.

use std::pin::Pin;
use std::task::{Context as Task, Poll};

pub use damson_schema::user_code::{Panicked, call, discard};

/// Drops values of an author's type one by one, since two panics at once would end the process.
///
/// # Errors
/// If one of them panics; the others are dropped as well.
pub(crate) fn discard_all<T>(values: impl IntoIterator<Item = T>) -> Result<(), Panicked> {
    let mut values = values.into_iter();
    let mut result = Ok(());
    while let Err(panicked) = call(|| values.by_ref().for_each(drop)) {
        result = Err(panicked);
    }
    result
}

/// Panics again, for an outer call of this module to catch.
pub(crate) fn resume(panicked: Panicked) {
    if !std::thread::panicking() {
        std::panic::resume_unwind(Box::new(panicked));
    }
}

/// Polls a future that runs code of an author.
#[inline(always)] // the future may recurse, and then each stack frame counts
pub fn poll<F: Future + ?Sized>(future: Pin<&mut F>, task: &mut Task<'_>) -> Poll<Result<F::Output, Panicked>> {
    match call(|| future.poll(task)) {
        Ok(poll) => poll.map(Ok),
        Err(panicked) => Poll::Ready(Err(panicked)),
    }
}

/// Awaits a future that runs code of an author. The caller pins it, so that it need not be moved.
///
/// # Errors
/// If it panics.
pub async fn caught<F: Future + ?Sized>(mut future: Pin<&mut F>) -> Result<F::Output, Panicked> {
    std::future::poll_fn(|task| poll(future.as_mut(), task)).await
}
