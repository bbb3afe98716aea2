//! The roots of a schema, where operations start.

use damson_schema::TypeRef;

use crate::engine::{Object, SubscriptionRoot};
use crate::registry::Registry;
use crate::types::{ObjectType, SubscriptionObject};

/// A root of queries or mutations: any object, or [`EmptyMutation`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL object, so it cannot be a root",
    label = "not an object",
    note = "write `#[Object]` above its `impl` block, or derive `SimpleObject`; `EmptyMutation` stands for no mutations"
)]
pub trait RootType: Send + Sync {
    /// Registers the root's type, if there is one.
    #[doc(hidden)]
    fn register(registry: &mut Registry) -> Option<TypeRef>;

    /// The root object, if there is one.
    #[doc(hidden)]
    fn into_object(self) -> Option<Box<dyn Object>>
    where
        Self: Sized + 'static;
}

#[diagnostic::do_not_recommend]
impl<T: ObjectType> RootType for T {
    fn register(registry: &mut Registry) -> Option<TypeRef> {
        Some(T::type_ref(registry))
    }

    fn into_object(self) -> Option<Box<dyn Object>>
    where
        Self: 'static,
    {
        Some(Box::new(self))
    }
}

/// A schema without mutations.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmptyMutation;

impl RootType for EmptyMutation {
    fn register(_: &mut Registry) -> Option<TypeRef> {
        None
    }

    fn into_object(self) -> Option<Box<dyn Object>> {
        None
    }
}

/// A root of subscriptions: an object of `#[Subscription]`, or [`EmptySubscription`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a root of subscriptions",
    note = "write `#[Subscription]` above its `impl` block, or use `EmptySubscription`"
)]
pub trait SubscriptionType: Send + Sync {
    /// Registers the root's type, if there is one.
    #[doc(hidden)]
    fn register(registry: &mut Registry) -> Option<TypeRef>;

    /// The root object, which creates the source streams, if there is one.
    #[doc(hidden)]
    fn into_root(self) -> Option<Box<dyn SubscriptionRoot>>
    where
        Self: Sized + 'static;
}

impl<T: SubscriptionObject> SubscriptionType for T {
    fn register(registry: &mut Registry) -> Option<TypeRef> {
        Some(registry.subscription::<T>())
    }

    fn into_root(self) -> Option<Box<dyn SubscriptionRoot>>
    where
        Self: 'static,
    {
        Some(Box::new(self))
    }
}

/// A schema without subscriptions.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmptySubscription;

impl SubscriptionType for EmptySubscription {
    fn register(_: &mut Registry) -> Option<TypeRef> {
        None
    }

    fn into_root(self) -> Option<Box<dyn SubscriptionRoot>> {
        None
    }
}
