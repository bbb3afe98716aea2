//! The roots of a schema: what operations start from.

use damson_schema::TypeRef;

use crate::engine::Object;
use crate::registry::{ObjectType, Registry};

/// A root of queries or mutations: any object, or nothing.
pub trait RootType: Send + Sync {
    /// Registers the root's type, if there is one.
    fn register(registry: &mut Registry) -> Option<TypeRef>;

    /// The root object, if there is one.
    fn into_object(self) -> Option<Box<dyn Object>>
    where
        Self: Sized + 'static;
}

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

/// A root of subscriptions.
pub trait SubscriptionType: Send + Sync {}

/// A schema without subscriptions.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmptySubscription;

impl SubscriptionType for EmptySubscription {}
