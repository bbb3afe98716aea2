//! The engine: from a document to bytes. One plan for each operation, one loop that executes it.
//!
//! Not generic over the user's types: everything enters through [`Object`], [`List`] and [`Resolved`].

mod applicable;
mod batch_size;
mod cache;
mod collect;
mod complete;
mod condition;
mod cx;
mod directives;
mod edges;
mod execute;
mod guarded;
mod hole;
mod leaf;
mod output;
mod path;
mod plan;
mod planner;
mod resolved;
mod result;
mod short_set;
mod size;
mod subscribe;
mod wakers;

pub(crate) use batch_size::BatchSize;
pub(crate) use cache::{PlanCache, PlanKey};
pub(crate) use complete::MOST_ERRORS;
pub(crate) use condition::Evaluated;
pub use cx::Cx;
pub(crate) use cx::Env;
pub(crate) use directives::{PlanDirective, PlanDirectives};
pub(crate) use execute::{execute, execute_at_once, never_waits};
pub use leaf::LeafWriter;
pub(crate) use plan::Plan;
pub use plan::PlanField;
pub(crate) use planner::plan;
pub use resolved::{List, Object, Resolve, Resolved, ResolvedFuture, ready};
pub(crate) use size::ResponseSize;
pub(crate) use subscribe::subscribe;
pub use subscribe::{SourceFuture, SourceStream, SubscriptionRoot, polled, source};
