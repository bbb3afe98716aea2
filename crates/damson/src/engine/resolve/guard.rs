//! Guards decide whether a request may resolve a field. They run before its resolver, once for each place in the response.
//!
//! Knows the request, and not the places of guards, which the registry sets.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Task, Poll};

use super::{Context, ready};
use crate::{Error, Result, user_code};

/// Decides whether a field may be resolved. A refusal is the field's error.
///
/// Any function from a [`Context`] to a [`Result`] is a guard. Implement the trait for a guard that has values or waits. With
/// the feature `boxed-trait` the implementation has `#[async_trait]` above it.
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
/// # #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
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
    message = "`{Self}` is not a guard",
    label = "cannot guard a field",
    note = "implement `Guard`, or write a function `fn(&Context<'_>) -> Result<()>`"
)]
#[cfg_attr(feature = "boxed-trait", async_trait::async_trait)]
pub trait Guard: Send + Sync {
    /// Whether the check may wait; if not, it runs without a future.
    #[doc(hidden)]
    const WAITS: bool = true;

    /// Checks whether the field may be resolved.
    ///
    /// # Errors
    /// If the field may not be resolved; the error says why.
    #[cfg(not(feature = "boxed-trait"))]
    fn check(&self, ctx: &Context<'_>) -> impl Future<Output = Result<()>> + Send;

    /// Checks whether the field may be resolved.
    ///
    /// # Errors
    /// If the field may not be resolved; the error says why.
    #[cfg(feature = "boxed-trait")]
    async fn check(&self, ctx: &Context<'_>) -> Result<()>;

    /// As [`check`](Self::check), for a guard that does not wait.
    #[doc(hidden)]
    fn check_now(&self, ctx: &Context<'_>) -> Result<()> {
        ready(self.check(ctx))
    }
}

#[diagnostic::do_not_recommend]
#[cfg_attr(feature = "boxed-trait", async_trait::async_trait)]
impl<F> Guard for F
where
    F: Fn(&Context<'_>) -> Result<()> + Send + Sync,
{
    const WAITS: bool = false;

    async fn check(&self, ctx: &Context<'_>) -> Result<()> {
        self(ctx)
    }

    fn check_now(&self, ctx: &Context<'_>) -> Result<()> {
        self(ctx)
    }
}

/// Combinations of guards.
pub trait GuardExt: Guard + Sized {
    /// A guard that passes if both pass. The other is not asked if this one refuses.
    fn and<G: Guard>(self, other: G) -> And<Self, G> {
        And(self, other)
    }

    /// A guard that passes if one of both passes. The other is not asked if this one passes. The error is that of the other.
    fn or<G: Guard>(self, other: G) -> Or<Self, G> {
        Or(self, other)
    }
}

impl<T: Guard> GuardExt for T {}

/// A guard that passes if both of two guards pass; see [`GuardExt::and`].
#[derive(Clone, Copy, Debug)]
pub struct And<A, B>(A, B);

#[cfg_attr(feature = "boxed-trait", async_trait::async_trait)]
impl<A: Guard, B: Guard> Guard for And<A, B> {
    const WAITS: bool = A::WAITS || B::WAITS;

    async fn check(&self, ctx: &Context<'_>) -> Result<()> {
        self.0.check(ctx).await?;
        self.1.check(ctx).await
    }
}

/// A guard that passes if one of two guards passes; see [`GuardExt::or`].
#[derive(Clone, Copy, Debug)]
pub struct Or<A, B>(A, B);

#[cfg_attr(feature = "boxed-trait", async_trait::async_trait)]
impl<A: Guard, B: Guard> Guard for Or<A, B> {
    const WAITS: bool = A::WAITS || B::WAITS;

    async fn check(&self, ctx: &Context<'_>) -> Result<()> {
        match self.0.check(ctx).await {
            Ok(()) => Ok(()),
            Err(_) => self.1.check(ctx).await,
        }
    }
}

/// The future of a guard's verdict.
pub type VerdictFuture<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// The verdict of a guard, now or later.
pub(crate) enum Verdict<'a> {
    Now(Result<()>),
    /// A future that was polled with the current task, and waits.
    Later(VerdictFuture<'a>),
}

impl<'a> Verdict<'a> {
    /// Polls a future once: the verdict is there now if the future is ready, otherwise later.
    pub(crate) fn now_or_later(mut future: VerdictFuture<'a>, task: &mut Task<'_>) -> Self {
        match poll_verdict(&mut future, task) {
            Poll::Ready(verdict) => Verdict::Now(verdict),
            Poll::Pending => Verdict::Later(future),
        }
    }

    /// Asks for a verdict, and waits for it; a panic refuses.
    pub(crate) async fn of(mut ask: impl FnMut(&mut Task<'_>) -> Verdict<'a>) -> Result<()> {
        let asked = std::future::poll_fn(|task| Poll::Ready(user_code::call(|| ask(task)))).await;
        match asked {
            Ok(Verdict::Now(verdict)) => verdict,
            Ok(Verdict::Later(verdict)) => decided(verdict).await,
            Err(panicked) => Err(Error::of_panic(panicked)),
        }
    }
}

/// Waits for a verdict.
pub(crate) async fn decided(mut verdict: VerdictFuture<'_>) -> Result<()> {
    std::future::poll_fn(|task| poll_verdict(&mut verdict, task)).await
}

/// The refusal of a field whose table announces a guard that its object does not implement.
pub(crate) fn unasked<'a>(field: &str) -> VerdictFuture<'a> {
    let error = Error::new(format!("The guard of field \"{field}\" is not implemented."));
    Box::pin(std::future::ready(Err(error)))
}

/// Polls the future of a verdict; a panic refuses.
fn poll_verdict(future: &mut VerdictFuture<'_>, task: &mut Task<'_>) -> Poll<Result<()>> {
    user_code::poll(future.as_mut(), task)
        .map(|verdict| verdict.unwrap_or_else(|panicked| Err(Error::of_panic(panicked))))
}

/// A guard of any type, shared by all clones of a schema.
#[derive(Clone)]
pub struct SharedGuard(Arc<dyn Check>);

impl SharedGuard {
    /// A guard without its type.
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

/// The object-safe form of [`Guard`].
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
