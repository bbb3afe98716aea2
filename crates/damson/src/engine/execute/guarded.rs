//! Fields and parts behind guards and validators: the guards are asked one after the other, then the arguments are checked, then the
//! resolver runs. So a request that may not ask a field does not learn what the field takes.

use std::ops::Range;
use std::task::{Context as Task, Poll};

use super::validate::validate;
use crate::Result;
use crate::engine::plan::{PlanField, Step};
use crate::engine::resolve::{Cx, Object, Resolved, SharedGuard, SubscriptionRoot, Verdict, VerdictFuture, decided};

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

/// Makes the checks from `first` on, and resolves the field.
fn resolve_from<'a>(
    first: usize,
    object: &'a dyn Object,
    field: &'a PlanField,
    cx: Cx<'a>,
    task: &mut Task<'_>,
) -> Resolved<'a> {
    let guarded = Guarded { owner: Owner::Object(object), field, cx };
    let mut next = first;
    while let Some(check) = guarded.nth(next) {
        next += 1;
        match guarded.ask(check, task) {
            Verdict::Now(Ok(())) => {}
            Verdict::Now(Err(error)) => return Resolved::error(error),
            // The verdict was polled with this task, so the future around it need not be.
            Verdict::Later(verdict) => return Resolved::Later(Box::pin(resolve_later(object, guarded, verdict, next))),
        }
    }
    object.resolve_field(field.index(), field, cx, task)
}

/// Makes the checks of a subscription's root field, before its source stream is created.
///
/// # Errors
/// The first refusal.
pub(super) async fn pass<'a>(root: &'a dyn SubscriptionRoot, field: &'a PlanField, cx: Cx<'a>) -> Result<()> {
    Guarded { owner: Owner::Root(root), field, cx }.pass(0..usize::MAX).await
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
        let ask = |task: &mut Task<'_>| Verdict::now_or_later(object.check_guard(step.index, field, cx), task);
        if let Err(error) = Verdict::of(ask).await {
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

/// What must pass before a field is resolved.
#[derive(Clone, Copy)]
enum Check<'a> {
    /// A guard that does not depend on the object.
    Shared(&'a SharedGuard),
    /// The guard of the owner.
    Own,
    /// The validators of the arguments.
    Validators,
}

impl<'a> Guarded<'a> {
    /// The check with this index: the shared guards come first, then the owner's, then the validators.
    fn nth(self, index: usize) -> Option<Check<'a>> {
        let guards = self.cx.guards(self.field);
        let shared = guards.into_iter().flat_map(|guards| &guards.shared).map(Check::Shared);
        let own = guards.is_some_and(|guards| guards.own).then_some(Check::Own);
        let validators = self.field.validates.then_some(Check::Validators);
        shared.chain(own).chain(validators).nth(index)
    }

    fn ask(self, check: Check<'a>, task: &mut Task<'_>) -> Verdict<'a> {
        match check {
            Check::Shared(guard) => guard.check(self.cx.context(self.field), task),
            Check::Own => Verdict::now_or_later(self.own_guard(), task),
            Check::Validators => validate(self.field, self.cx, task),
        }
    }

    fn own_guard(self) -> VerdictFuture<'a> {
        match self.owner {
            Owner::Object(object) => object.check_guard(self.field.index(), self.field, self.cx),
            Owner::Root(root) => root.check_guard(self.field.index(), self.field, self.cx),
        }
    }

    /// Makes the checks with these indices, as far as there are any; a panic refuses.
    async fn pass(self, checks: Range<usize>) -> Result<()> {
        for index in checks {
            let Some(check) = self.nth(index) else { break };
            Verdict::of(|task| self.ask(check, task)).await?;
        }
        Ok(())
    }
}

/// Waits for a check, makes those from `next` on, and runs the resolver.
async fn resolve_later<'a>(
    object: &'a dyn Object,
    guarded: Guarded<'a>,
    verdict: VerdictFuture<'a>,
    next: usize,
) -> Resolved<'a> {
    let passed = match decided(verdict).await {
        Ok(()) => guarded.pass(next..usize::MAX).await,
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
