//! Names that the macros write. Not for people: it changes without notice.

pub mod demand;

pub use crate::engine::*;
pub use crate::failures::Failures;
pub use crate::registry::*;
pub use crate::types::{ComplexObject, ObjectType, SubscriptionObject};
