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
    /// The data that the schema has made for the request.
    pub(crate) made: Made,
    /// The batches of batch resolvers.
    pub(crate) batches: Batches,
    pub(crate) deadline: Deadline,
    pub(crate) size: ResponseSize,
    /// The HTTP headers that resolvers have asked for since the last response; most operations ask for none, and then pay
    /// for no lock.
    pub(crate) http_headers: OnceLock<Mutex<HttpHeaders>>,
    /// The errors that resolvers have added since the last response, kept in the same way.
    pub(crate) added_errors: OnceLock<Mutex<Vec<AddedError>>>,
    pub(crate) selected: Selected,
}

/// An error that a resolver added, beside the value that it gives.
pub(crate) struct AddedError {
    pub(crate) error: ServerError,
    /// The index of the resolver's field in the plan.
    pub(crate) field: u32,
}

impl Env {
    /// The environment of an operation without variables and without costs.
    pub(crate) fn new(schema: Arc<ExecutableSchema>, view: Option<Arc<View>>, plan: Arc<Plan>, data: Data) -> Self {
        Env {
            view,
            plan,
            variables: VariableValues::default(),
            conditions: Evaluated::default(),
            cost: 0,
            complexity: 0,
            data,
            made: Made::default(),
            batches: Batches::default(),
            deadline: Deadline::default(),
            size: ResponseSize::new(schema.response_bytes),
            http_headers: OnceLock::new(),
            added_errors: OnceLock::new(),
            selected: Selected::default(),
            schema,
        }
    }

    /// The HTTP headers, held for a moment.
    pub(crate) fn http_headers(&self) -> MutexGuard<'_, HttpHeaders> {
        self.http_headers.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the HTTP headers, if resolvers have asked for some.
    pub(crate) fn take_http_headers(&self) -> Option<HttpHeaders> {
        self.http_headers.get().map(|_| std::mem::take(&mut *self.http_headers()))
    }

    /// Adds an error to the next response.
    pub(crate) fn add_error(&self, added: AddedError) {
        if self.size.may_go_on() {
            self.size.add_error(&added.error.message, added.error.path.len());
            let errors = self.added_errors.get_or_init(Mutex::default);
            errors.lock().unwrap_or_else(PoisonError::into_inner).push(added);
        }
    }

    /// Takes the errors that resolvers have added.
    pub(crate) fn take_added_errors(&self) -> Vec<AddedError> {
        let Some(errors) = self.added_errors.get() else { return Vec::new() };
        std::mem::take(&mut *errors.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The value of type `D` that the request carries, or else the schema.
    pub(crate) fn find_data<D: Any + Send + Sync>(&self) -> Option<&D> {
        self.schema.data.find(&self.data, &self.made)
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
