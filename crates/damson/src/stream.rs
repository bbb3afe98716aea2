//! A stream written as one asynchronous function, which gives its items one by one. Knows nothing of GraphQL.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_core::stream::BoxStream;

use crate::user_code;

/// Makes a stream of the items that `items` gives to its [`Giver`]; an item that it returns is the last.
///
/// The function runs only while the stream is polled: after it has given an item, it waits until the next one is asked for.
pub(crate) fn stream<T, F>(items: impl FnOnce(Giver<T>) -> F) -> BoxStream<'static, T>
where
    T: Send + 'static,
    F: Future<Output = Option<T>> + Send + 'static,
{
    let given = Slot::default();
    Box::pin(Items { given: given.clone(), future: Some(Box::pin(items(Giver(given)))) })
}

/// Gives items to the task that polls the stream.
pub(crate) struct Giver<T>(Slot<T>);

impl<T> Giver<T> {
    /// Gives an item; ready when the item was taken and the next one is asked for, however often it is polled before.
    pub(crate) async fn give(&self, item: T) {
        self.0.put(item);
        std::future::poll_fn(|_| if self.0.is_empty() { Poll::Ready(()) } else { Poll::Pending }).await;
    }
}

/// The item that was given and not yet taken. Both ends belong to one task, so the lock is always free.
struct Slot<T>(Arc<Mutex<Option<T>>>);

impl<T> Slot<T> {
    fn put(&self, item: T) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(item);
    }

    fn is_empty(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_none()
    }

    fn take(&self) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        Slot(self.0.clone())
    }
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Slot(Arc::default())
    }
}

/// The items that a future gives. A panic while the future is dropped is caught.
struct Items<T, F> {
    given: Slot<T>,
    /// None once it is finished.
    future: Option<Pin<Box<F>>>,
}

impl<T, F> Drop for Items<T, F> {
    fn drop(&mut self) {
        _ = user_code::discard(self.future.take());
    }
}

impl<T, F: Future<Output = Option<T>>> Stream for Items<T, F> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<T>> {
        let Some(future) = &mut self.future else { return Poll::Ready(None) };
        match future.as_mut().poll(task) {
            Poll::Ready(last) => {
                self.future = None;
                Poll::Ready(last)
            }
            Poll::Pending => match self.given.take() {
                Some(item) => Poll::Ready(Some(item)),
                None => Poll::Pending,
            },
        }
    }

    /// Tells that the last item was the last, which need not be asked for then.
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.future.is_none().then_some(0))
    }
}
