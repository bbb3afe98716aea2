//! Types with fields: the traits that the macros implement for them.

use std::borrow::Cow;

use damson_schema::TypeRef;

use super::OutputType;
use crate::engine::resolve::{VerdictFuture, unasked};
use crate::engine::{Cx, Object, PlanField, Resolved, SubscriptionRoot};
use crate::registry::{FieldTable, ObjectTable, Registry};

/// An object type written in Rust.
///
/// Implemented by `#[Object]` and `derive(SimpleObject)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL object",
    label = "only an object has this",
    note = "derive `SimpleObject`, or write `#[Object]` above an `impl` block, or remove this"
)]
pub trait ObjectType: OutputType + Object {
    /// The table of the type.
    #[doc(hidden)]
    fn object_table() -> ObjectTable
    where
        Self: Sized;

    /// Appends the fields in the order of their indices.
    #[doc(hidden)]
    fn fields(list: &mut Vec<&'static FieldTable>)
    where
        Self: Sized;
}

/// A root of subscriptions written in Rust.
///
/// Implemented by `#[Subscription]` and `derive(MergedSubscription)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a root of subscriptions",
    label = "not a root",
    note = "write `#[Subscription]` above its `impl` block"
)]
pub trait SubscriptionObject: SubscriptionRoot {
    /// The name of the type.
    fn type_name() -> Cow<'static, str>
    where
        Self: Sized;

    /// The table of the type.
    fn object_table() -> ObjectTable
    where
        Self: Sized;

    /// Appends the fields in the order of their indices.
    fn fields(list: &mut Vec<&'static FieldTable>)
    where
        Self: Sized;

    /// This object, as the root that creates source streams.
    fn root(&self) -> &dyn SubscriptionRoot
    where
        Self: Sized,
    {
        self
    }

    /// The number of fields.
    fn count() -> usize
    where
        Self: Sized;
}

/// The fields that `#[ComplexObject]` adds to a `SimpleObject` with `#[graphql(complex)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is marked `#[graphql(complex)]` but adds no fields",
    note = "write `#[ComplexObject]` above an `impl {Self}` block"
)]
pub trait ComplexObject: Send + Sync {
    /// The fields, in the order of their indices.
    #[doc(hidden)]
    const FIELDS: &'static [FieldTable];

    /// Describes the value of the added field `index`, counted from 0.
    #[doc(hidden)]
    fn resolve_complex_field<'a>(
        &'a self,
        index: usize,
        field: &'a PlanField,
        cx: Cx<'a>,
        task: &mut std::task::Context<'_>,
    ) -> Resolved<'a>;

    /// Asks the guards of the added field `index`, if its table says that it has [its own](crate::registry::GuardTable::Own).
    #[doc(hidden)]
    fn check_complex_guard<'a>(&'a self, index: usize, field: &'a PlanField, cx: Cx<'a>) -> VerdictFuture<'a> {
        let _ = (index, cx);
        unasked(field.name())
    }
}

impl Registry {
    /// Registers an object type.
    pub fn object<T: ObjectType>(&mut self) -> TypeRef {
        self.object_of::<T>(T::object_table(), T::fields)
    }

    /// Registers the object type of a subscription root.
    pub fn subscription<T: SubscriptionObject>(&mut self) -> TypeRef {
        self.object_of::<T>(T::object_table(), T::fields)
    }
}
