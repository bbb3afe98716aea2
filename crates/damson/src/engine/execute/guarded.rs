//! Fields and parts behind guards and validators: the guards are asked one after the other, then the arguments are checked, then the
//! resolver runs. So a request that may not ask a field does not learn what the field takes.

use std::ops::Range;
use std::task::{Context as Task, Poll};

use super::validate::validate;
use crate::engine::plan::{PlanField, Step};
use crate::engine::resolve::{Cx, Object, Resolved, SubscriptionRoot, Verdict, VerdictFuture, poll_verdict};
use crate::{Error, Result, user_code};

/// Describes the value of a guarded field, or the refusal of a guard.
pub(super) fn resolve<'a>(
    object: &'a dyn Object,
    field: &'a PlanField,
    cx: Cx<'a>,
    task: &mut Task<'_>,
) -> Resolved<'a> {
    resolve_from(0, object, field, cx, task)
}

/// As [`resolve`], after the guards that do not depend on the object have passed.
pub(super) fn resolve_passed<'a>(
    object: &'a dyn Object,
    field: &'a PlanField,
    cx: Cx<'a>,
    task: &mut Task<'_>,
) -> Resolved<'a> {
    resolve_from(shared_guards(field, cx), object, field, cx, task)
}

/// Asks the guards from `first` on, and resolves the field.
fn resolve_from<'a>(
    first: usize,
    object: &'a dyn Object,
    field: &'a PlanField,
    cx: Cx<'a>,
    task: &mut Task<'_>,
) -> Resolved<'a> {
    let guarded = Guarded { owner: Owner::Object(object), field, cx };
    for index in first..guarded.count() {
        match guarded.check(index, task) {
            Verdict::Now(Ok(())) => {}
            Verdict::Now(Err(error)) => return Resolved::error(error),
            // The verdict was polled with this task, so the future around it need not be.
            Verdict::Later(verdict) => {
                return Resolved::Later(Box::pin(resolve_later(object, guarded, verdict, index + 1)));
            }
        }
    }
    object.resolve_field(field.index(), field, cx, task)
}

/// Asks the guards of a subscription's root field, before its source stream is created.
///
/// # Errors
/// The first refusal.
pub(super) async fn pass<'a>(root: &'a dyn SubscriptionRoot, field: &'a PlanField, cx: Cx<'a>) -> Result<()> {
    let guarded = Guarded { owner: Owner::Root(root), field, cx };
    guarded.pass(0..guarded.count()).await
}

/// Asks the guards of a field that do not depend on the object.
///
/// # Errors
/// The first refusal.
pub(super) async fn pass_shared<'a>(object: &'a dyn Object, field: &'a PlanField, cx: Cx<'a>) -> Result<()> {
    Guarded { owner: Owner::Object(object), field, cx }.pass(0..shared_guards(field, cx)).await
}

/// Asks the guard before a part of an object, and resolves the part.
pub(super) async fn part<'a>(object: &'a dyn Object, step: Step, field: &'a PlanField, cx: Cx<'a>) -> Resolved<'a> {
    if step.is_guarded {
        let verdict = user_code::call(|| object.check_guard(step.index, field, cx)).map_err(Error::of_panic);
        let passed = match verdict {
            Ok(verdict) => decided(verdict).await,
            Err(panicked) => Err(panicked),
        };
        if let Err(error) = passed {
            return Resolved::error(error);
        }
    }
    resolve_now(object, step.index, field, cx).await
}

/// The number of the field's guards that do not depend on the object.
fn shared_guards(field: &PlanField, cx: Cx<'_>) -> usize {
    cx.guards(field).map_or(0, |guards| guards.shared.len())
}

#[derive(Clone, Copy)]
struct Guarded<'a> {
    owner: Owner<'a>,
    field: &'a PlanField,
    cx: Cx<'a>,
}

/// The owner of a field, which may have guards of its own.
#[derive(Clone, Copy)]
enum Owner<'a> {
    Object(&'a dyn Object),
    Root(&'a dyn SubscriptionRoot),
}

impl<'a> Guarded<'a> {
    fn count(self) -> usize {
        let guards = self.cx.guards(self.field).map_or(0, |guards| guards.shared.len() + usize::from(guards.own));
        guards + usize::from(self.field.validates)
    }

    /// Asks one guard, or the validators: the shared guards come first, then the owner's, then the validators.
    fn check(self, index: usize, task: &mut Task<'_>) -> Verdict<'a> {
        let guards = self.cx.guards(self.field);
        match guards.and_then(|guards| guards.shared.get(index)) {
            Some(guard) => guard.check(self.cx.context(self.field), task),
            None if guards.is_some_and(|guards| guards.own && index == guards.shared.len()) => {
                Verdict::now_or_later(self.own_guard(), task)
            }
            None => validate(self.field, self.cx, task),
        }
    }

    /// Asks one guard; a panic refuses.
    fn check_caught(self, index: usize, task: &mut Task<'_>) -> Verdict<'a> {
        user_code::call(|| self.check(index, task))
            .unwrap_or_else(|panicked| Verdict::Now(Err(Error::of_panic(panicked))))
    }

    fn own_guard(self) -> VerdictFuture<'a> {
        match self.owner {
            Owner::Object(object) => object.check_guard(self.field.index(), self.field, self.cx),
            Owner::Root(root) => root.check_guard(self.field.index(), self.field, self.cx),
        }
    }

    /// Asks these guards.
    async fn pass(self, guards: Range<usize>) -> Result<()> {
        for index in guards {
            match std::future::poll_fn(|task| Poll::Ready(self.check_caught(index, task))).await {
                Verdict::Now(verdict) => verdict?,
                Verdict::Later(verdict) => decided(verdict).await?,
            }
        }
        Ok(())
    }
}

/// Waits for a guard, asks those from `next` on, and runs the resolver.
async fn resolve_later<'a>(
    object: &'a dyn Object,
    guarded: Guarded<'a>,
    verdict: VerdictFuture<'a>,
    next: usize,
) -> Resolved<'a> {
    let passed = match decided(verdict).await {
        Ok(()) => guarded.pass(next..guarded.count()).await,
        refused => refused,
    };
    match passed {
        Ok(()) => resolve_now(object, guarded.field.index(), guarded.field, guarded.cx).await,
        Err(error) => Resolved::error(error),
    }
}

async fn resolve_now<'a>(object: &'a dyn Object, index: usize, field: &'a PlanField, cx: Cx<'a>) -> Resolved<'a> {
    let resolve = |task: &mut Task<'_>| Resolved::caught(|| object.resolve_field(index, field, cx, task));
    let resolved = std::future::poll_fn(|task| Poll::Ready(resolve(task))).await;
    match resolved {
        Resolved::Later(future) => future.await,
        resolved => resolved,
    }
}

async fn decided(mut verdict: VerdictFuture<'_>) -> Result<()> {
    std::future::poll_fn(|task| poll_verdict(&mut verdict, task)).await
}
