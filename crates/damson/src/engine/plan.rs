//! An operation, planned for one schema: which fields of which types to resolve, in which order, under which keys.
//!
//! Flat arrays and integers; depends on no variable's value. Built by `planner`, executed by `execute`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson_schema::coercion::ArgumentPlan;
use damson_schema::type_system::CacheControl;
use damson_schema::{ExpandedSize, Name, OperationCost, TypeId, Valid, Wrappers};
use damson_syntax::ast::{Document, OperationType};

mod applicable;
mod collect;
mod condition;
mod edges;
mod planner;
mod resolvers;
mod short_set;

pub(crate) use condition::{ConditionId, Conditions, Evaluated};
pub(crate) use planner::{Operation, PlanTarget, plan};
pub use resolvers::ResolverKind;
pub(crate) use resolvers::{DirectiveId, GuardsId, Resolver, Resolvers};

/// A planned operation.
pub(crate) struct Plan {
    /// The document, for literals with variables and for the places of errors.
    pub(crate) document: Valid<Document>,
    /// The operation's place among the document's operations.
    pub(crate) operation: usize,
    pub(crate) operation_type: OperationType,
    pub(crate) declares_variables: bool,
    pub(crate) root: SelectionId,
    pub(crate) selections: Vec<PlanSelection>,
    pub(crate) fields: Vec<PlanField>,
    /// For every abstract position the selection of each possible type.
    pub(crate) dispatches: Vec<Dispatch>,
    pub(crate) conditions: Conditions,
    /// How many fields' resolvers take a context.
    pub(crate) contexts: u32,
    /// How large the operation is.
    pub(crate) size: ExpandedSize,
    /// What the operation costs.
    pub(crate) cost: OperationCost,
    /// How complex the operation is; 0 if that has no limit.
    pub(crate) complexity: OperationCost,
    /// How long a response without errors may be kept.
    pub(crate) cache_control: CacheControl,
    /// Length of the last response in bytes: what the next buffer starts with.
    last_length: AtomicUsize,
}

/// A selection's place in its plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SelectionId(pub(crate) u32);

/// The fields to resolve on an object of one type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlanSelection {
    pub(crate) first: u32,
    pub(crate) end: u32,
    /// Whether a resolver in it, or below, may wait.
    pub(crate) waits: bool,
}

impl PlanSelection {
    pub(super) const EMPTY: Self = PlanSelection { first: 0, end: 0, waits: false };
}

/// The selections of the possible types of an abstract position, by type name in ascending order.
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

/// One field of a planned selection.
#[derive(Debug)]
pub struct PlanField {
    /// Its place in the plan.
    pub(crate) id: u32,
    pub(crate) index: u32,
    /// `,"key":` — the object's first comma becomes its brace. Shared with the same key elsewhere in the plan.
    pub(crate) key: Arc<[u8]>,
    pub(crate) source: Source,
    pub(crate) output: Output,
    pub(crate) wrappers: Wrappers,
    pub(crate) condition: ConditionId,
    pub(crate) resolver: ResolverKind,
    /// The guards that are asked before the resolver, where the source is [`Source::Guarded`].
    pub(crate) guards: Option<GuardsId>,
    /// What maps the value, where the source is [`Source::Directed`].
    pub(crate) directives: Option<Box<PlanDirectives>>,
    /// How many fields from this one on form a run of plain leaves.
    pub(crate) leaf_run: u32,
    /// Whether its resolver takes a context, and that one's place among the contexts of the request.
    pub(crate) uses_context: bool,
    pub(crate) context: u32,
    /// Whether a resolver below may wait.
    pub(crate) waits_below: bool,
    pub(crate) arguments: Box<[ArgumentPlan]>,
    /// The object type whose field it is.
    pub(crate) parent: TypeId,
    pub(crate) name: Name,
    /// Where the field stands in the document; several places if selections were merged.
    pub(crate) positions: Box<[u32]>,
}

/// The custom directives of a field.
#[derive(Debug)]
pub(crate) struct PlanDirectives {
    /// Where the field's own value comes from.
    pub(crate) source: Source,
    /// The directives, the one nearest to the field first.
    pub(crate) list: Vec<PlanDirective>,
}

/// A custom directive at one field.
#[derive(Debug)]
pub(crate) struct PlanDirective {
    /// Its code.
    pub(crate) directive: DirectiveId,
    /// Its place among the schema's directives.
    pub(crate) index: usize,
    pub(crate) arguments: Box<[ArgumentPlan]>,
}

impl PlanDirectives {
    /// How many bytes they hold on the heap, themselves included.
    pub(crate) fn heap_size(&self) -> usize {
        let arguments = self.list.iter().flat_map(|directive| &directive.arguments);
        let arguments = arguments.map(|argument| size_of::<ArgumentPlan>() + argument.heap_size());
        size_of::<Self>() + self.list.capacity() * size_of::<PlanDirective>() + arguments.sum::<usize>()
    }
}

