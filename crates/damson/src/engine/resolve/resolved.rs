//! The description of a value, which a resolver gives and the engine completes.
//!
//! Resolvers describe and the engine acts: this module does not write JSON, wait, or know selections.

use std::pin::Pin;
use std::task::{Context as Task, Poll};

use damson_schema::Value;

use super::guard::{VerdictFuture, unasked};
use super::{Context, Cx, LeafWriter};
use crate::Error;
use crate::engine::plan::PlanField;
use crate::user_code::{self, Panicked};

/// A future of a description; see [`Resolved::Later`].
pub type ResolvedFuture<'a> = Pin<Box<dyn Future<Output = Resolved<'a>> + Send + 'a>>;

/// Gives a description by the context of a field; see [`Resolved::Contextual`].
pub(crate) type ContextualValue<'a> = Box<dyn FnOnce(&'a Context<'a>) -> Resolved<'a> + Send + 'a>;

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
    /// The value of a custom scalar, which is not null.
    Value(Box<Value>),
    /// A borrowed object.
    Object(&'a dyn Object),
    /// A borrowed list.
    List(&'a dyn List),
    /// An owned value: dropped once it is completed, and kept alive as long as something below it waits.
    Owned(Box<dyn Resolve + 'a>),
    /// A value that is not there yet: a future that was polled with the current task, and waits. Made by
    /// [`now_or_later`](Self::now_or_later).
    Later(ResolvedFuture<'a>),
    /// A value whose future was not polled yet. The type of its field must announce that it waits
    /// ([`Registry::announce_waiting`](crate::registry::Registry::announce_waiting)).
    Unpolled(ResolvedFuture<'a>),
    /// A value that depends on the context. The type of its field must announce that
    /// ([`Registry::announce_context`](crate::registry::Registry::announce_context)).
    Contextual(ContextualValue<'a>),
    /// The error in place of a value.
    Error(Box<Error>),
}

impl<'a> Resolved<'a> {
    /// The description of an error.
    pub fn error(error: impl Into<Error>) -> Self {
        Resolved::Error(Box::new(error.into()))
    }

    /// The description of data. Null is not a value, so it is an error where the type is non-null.
    pub fn of_data(value: Value) -> Self {
        match value {
            Value::Null => Resolved::Null,
            value => Resolved::Value(Box::new(value)),
        }
    }

    /// The description that an author's code gives; an error if the code panics.
    pub(crate) fn caught(code: impl FnOnce() -> Self) -> Self {
        user_code::call(code).unwrap_or_else(Resolved::of_panic)
    }

    /// The error in place of the description that code has not given because it panicked.
    #[cold]
    pub(crate) fn of_panic(panicked: Panicked) -> Self {
        Resolved::Error(Box::new(Error::of_panic(panicked)))
    }

    /// The description that a future gives: now if the future is ready at once, otherwise later. Costs one allocation.
    #[inline]
    pub fn now_or_later(future: impl Future<Output = Resolved<'a>> + Send + 'a, task: &mut Task<'_>) -> Self {
        Self::poll_once(Box::pin(future), task)
    }

    /// The description of a result, by the function that describes its value.
    #[inline]
    pub fn of_result<T, E: IntoError>(result: Result<T, E>, describe: fn(T) -> Self) -> Self {
        match result {
            Ok(value) => describe(value),
            Err(error) => Resolved::error(error.into()),
        }
    }

    /// As [`now_or_later`](Self::now_or_later), for a future in a box.
    #[inline]
    pub(crate) fn poll_once(mut future: ResolvedFuture<'a>, task: &mut Task<'_>) -> Self {
        match future.as_mut().poll(task) {
            Poll::Ready(resolved) => resolved,
            Poll::Pending => Resolved::Later(future),
        }
    }

    /// The description of an owned value.
    pub fn owned(value: impl Resolve + 'a) -> Self {
        Resolved::Owned(Box::new(value))
    }
}

/// The error of a method that resolves a field. Every type that becomes an [`Error`] is one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot become the error of a field",
    label = "the error of this `Result` is not an `Error`",
    note = "implement `Display` for it, or return `damson::Result`; a boxed error needs `dyn std::error::Error + Send + Sync`"
)]
pub trait IntoError: Into<Error> {}

#[diagnostic::do_not_recommend]
impl<E: Into<Error>> IntoError for E {}

/// An object of the response: knows its type and resolves its fields.
///
/// The macros implement it for user types.
/// See [ResolveFieldValue](https://spec.graphql.org/September2026/#ResolveFieldValue()).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL object",
    label = "not an object",
    note = "derive `SimpleObject` for a struct, or write `#[Object]` above its `impl` block"
)]
pub trait Object: Send + Sync {
    /// The name of the object type in the schema.
    /// See [ResolveAbstractType](https://spec.graphql.org/September2026/#ResolveAbstractType()).
    fn object_type_name(&self) -> &str;

    /// Describes the value of one member: of the field with this index, or of the object whose fields stand in its place. In
    /// the latter case, `field` is the field of that object. A future that is given as [`Resolved::Later`] must have been
    /// polled with `task`.
    fn resolve_field<'a>(&'a self, index: usize, field: &'a PlanField, cx: Cx<'a>, task: &mut Task<'_>)
    -> Resolved<'a>;

    /// Asks the object's own guards of a member ([`GuardTable::Own`]). An object that announces guards and does not implement
    /// this method refuses the field.
    ///
    /// [`GuardTable::Own`]: crate::registry::GuardTable::Own
    fn check_guard<'a>(&'a self, index: usize, field: &'a PlanField, cx: Cx<'a>) -> VerdictFuture<'a> {
        let _ = (index, cx);
        unasked(field.name())
    }

    /// Writes a run of leaves, each with its key, and returns how many were written.
    ///
    /// This is a fast path for fields whose resolver is [`ResolverKind::Plain`] and whose type is a leaf. The engine resolves
    /// the first field that was not written in the ordinary way.
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

/// A value that can be described while it is borrowed, such as every [`OutputType`](crate::OutputType).
pub trait Resolve: Send + Sync {
    /// Describes the value.
    fn resolve(&self) -> Resolved<'_>;
}

/// Polls a future that does not wait, on the stack: that of an `async fn` without `await`.
///
/// # Panics
/// If the future waits after all.
#[inline]
pub fn ready<F: Future>(future: F) -> F::Output {
    let mut task = Task::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut task) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits, but must be ready when it is polled first"),
    }
}
