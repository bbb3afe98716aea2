//! The engine: from a request to bytes. One plan for each operation, one loop that executes it.
//!
//! The folders are the road of a request: [`prepare`] checks a request and finds or makes its [`plan`]; [`execute`] asks the
//! user's objects what they have and writes it. [`resolve`] is the language in which both sides talk. Not generic over the
//! user's types: everything enters through [`Object`], [`List`] and [`Resolved`].

pub(crate) mod execute;
mod introspection;
pub(crate) mod plan;
pub(crate) mod prepare;
pub(crate) mod resolve;

pub use plan::{PlanField, ResolverKind};
pub use resolve::{
    Cx, LeafWriter, List, Object, Resolve, Resolved, ResolvedFuture, SourceFuture, SourceStream, SubscriptionRoot,
    polled, ready, source,
};
