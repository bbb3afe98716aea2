//! Several requests at once, without a runtime: their futures are polled together.

use std::pin::Pin;
use std::task::Poll;

use crate::response::Response;

/// Executes all requests concurrently; the responses come in the order of the requests.
pub(crate) async fn execute<'s, F>(requests: impl Iterator<Item = F>) -> Vec<Response>
where
    F: Future<Output = Response> + Send + 's,
{
    let mut slots: Vec<Slot<'s>> = requests.map(|request| Slot::Waiting(Box::pin(request))).collect();
    std::future::poll_fn(|task| {
        let mut ready = true;
        for slot in &mut slots {
            if let Slot::Waiting(future) = slot {
                match future.as_mut().poll(task) {
                    Poll::Ready(response) => *slot = Slot::Done(response),
                    Poll::Pending => ready = false,
                }
            }
        }
        if ready { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    slots.into_iter().map(Slot::into_response).collect()
}

enum Slot<'s> {
    Waiting(Pin<Box<dyn Future<Output = Response> + Send + 's>>),
    Done(Response),
}

impl Slot<'_> {
    fn into_response(self) -> Response {
        match self {
            Slot::Done(response) => response,
            Slot::Waiting(_) => unreachable!("all requests have been executed"),
        }
    }
}
