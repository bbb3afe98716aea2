//! Values behind the locks of the crate `tokio`. A lock is held until its value is completed.

use std::ops::Deref;

use damson_schema::TypeRef;
use tokio::sync::{Mutex, RwLock};

use crate::engine::{LeafWriter, Resolve, Resolved};
use crate::registry::Registry;
use crate::types::OutputType;

/// A held lock, which describes the value behind it.
struct Held<G>(G);

impl<G: Deref<Target: OutputType> + Send + Sync> Resolve for Held<G> {
    fn resolve(&self) -> Resolved<'_> {
        self.0.resolved()
    }
}

macro_rules! locks {
    ($($lock:ident: $lock_now:ident, $lock_later:ident;)*) => {$(
        impl<T: OutputType> OutputType for $lock<T> {
            fn type_name() -> std::borrow::Cow<'static, str> {
                T::type_name()
            }
            fn type_ref(registry: &mut Registry) -> TypeRef {
                let inner = T::type_ref(registry);
                registry.announce_waiting();
                inner
            }
            fn resolved(&self) -> Resolved<'_> {
                match self.$lock_now() {
                    Ok(held) => Resolved::Owned(Box::new(Held(held))),
                    Err(_) => Resolved::Unpolled(Box::pin(async move {
                        Resolved::Owned(Box::new(Held(self.$lock_later().await)))
                    })),
                }
            }
            fn into_resolved<'a>(self) -> Resolved<'a>
            where
                Self: 'a,
            {
                self.into_inner().into_resolved()
            }
            fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
                self.$lock_now().is_ok_and(|held| held.write_leaf(writer))
            }
        }
    )*};
}

locks! {
    Mutex: try_lock, lock;
    RwLock: try_read, read;
}
