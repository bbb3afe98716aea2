//! The types that the engine and the user's code exchange: the arguments of resolvers, and the values that they describe.

mod batch_size;
mod batched;
mod behaviour;
mod context;
mod cx;
mod directive;
mod env;
mod guard;
mod leaf;
mod resolved;
mod rust_names;
mod size;
mod subscription;
mod validator;

pub(crate) use batch_size::BatchSize;
pub use batched::{BatchKey, BatchMap, DescribeFn, batched};
pub(crate) use behaviour::{Behaviour, Guards, PlacedGuard};
pub use context::Context;
pub use cx::Cx;
pub use directive::{DirectiveContext, ResolveFut};
pub(crate) use directive::{SharedDirective, field_error, is_same};
pub(crate) use env::{AddedError, Env, ExecutableSchema, View, ViewNumber};
pub use guard::{And, Guard, GuardExt, Or, SharedGuard, VerdictFuture};
pub(crate) use guard::{Verdict, decided, unasked};
pub use leaf::LeafWriter;
pub(crate) use leaf::{write_boolean, write_float, write_integer, write_name, write_text};
pub(crate) use resolved::ContextualValue;
pub use resolved::{List, Object, Resolve, Resolved, ResolvedFuture, ready};
pub(crate) use rust_names::{RustName, RustNames};
pub(crate) use size::{LIMIT_ERRORS, MOST_ERRORS, ResponseSize, UNCOUNTED};
pub use subscription::{SourceFuture, SourceStream, SubscriptionRoot, polled, source};
pub(crate) use validator::Validators;
pub use validator::{FailuresFuture, ValidatorTable};
