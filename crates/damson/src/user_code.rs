//! The door to the code of a schema's author: what it panics with ends here, and nothing else of the response does.
//!
//! Every call into an author's code goes through this module, or runs inside one that does. The calls, from the inside out:
//!
//! | an author's code | called in | a panic is |
//! | --- | --- | --- |
//! | resolvers, which parse their arguments and make their descriptions | `engine::execute`, `complete` and `hole` | the field's error |
//! | `to_value` of scalars, `Serialize` behind `Json` | `complete` | the error of the field or item |
//! | the error of a `Result` in a list or struct | `types::containers` | the error of the field or item |
//! | values nobody else keeps alive: how they are described, and how they are dropped | `complete::waiting` | the field's error |
//! | guards | `guarded`, `engine::resolve::guard` | a refusal |
//! | custom directives | `directives` | the field's error |
//! | what is dropped because a null has taken its place | `output`, `hole` | nothing: the place has an error |
//! | source streams, and what creates them | `subscribe` | the last response |
//! | the object of an event | `subscribe` | the response to the event |
//! | checks of scalars: `is_valid`, `parse` | `damson_schema` | the error of the argument or variable |
//! | complexities | `damson_schema` | the error of the request, at the field |
//! | visibility | `visibility` | a no |
//! | everything else: names of types, implementations of the engine's traits by hand, what the data of a request drops | `core` | the error of the request |
//! | a subscription that its client ends | `stream` | nothing: nobody is left to tell |
//! | errors' sources, when the response has been written | `response` | nothing: the response is there |
//!
//! `damson-http` calls what prepares requests, and executors, through the same door. Code that runs while a schema is built
//! (defaults, descriptions, names) panics to whoever builds it. Where panics abort, nothing is caught.

use std::pin::Pin;
use std::task::{Context as Task, Poll};

pub use damson_schema::user_code::{Panicked, call, discard};

/// Drops values of an author's type one by one: two that panic at once would end the process.
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

/// Panics again, for a door further out.
pub(crate) fn resume(panicked: Panicked) {
    if !std::thread::panicking() {
        std::panic::resume_unwind(Box::new(panicked));
    }
}

/// Polls a future that runs code of an author.
pub fn poll<F: Future + ?Sized>(future: Pin<&mut F>, task: &mut Task<'_>) -> Poll<Result<F::Output, Panicked>> {
    match call(|| future.poll(task)) {
        Ok(poll) => poll.map(Ok),
        Err(panicked) => Poll::Ready(Err(panicked)),
    }
}

/// What comes of a future that runs code of an author. A future that is pinned where it was made is not moved for it.
///
/// # Errors
/// If it panics.
pub async fn caught<F: Future + ?Sized>(mut future: Pin<&mut F>) -> Result<F::Output, Panicked> {
    std::future::poll_fn(|task| poll(future.as_mut(), task)).await
}
