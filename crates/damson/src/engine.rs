//! The engine: from a request to bytes. One plan for each operation, one loop that executes it.
//!
//! [`prepare`] checks a request and finds or makes its [`plan`]; [`execute`] asks the user's objects for their fields and
//! writes the response. [`resolve`] holds the types that the engine and the user's code exchange. The engine is not generic:
//! user types enter it as [`Object`], [`List`] and [`Resolved`].

pub(crate) mod execute;
mod introspection;
pub(crate) mod plan;
pub(crate) mod prepare;
pub(crate) mod resolve;

pub use plan::{PlanField, ResolverKind};
pub use resolve::{
    BatchKey, BatchMap, Cx, DescribeFn, FailuresFuture, IntoError, LeafWriter, List, Object, Resolve, Resolved,
    ResolvedFuture, SourceFuture, SourceStream, SubscriptionRoot, ValidatorTable, batched, polled, ready, source,
};
