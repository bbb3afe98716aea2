//! Fields behind guards: the guards are asked one after the other, then the resolver runs.

use std::task::{Context as Task, Poll};

use super::complete::describe;
use super::resolved::{Object, Resolved};
use super::{Cx, PlanField};
use crate::Result;
use crate::guard::{Verdict, VerdictFuture, decided};

/// A guarded field of one object.
#[derive(Clone, Copy)]
struct Guarded<'a> {
    object: &'a dyn Object,
    field: &'a PlanField,
    cx: Cx<'a>,
}

/// Describes the value of a guarded field, or why it may not be resolved.
pub(super) fn resolve<'a>(
    object: &'a dyn Object,
    field: &'a PlanField,
    cx: Cx<'a>,
    task: &mut Task<'_>,
) -> Resolved<'a> {
    let guarded = Guarded { object, field, cx };
    for index in 0..guarded.count() {
        match guarded.check(index, task) {
            Verdict::Now(Ok(())) => {}
            Verdict::Now(Err(error)) => return Resolved::error(error),
            // It was polled with the task at hand, so what is around it need not be.
            Verdict::Later(verdict) => return Resolved::Later(Box::pin(guarded.resolve_later(verdict, index + 1))),
        }
    }
    object.resolve_field(field, cx, task)
}

impl<'a> Guarded<'a> {
    fn count(self) -> usize {
        self.field.guards.as_ref().map_or(0, |guards| guards.shared.len() + usize::from(guards.own))
    }

    /// Asks one guard: those that are shared, then the object's own.
    fn check(self, index: usize, task: &mut Task<'_>) -> Verdict<'a> {
        match self.field.guards.as_ref().and_then(|guards| guards.shared.get(index)) {
            Some(guard) => guard.check(self.cx.context(self.field), task),
            None => Verdict::now_or_later(self.object.check_guard(self.field, self.cx), task),
        }
    }

    /// Waits for a guard, asks those from `next` on, and runs the resolver.
    async fn resolve_later(self, verdict: VerdictFuture<'a>, next: usize) -> Resolved<'a> {
        match self.pass(verdict, next).await {
            Ok(()) => self.resolve_now().await,
            Err(error) => Resolved::error(error),
        }
    }

    async fn pass(self, verdict: VerdictFuture<'a>, next: usize) -> Result<()> {
        decided(verdict).await?;
        for index in next..self.count() {
            std::future::poll_fn(|task| Poll::Ready(self.check(index, task))).await.decided().await?;
        }
        Ok(())
    }

    async fn resolve_now(self) -> Resolved<'a> {
        let Guarded { object, field, cx } = self;
        let resolved =
            std::future::poll_fn(|task| Poll::Ready(describe(|| object.resolve_field(field, cx, task)))).await;
        match resolved {
            Resolved::Later(future) => future.await,
            resolved => resolved,
        }
    }
}
