//! The data that one execution shares: the schema, the view, the plan and the variables.

use std::any::Any;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use damson_schema::TypeSystem;
use damson_schema::coercion::VariableValues;
use damson_schema::type_system::SeenTypes;

use super::batched::Batches;
use super::behaviour::Behaviour;
use super::size::ResponseSize;
use super::{Context, Selected};
use crate::data::{Data, Made, SchemaData};
use crate::deadline::Deadline;
use crate::engine::plan::{Evaluated, Plan};
use crate::error::ServerError;
use crate::http_headers::HttpHeaders;

/// The part of a schema that execution needs; all requests share it.
pub(crate) struct ExecutableSchema {
    pub(crate) types: TypeSystem,
    pub(crate) behaviour: Behaviour,
    pub(crate) data: SchemaData,
    pub(crate) wide_integers: bool,
    pub(crate) response_bytes: usize,
}

impl ExecutableSchema {
    /// The types as a request sees them. `view` is the part of the schema that it sees, unless that is the whole.
    pub(crate) fn types_in<'s>(&'s self, view: Option<&'s View>) -> SeenTypes<'s> {
        SeenTypes { seen: view.map_or(&self.types, |view| &view.types), whole: &self.types }
    }
}

/// The part of a schema that some requests see. Its types have the same ids as in the schema; the indices of its fields and
/// arguments may differ.
pub(crate) struct View {
    pub(crate) types: TypeSystem,
    pub(crate) number: ViewNumber,
}

/// A number that is unique to a view, so that plans of a view that was dropped are not taken for those of a later one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct ViewNumber(pub(crate) u64);

impl ViewNumber {
    pub(crate) const WHOLE: Self = ViewNumber(0);
}

/// The environment of an execution: one operation with everything that it needs.
pub(crate) struct Env {
    pub(crate) schema: Arc<ExecutableSchema>,
    /// The view of the request; none if it sees the whole schema.
    pub(crate) view: Option<Arc<View>>,
    pub(crate) plan: Arc<Plan>,
    pub(crate) variables: VariableValues,
    pub(crate) conditions: Evaluated,
    pub(crate) cost: u64,
    /// The complexity of the operation; 0 if it has no limit.
    pub(crate) complexity: u64,
    pub(crate) data: Data,
    pub(crate) deadline: Deadline,
    pub(crate) size: ResponseSize,
    pub(crate) on_demand: OnDemand,
}

/// The parts of an environment that most operations do not need. They are made together when a resolver needs one of them, so
/// an operation without them pays for a pointer.
#[derive(Default)]
pub(crate) struct OnDemand(OnceLock<Box<Demanded>>);

#[derive(Default)]
pub(crate) struct Demanded {
    /// The data that the schema has made for the request.
    made: Made,
    /// The batches of batch resolvers.
    pub(crate) batches: Batches,
    /// The fields at which resolvers have looked.
    pub(crate) selected: Selected,
    /// The HTTP headers that resolvers have asked for since the last response.
    http_headers: Mutex<HttpHeaders>,
    /// The errors that resolvers have added since the last response.
    added_errors: Mutex<Vec<AddedError>>,
}

/// An error that a resolver added, beside the value that it gives.
pub(crate) struct AddedError {
    pub(crate) error: ServerError,
    /// The index of the resolver's field in the plan.
    pub(crate) field: u32,
}

impl Env {
    /// The parts that are made on demand.
    pub(crate) fn demanded(&self) -> &Demanded {
        self.on_demand.0.get_or_init(Box::default)
    }

    /// The HTTP headers, held for a moment.
    pub(crate) fn http_headers(&self) -> MutexGuard<'_, HttpHeaders> {
        locked(&self.demanded().http_headers)
    }

    /// Takes the HTTP headers, if resolvers may have asked for some.
    pub(crate) fn take_http_headers(&self) -> Option<HttpHeaders> {
        self.on_demand.0.get().map(|demanded| std::mem::take(&mut *locked(&demanded.http_headers)))
    }

    /// Adds an error to the next response.
    pub(crate) fn add_error(&self, added: AddedError) {
        if self.size.may_go_on() {
            self.size.add_error(&added.error.message, added.error.path.len());
            locked(&self.demanded().added_errors).push(added);
        }
    }

    /// Takes the errors that resolvers have added.
    pub(crate) fn take_added_errors(&self) -> Vec<AddedError> {
        self.on_demand.0.get().map(|demanded| std::mem::take(&mut *locked(&demanded.added_errors))).unwrap_or_default()
    }

    /// Forgets what batch resolvers have loaded, so that it is loaded again: between the fields of a mutation, and between events.
    #[inline]
    pub(crate) fn forget_batches(&self) {
        if let Some(demanded) = self.on_demand.0.get() {
            demanded.batches.forget();
        }
    }

    /// The value of type `D` that the request carries, or else the schema.
    pub(crate) fn find_data<D: Any + Send + Sync>(&self) -> Option<&D> {
        self.schema.data.find(&self.data, || &self.demanded().made)
    }

    /// One context for every field whose resolver takes one.
    pub(crate) fn contexts(&self) -> Vec<Context<'_>> {
        if self.plan.contexts == 0 {
            return Vec::new();
        }
        let mut contexts = Vec::with_capacity(self.plan.contexts as usize);
        contexts
            .extend(self.plan.fields.iter().filter(|field| field.uses_context).map(|field| Context::new(self, field)));
        contexts
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
