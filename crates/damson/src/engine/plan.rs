//! The plan of an operation: for each object type, the fields to resolve, in order, with their response keys.
//!
//! Plans are flat arrays of integers and depend on no values of variables. `planner` makes them, `execute` executes them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson_schema::type_system::CacheControl;
use damson_schema::{ExpandedSize, OperationCost, Valid};
use damson_syntax::ast::{Document, OperationType};

mod applicable;
mod collect;
mod condition;
mod delivery;
mod edges;
mod field;
mod planner;
mod resolvers;
mod short_set;

pub(crate) use condition::{ConditionId, Conditions, Evaluated};
pub(crate) use delivery::{Deliveries, DeliveryId, FragmentId, InitialCount, LastInParts, Switches};
pub use field::PlanField;
pub(crate) use field::{Leaf, Output, PlanDirective, PlanDirectives, Source};
pub(crate) use planner::{Operation, PlanTarget, plan, plan_in_parts};
pub use resolvers::ResolverKind;
pub(crate) use resolvers::{DirectiveId, GuardsId, Part, PartId, Resolver, Resolvers, Step};

pub(crate) struct Plan {
    /// The document, for literals with variables and for the locations of errors.
    pub(crate) document: Arc<Valid<Document>>,
    /// The operation's index among the document's operations.
    pub(crate) operation: usize,
    pub(crate) operation_type: OperationType,
    pub(crate) declares_variables: bool,
    pub(crate) root: SelectionId,
    pub(crate) selections: Vec<PlanSelection>,
    pub(crate) fields: Vec<PlanField>,
    pub(crate) dispatches: Vec<Dispatch>,
    pub(crate) conditions: Conditions,
    /// The number of fields whose resolvers take a context.
    pub(crate) contexts: u32,
    pub(crate) size: ExpandedSize,
    pub(crate) cost: OperationCost,
    /// The complexity of the operation; 0 if it has no limit.
    pub(crate) complexity: OperationCost,
    /// The hint for caches of a response without errors.
    pub(crate) cache_control: CacheControl,
    /// Whether the document asks for a response in parts, which this plan does not give unless it has deliveries.
    pub(crate) asks_for_parts: bool,
    /// The parts in which the response is delivered; none if it is given at once.
    pub(crate) deliveries: Deliveries,
    /// The last plan for a response in parts, in the plan for one that is given at once.
    pub(crate) in_parts: LastInParts,
    /// The length of the last response, in bytes, for the room of the next buffer.
    last_length: AtomicUsize,
}

/// The index of a selection in its plan.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct SelectionId(pub(crate) u32);

impl SelectionId {
    /// The selection that the operation starts with: the first to be planned.
    pub(crate) const ROOT: Self = SelectionId(0);
}

/// The fields to resolve on an object of one type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlanSelection {
    pub(crate) first: u32,
    pub(crate) end: u32,
    /// Whether a resolver in the selection, or below it, may wait.
    pub(crate) waits: bool,
    /// Whether the fields are executed one after the other.
    pub(crate) is_serial: bool,
}

impl PlanSelection {
    pub(super) const EMPTY: Self = PlanSelection { first: 0, end: 0, waits: false, is_serial: false };
}

/// The selections of the possible types of a field with an abstract type, sorted by type name.
#[derive(Debug, Default)]
pub(crate) struct Dispatch {
    pub(crate) types: Vec<(Arc<str>, SelectionId)>,
}

impl Dispatch {
    /// The selection for objects of the type `name`.
    #[inline]
    pub(crate) fn get(&self, name: &str) -> Option<SelectionId> {
        match self.types.binary_search_by(|(candidate, _)| (**candidate).cmp(name)) {
            Ok(index) => Some(self.types[index].1),
            Err(_) => None,
        }
    }
}

fn room<T>(items: &Vec<T>) -> usize {
    items.capacity() * size_of::<T>()
}

impl Plan {
    /// The fields of introspection in the operation, except `__typename`.
    pub(crate) fn introspecting(&self) -> impl Iterator<Item = &PlanField> {
        self.fields.iter().filter(|field| matches!(field.origin(), Source::Schema | Source::Type))
    }

    /// The fields at the root that are not fields of introspection.
    pub(crate) fn resolving(&self) -> impl Iterator<Item = &PlanField> {
        let of_introspection = |source| matches!(source, Source::Typename | Source::Schema | Source::Type);
        self.fields(self.selection(self.root)).iter().filter(move |field| !of_introspection(field.origin()))
    }

    /// Frees unused capacity. Worth it for a large plan that is kept.
    pub(crate) fn shrink_to_fit(&mut self) {
        if let Some(document) = Arc::get_mut(&mut self.document) {
            document.shrink_to_fit();
        }
        self.selections.shrink_to_fit();
        self.fields.shrink_to_fit();
        self.dispatches.shrink_to_fit();
    }

    /// The bytes on the heap, without those that the plan shares with its schema.
    pub(crate) fn heap_size(&self) -> usize {
        let fields: usize = self.fields.iter().map(PlanField::heap_size).sum();
        let dispatches: usize = self.dispatches.iter().map(|dispatch| room(&dispatch.types)).sum();
        let vectors = room(&self.selections) + room(&self.fields) + room(&self.dispatches);
        let costs: usize = [&self.cost, &self.complexity].into_iter().map(OperationCost::heap_size).sum();
        let document = size_of::<Valid<Document>>() + self.document.heap_size();
        document + vectors + fields + dispatches + costs + self.conditions.heap_size()
    }

    #[inline]
    pub(crate) fn selection(&self, id: SelectionId) -> &PlanSelection {
        &self.selections[id.0 as usize]
    }

    #[inline]
    pub(crate) fn fields(&self, selection: &PlanSelection) -> &[PlanField] {
        &self.fields[selection.first as usize..selection.end as usize]
    }

    /// The fields that an object has at some time: those of a selection, and those that are deferred, in their places.
    pub(crate) fn fields_in_time(&self, selection: SelectionId) -> Vec<&PlanField> {
        let mut found = Vec::new();
        let mut rest = vec![self.fields(self.selection(selection)).iter()];
        while let Some(fields) = rest.last_mut() {
            match fields.next() {
                None => _ = rest.pop(),
                Some(field) => match (field.source, field.output) {
                    (Source::Deferred, Output::Object(group)) => rest.push(self.fields(self.selection(group)).iter()),
                    _ => found.push(field),
                },
            }
        }
        found
    }

    /// The likely length of the next response, in bytes.
    pub(crate) fn expected_length(&self) -> usize {
        const MOST: usize = 4 << 20;
        let last = self.last_length.load(Ordering::Relaxed);
        (last + last / 8 + 64).min(MOST)
    }

    pub(crate) fn note_length(&self, length: usize) {
        self.last_length.store(length, Ordering::Relaxed);
    }
}