/// Where a field's value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Source {
    /// The object's own resolver.
    Resolver,
    /// `__typename`.
    Typename,
    /// `__schema`.
    Schema,
    /// `__type`.
    Type,
    /// The object's own resolver, once guards have let it pass.
    Guarded,
    /// Custom directives, around one of the others.
    Directed,
}

/// What a field's value is, inside its wrappers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Output {
    /// A leaf.
    Leaf(Leaf),
    /// An object of a known type.
    Object(SelectionId),
    /// An object of one of several types: the place of its [`Dispatch`].
    Abstract(u32),
}

/// The kinds of leaf, as far as their results are coerced differently.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Leaf {
    Int,
    Float,
    String,
    Boolean,
    Id,
    Enum,
    /// An enum of which the request does not see all values.
    PartOfEnum,
    Custom,
}

impl PlanField {
    /// The field's place among the fields of its type.
    #[inline]
    pub fn index(&self) -> usize {
        self.index as usize
    }

    /// Where the value comes from, directives aside.
    pub(crate) fn origin(&self) -> Source {
        self.directives.as_ref().map_or(self.source, |directives| directives.source)
    }

    /// How many arguments the field takes, given or not.
    pub(crate) fn arguments_len(&self) -> usize {
        self.arguments.len()
    }

    /// The field's name in the schema.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The key under which the response shows it.
    pub fn response_key(&self) -> &str {
        let key = &self.key[2..self.key.len() - 2];
        std::str::from_utf8(key).expect("a response key is a name")
    }

    /// What its boxes hold, and what allocators add to boxes as small as these; its part of what is shared.
    fn heap_size(&self) -> usize {
        const ADDED: usize = 16;
        let key = (self.key.len() + 2 * ADDED) / Arc::strong_count(&self.key);
        let arguments: usize = self.arguments.iter().map(ArgumentPlan::heap_size).sum();
        let directives = self.directives.as_ref().map_or(0, |directives| directives.heap_size());
        key + size_of_val(&*self.positions) + ADDED + size_of_val(&*self.arguments) + arguments + directives
    }

    /// The key with everything around it: `,"key":`.
    #[inline]
    pub(crate) fn key(&self) -> &[u8] {
        &self.key
    }
}

fn room<T>(items: &Vec<T>) -> usize {
    items.capacity() * size_of::<T>()
}

impl Plan {
    /// The fields of introspection in the operation, `__typename` aside.
    pub(crate) fn introspecting(&self) -> impl Iterator<Item = &PlanField> {
        self.fields.iter().filter(|field| matches!(field.origin(), Source::Schema | Source::Type))
    }

    /// The fields at the root that are none of introspection.
    pub(crate) fn resolving(&self) -> impl Iterator<Item = &PlanField> {
        let of_introspection = |source| matches!(source, Source::Typename | Source::Schema | Source::Type);
        self.fields(self.selection(self.root)).iter().filter(move |field| !of_introspection(field.origin()))
    }

    /// Gives back the room that was made for more. Worth it for a large plan that is kept.
    pub(crate) fn shrink_to_fit(&mut self) {
        self.document.shrink_to_fit();
        self.selections.shrink_to_fit();
        self.fields.shrink_to_fit();
        self.dispatches.shrink_to_fit();
    }

    /// How many bytes the plan holds on the heap, besides what it shares with its schema.
    pub(crate) fn heap_size(&self) -> usize {
        let fields: usize = self.fields.iter().map(PlanField::heap_size).sum();
        let dispatches: usize = self.dispatches.iter().map(|dispatch| room(&dispatch.types)).sum();
        let vectors = room(&self.selections) + room(&self.fields) + room(&self.dispatches);
        let costs: usize = [&self.cost, &self.complexity].into_iter().map(OperationCost::heap_size).sum();
        self.document.heap_size() + vectors + fields + dispatches + costs + self.conditions.heap_size()
    }

    #[inline]
    pub(crate) fn selection(&self, id: SelectionId) -> &PlanSelection {
        &self.selections[id.0 as usize]
    }

    #[inline]
    pub(crate) fn fields(&self, selection: &PlanSelection) -> &[PlanField] {
        &self.fields[selection.first as usize..selection.end as usize]
    }

    /// How long the next response is likely to be, in bytes.
    pub(crate) fn expected_length(&self) -> usize {
        const MOST: usize = 4 << 20;
        let last = self.last_length.load(Ordering::Relaxed);
        (last + last / 8 + 64).min(MOST)
    }

    pub(crate) fn note_length(&self, length: usize) {
        self.last_length.store(length, Ordering::Relaxed);
    }
}
