//! The names that the macros' code uses. They are not part of the public interface, and change without notice.

pub mod demand;
mod implements;

pub use crate::engine::*;
pub use crate::failures::Failures;
pub use crate::registry::*;
pub use crate::types::{ComplexObject, ContextData, ObjectType, SubscriptionObject};
pub use implements::{Implementer, check_implements};
