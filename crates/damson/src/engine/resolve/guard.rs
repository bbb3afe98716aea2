//! Guards: who may ask for a field. They run before the field's resolver, once for each place in the response.
//!
//! Knows the request that a guard may look at; where guards stand is for the registry to say.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Task, Poll};

use super::{Context, ready};
use crate::{Error, Result, user_code};

/// Decides whether a field may be resolved. A refusal is the field's error.
///
/// Any function from a [`Context`] to a [`Result`] is a guard; implement the trait for what carries values or waits.
///
/// ```
/// use damson::{Context, Guard, GuardExt, Object, Result};
///
/// #[derive(PartialEq, Eq)]
/// enum Role {
///     Admin,
///     Guest,
/// }
///
/// struct Is(Role);
///
/// impl Guard for Is {
///     async fn check(&self, ctx: &Context<'_>) -> Result<()> {
///         if ctx.data_opt::<Role>() == Some(&self.0) { Ok(()) } else { Err("Forbidden".into()) }
///     }
/// }
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     #[graphql(guard = "Is(Role::Admin).or(Is(Role::Guest))")]
///     fn news(&self) -> &str {
///         "none"
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no guard",
    label = "cannot guard a field",
    note = "implement `Guard`, or write a function `fn(&Context<'_>) -> Result<()>`"
)]
pub trait Guard: Send + Sync {
    /// Whether checking may wait; a guard that says no is checked without a future in sight.
    #[doc(hidden)]
    const WAITS: bool = true;

    /// Says why the field may not be resolved, or nothing.
    ///
    /// # Errors
    /// If the field may not be resolved.
    fn check(&self, ctx: &Context<'_>) -> impl Future<Output = Result<()>> + Send;

    /// The same for a guard that does not wait.
    #[doc(hidden)]
    fn check_now(&self, ctx: &Context<'_>) -> Result<()> {
        ready(self.check(ctx))
    }
}

impl<F> Guard for F
where
    F: Fn(&Context<'_>) -> Result<()> + Send + Sync,
{
    const WAITS: bool = false;

    fn check(&self, ctx: &Context<'_>) -> impl Future<Output = Result<()>> + Send {
        std::future::ready(self(ctx))
    }

    fn check_now(&self, ctx: &Context<'_>) -> Result<()> {
        self(ctx)
    }
}

/// Guards in combination.
pub trait GuardExt: Guard + Sized {
    /// Lets pass what both let pass; the other is not asked if this one refuses.
    fn and<G: Guard>(self, other: G) -> And<Self, G> {
        And(self, other)
    }

    /// Lets pass what one of both lets pass; the other is not asked if this one lets pass. The error is the other's.
    fn or<G: Guard>(self, other: G) -> Or<Self, G> {
        Or(self, other)
    }
}

impl<T: Guard> GuardExt for T {}

/// A guard that lets pass what two let pass.
#[derive(Clone, Copy, Debug)]
pub struct And<A, B>(A, B);

impl<A: Guard, B: Guard> Guard for And<A, B> {
    const WAITS: bool = A::WAITS || B::WAITS;

    async fn check(&self, ctx: &Context<'_>) -> Result<()> {
        self.0.check(ctx).await?;
        self.1.check(ctx).await
    }
}

/// A guard that lets pass what one of two lets pass.
#[derive(Clone, Copy, Debug)]
pub struct Or<A, B>(A, B);

impl<A: Guard, B: Guard> Guard for Or<A, B> {
    const WAITS: bool = A::WAITS || B::WAITS;

    async fn check(&self, ctx: &Context<'_>) -> Result<()> {
        match self.0.check(ctx).await {
            Ok(()) => Ok(()),
            Err(_) => self.1.check(ctx).await,
        }
    }
}

/// What a guard decides, now or later.
pub type VerdictFuture<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// What a guard decides, now or later.
pub(crate) enum Verdict<'a> {
    /// It is decided.
    Now(Result<()>),
    /// It is not: a future that was polled with the task at hand, and waits.
    Later(VerdictFuture<'a>),
}

impl<'a> Verdict<'a> {
    /// What a future decides: now if it is ready at once, otherwise later.
    pub(crate) fn now_or_later(mut future: VerdictFuture<'a>, task: &mut Task<'_>) -> Self {
        match poll_verdict(&mut future, task) {
            Poll::Ready(verdict) => Verdict::Now(verdict),
            Poll::Pending => Verdict::Later(future),
        }
    }
}

/// The refusal of a guard that is announced and cannot be asked.
pub(crate) fn unasked<'a>(field: &str) -> VerdictFuture<'a> {
    let error = Error::new(format!("The guard of \"{field}\" cannot be asked."));
    Box::pin(std::future::ready(Err(error)))
}

/// Polls what a guard will decide; a panic refuses.
pub(crate) fn poll_verdict(future: &mut VerdictFuture<'_>, task: &mut Task<'_>) -> Poll<Result<()>> {
    user_code::poll(future.as_mut(), task)
        .map(|verdict| verdict.unwrap_or_else(|panicked| Err(Error::of_panic(panicked))))
}

/// A guard of any type, shared by all clones of a schema.
#[derive(Clone)]
pub struct SharedGuard(Arc<dyn Check>);

impl SharedGuard {
    /// Forgets the guard's type.
    pub fn new(guard: impl Guard + 'static) -> Self {
        SharedGuard(Arc::new(guard))
    }

    pub(crate) fn waits(&self) -> bool {
        self.0.waits()
    }

    pub(crate) fn check<'a>(&'a self, ctx: &'a Context<'a>, task: &mut Task<'_>) -> Verdict<'a> {
        self.0.check(ctx, task)
    }
}

impl std::fmt::Debug for SharedGuard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SharedGuard")
    }
}

/// A guard without its type.
trait Check: Send + Sync {
    fn waits(&self) -> bool;
    fn check<'a>(&'a self, ctx: &'a Context<'a>, task: &mut Task<'_>) -> Verdict<'a>;
}

impl<G: Guard> Check for G {
    fn waits(&self) -> bool {
        G::WAITS
    }

    fn check<'a>(&'a self, ctx: &'a Context<'a>, task: &mut Task<'_>) -> Verdict<'a> {
        match G::WAITS {
            true => Verdict::now_or_later(Box::pin(Guard::check(self, ctx)), task),
            false => Verdict::Now(self.check_now(ctx)),
        }
    }
}
