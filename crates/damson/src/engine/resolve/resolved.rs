//! What resolvers say: a description of a value, which the engine completes.
//!
//! Resolvers describe, the engine acts: nothing here writes JSON, waits, or knows a selection.

use std::pin::Pin;
use std::task::{Context as Task, Poll};

use damson_schema::Value;

use super::guard::{VerdictFuture, unasked};
use super::{Cx, LeafWriter};
use crate::Error;
use crate::engine::plan::PlanField;
use crate::user_code::{self, Panicked};

/// A future of a description; see [`Resolved::Later`].
pub type ResolvedFuture<'a> = Pin<Box<dyn Future<Output = Resolved<'a>> + Send + 'a>>;

/// A description of a field's value, before the engine completes it.
/// See [Value Completion](https://spec.graphql.org/September2026/#sec-Value-Completion).
pub enum Resolved<'a> {
    /// No value.
    Null,
    /// A `Boolean`.
    Bool(bool),
    /// An `Int`, or any integer; outside 32 bits it is an error where the schema says `Int`.
    Int(i64),
    /// An integer above the range of `i64`.
    UnsignedInt(u64),
    /// A `Float`; an error if it is not finite.
    Float(f64),
    /// Borrowed text.
    Str(&'a str),
    /// Owned text.
    String(Box<str>),
    /// The name of an enum value, which needs no escaping.
    Enum(&'a str),
    /// The value of a custom scalar.
    Value(Box<Value>),
    /// A borrowed object.
    Object(&'a dyn Object),
    /// A borrowed list.
    List(&'a dyn List),
    /// A value that lives only as long as its description: completed at once, or kept alive while something below waits.
    Owned(Box<dyn Resolve + 'a>),
    /// A value that is not there yet: a future that was polled with the task at hand, and waits. Made by
    /// [`now_or_later`](Self::now_or_later).
    Later(ResolvedFuture<'a>),
    /// A value to wait for, by a future that nobody has polled yet. The types of fields that have one announce it
    /// ([`Registry::announce_waiting`](crate::registry::Registry::announce_waiting)).
    Unpolled(ResolvedFuture<'a>),
    /// No value, and why.
    Error(Box<Error>),
}

impl<'a> Resolved<'a> {
    /// The description of a failure.
    pub fn error(error: impl Into<Error>) -> Self {
        Resolved::Error(Box::new(error.into()))
    }

    /// What code of an author describes; an error if it panics.
    pub(crate) fn caught(code: impl FnOnce() -> Self) -> Self {
        user_code::call(code).unwrap_or_else(Resolved::of_panic)
    }

    /// The description of what code that panicked has not given.
    #[cold]
    pub(crate) fn of_panic(panicked: Panicked) -> Self {
        Resolved::Error(Box::new(Error::of_panic(panicked)))
    }

    /// What a future describes: now if it is ready at once, and then at the cost of one allocation, otherwise later.
    #[inline]
    pub fn now_or_later(future: impl Future<Output = Resolved<'a>> + Send + 'a, task: &mut Task<'_>) -> Self {
        Self::poll_once(Box::pin(future), task)
    }

    /// What a future describes: now if it is ready at once, otherwise later.
    #[inline]
    pub(crate) fn poll_once(mut future: ResolvedFuture<'a>, task: &mut Task<'_>) -> Self {
        match future.as_mut().poll(task) {
            Poll::Ready(resolved) => resolved,
            Poll::Pending => Resolved::Later(future),
        }
    }

    /// The description of a value that nobody else keeps alive.
    pub fn owned(value: impl Resolve + 'a) -> Self {
        Resolved::Owned(Box::new(value))
    }
}

/// An object of the response: knows its type and resolves its fields.
///
/// The macros implement it; dynamic objects and introspection implement it by hand.
/// See [ResolveFieldValue](https://spec.graphql.org/September2026/#ResolveFieldValue()).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL object",
    label = "not an object",
    note = "derive `SimpleObject` for a struct, or write `#[Object]` above its `impl` block"
)]
pub trait Object: Send + Sync {
    /// The name of the object type, as the schema has it.
    /// See [ResolveAbstractType](https://spec.graphql.org/September2026/#ResolveAbstractType()).
    fn object_type_name(&self) -> &str;

    /// Describes the value of one field. The field's index is its place among the type's fields in the schema; `task` is
    /// what a future may be polled with that is then given as [`Resolved::Later`].
    fn resolve_field<'a>(&'a self, field: &'a PlanField, cx: Cx<'a>, task: &mut Task<'_>) -> Resolved<'a>;

    /// Asks the guards that the object itself has before a field ([`GuardTable::Own`]). An object that announces guards
    /// and does not ask them lets nothing pass.
    ///
    /// [`GuardTable::Own`]: crate::registry::GuardTable::Own
    fn check_guard<'a>(&'a self, field: &'a PlanField, cx: Cx<'a>) -> VerdictFuture<'a> {
        let _ = cx;
        unasked(field.name())
    }

    /// Writes a run of plain leaf fields, each with its key, and returns how many were written.
    ///
    /// This is a fast path: the engine offers runs of fields whose resolver is [`ResolverKind::Plain`] and whose type is
    /// a leaf, and resolves the first field that was not written in the ordinary way.
    ///
    /// [`ResolverKind::Plain`]: crate::engine::ResolverKind::Plain
    #[inline]
    fn write_leaves(&self, fields: &[PlanField], writer: &mut LeafWriter<'_>) -> usize {
        let _ = (fields, writer);
        0
    }
}

/// A list of the response.
pub trait List: Send + Sync {
    /// The number of items.
    fn len(&self) -> usize;

    /// Whether there are no items.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Describes the item at `index`, which is below [`len`](Self::len).
    fn get(&self, index: usize) -> Resolved<'_>;
}

/// Anything that can be described while it is borrowed; every [`OutputType`](crate::OutputType) can.
pub trait Resolve: Send + Sync {
    /// Describes the value.
    fn resolve(&self) -> Resolved<'_>;
}

/// Polls a future that certainly does not wait, on the stack: that of an `async fn` in which nothing can await.
///
/// # Panics
/// If the future waits after all.
#[inline]
pub fn ready<F: Future>(future: F) -> F::Output {
    let mut task = Task::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut task) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("a future waits that was taken for one that does not"),
    }
}
