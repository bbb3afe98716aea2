//! Owned values of a response in parts: they live until the last part that needs them has been executed.

use std::pin::{Pin, pin};
use std::task::Context as Task;

use damson_schema::Wrappers;
use futures_channel::oneshot;
use futures_util::future::{Either, select};

use super::{Scope, complete_within};
use crate::engine::execute::complete::drop_kept;
use crate::engine::execute::hole::PieceFuture;
use crate::engine::execute::output::Piece;
use crate::engine::plan::PlanField;
use crate::engine::resolve::{Cx, Resolve, Resolved};
use crate::user_code;

/// The piece of an owned value. The value goes on in the scope around it, if a promise needs it.
#[inline(never)]
pub(crate) fn kept<'a>(
    value: Box<dyn Resolve + 'a>,
    cx: Cx<'a>,
    field: &'a PlanField,
    wrappers: Wrappers,
    around: &Scope<'a>,
    task: &mut Task<'_>,
) -> PieceFuture<'a> {
    let (sender, receiver) = oneshot::channel();
    let mut future: Pin<Box<dyn Future<Output = ()> + Send + 'a>> = Box::pin(keep(value, cx, field, wrappers, sender));
    if future.as_mut().poll(task).is_pending() {
        around.add(future);
    }
    Box::pin(async move {
        // The sender is only dropped when the scope is, and then nobody waits any more.
        receiver.await.unwrap_or_else(|_| Piece { nulled: true, ..Piece::default() })
    })
}

/// Completes an owned value as a piece, and keeps the value alive until everything below it was executed, now and later.
async fn keep<'a>(
    value: Box<dyn Resolve + 'a>,
    cx: Cx<'a>,
    field: &'a PlanField,
    wrappers: Wrappers,
    mut sender: oneshot::Sender<Piece>,
) {
    let finished = {
        let scope = Scope::default(); // it borrows from the value
        let piece = {
            let piece = pin!(complete_within(cx, &scope, Vec::new(), |completion| {
                completion.complete_piece(Resolved::caught(|| value.resolve()), field, wrappers)
            }));
            match select(piece, sender.cancellation()).await {
                Either::Left((piece, _)) => Some(piece),
                Either::Right(_) => None, // a null has taken the place of the value
            }
        };
        match piece {
            Some(piece) if scope.is_empty() => Some(piece),
            Some(piece) => {
                if sender.send(piece).is_ok() {
                    scope.end(cx.env).await;
                }
                _ = user_code::discard(scope);
                _ = user_code::discard(value);
                return;
            }
            None => None,
        }
    };
    match finished {
        Some(piece) => _ = sender.send(drop_kept(value, piece, cx, field, wrappers)),
        None => _ = user_code::discard(value),
    }
}
