//! Types with fields: the traits that the macros implement for them.

use std::borrow::Cow;
use std::sync::Arc;

use damson_schema::TypeRef;

use super::OutputType;
use crate::engine::resolve::{VerdictFuture, unasked};
use crate::engine::{Cx, LeafWriter, Object, PlanField, Resolve, Resolved, SubscriptionRoot};
use crate::registry::{FieldsTable, ObjectTable, Registry};

/// An object type written in Rust.
///
/// Implemented by `#[Object]`, `derive(SimpleObject)` and `derive(MergedObject)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL object",
    label = "only an object has this",
    note = "derive `SimpleObject`, or write `#[Object]` above an `impl` block, or remove this"
)]
pub trait ObjectType: OutputType + Object {
    /// The table of the type. Without this function, the type has nothing but its name.
    #[doc(hidden)]
    fn object_table() -> ObjectTable
    where
        Self: Sized,
    {
        ObjectTable::new(Self::type_name)
    }

    /// Appends the members in the order of their indices.
    #[doc(hidden)]
    fn fields(list: &mut Vec<FieldsTable>)
    where
        Self: Sized;

    /// Describes the object as a part of another object. The macros name this trait alone for a part, so that the compiler
    /// reports a type that is not an object once.
    #[doc(hidden)]
    fn resolved_part(&self) -> Resolved<'_> {
        self.resolved()
    }

    /// As [`resolved_part`](Self::resolved_part), for a part that a method gives.
    #[doc(hidden)]
    fn into_resolved_part<'a>(self) -> Resolved<'a>
    where
        Self: Sized + 'a,
    {
        self.into_resolved()
    }
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

    /// Appends the members in the order of their indices.
    fn fields(list: &mut Vec<FieldsTable>)
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
    /// The members, in the order of their indices.
    #[doc(hidden)]
    const TABLE: FieldsTable;

    /// Describes the value of the added member `index`, counted from 0.
    #[doc(hidden)]
    fn resolve_complex_field<'a>(
        &'a self,
        index: usize,
        field: &'a PlanField,
        cx: Cx<'a>,
        task: &mut std::task::Context<'_>,
    ) -> Resolved<'a>;

    /// Asks the guards of the added member `index`, if its table says that it has [its own](crate::registry::GuardTable::Own).
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

/// A reference to a trait object, which is an object with a size.
struct TraitObject<'a, T: ?Sized>(&'a T);

impl<T: Object + ?Sized> Resolve for TraitObject<'_, T> {
    fn resolve(&self) -> Resolved<'_> {
        Resolved::Object(&self.0)
    }
}

/// Describes an object that is a trait object.
#[doc(hidden)]
pub fn trait_object<T: Object + ?Sized>(object: &T) -> Resolved<'_> {
    Resolved::owned(TraitObject(object))
}

/// A pointer is the object that it points to.
macro_rules! pointers {
    ($($ty:ty),*) => {$(
        impl<T: ObjectType> ObjectType for $ty {
            fn object_table() -> ObjectTable {
                T::object_table()
            }

            fn fields(list: &mut Vec<FieldsTable>) {
                T::fields(list);
            }
        }

        impl<T: Object + ?Sized> Object for $ty {
            fn object_type_name(&self) -> &str {
                T::object_type_name(self)
            }

            fn resolve_field<'a>(
                &'a self,
                index: usize,
                field: &'a PlanField,
                cx: Cx<'a>,
                task: &mut std::task::Context<'_>,
            ) -> Resolved<'a> {
                T::resolve_field(self, index, field, cx, task)
            }

            fn check_guard<'a>(&'a self, index: usize, field: &'a PlanField, cx: Cx<'a>) -> VerdictFuture<'a> {
                T::check_guard(self, index, field, cx)
            }

            fn write_leaves(&self, fields: &[PlanField], writer: &mut LeafWriter<'_>) -> usize {
                T::write_leaves(self, fields, writer)
            }
        }
    )*};
}
pointers!(&T, Box<T>, Arc<T>);
