//! The plan of an operation: for each object type, the fields to resolve, in order, with their response keys.
//!
//! Plans are flat arrays of integers and depend on no values of variables. `planner` makes them, `execute` executes them.

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
pub(crate) use resolvers::{DirectiveId, GuardsId, Part, PartId, Resolver, Resolvers, Step};

pub(crate) struct Plan {
    /// The document, for literals with variables and for the locations of errors.
    pub(crate) document: Valid<Document>,
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
    /// The length of the last response, in bytes, for the room of the next buffer.
    last_length: AtomicUsize,
}

/// The index of a selection in its plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
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

/// One field of a planned selection.
#[derive(Debug)]
pub struct PlanField {
    /// The field's index in the plan.
    pub(crate) id: u32,
    /// The index of the field among the members of the object that resolves it.
    pub(crate) index: u32,
    /// The index of the field among the fields of its type; 0 for meta fields.
    pub(crate) definition: u32,
    /// The part of the object that resolves the field, where the source is [`Source::Part`] or [`Source::Apart`].
    pub(crate) part: Option<PartId>,
    /// `,"key":`, where the first comma of an object becomes its brace. Shared with the same key elsewhere in the plan.
    pub(crate) key: Arc<[u8]>,
    pub(crate) source: Source,
    pub(crate) output: Output,
    pub(crate) wrappers: Wrappers,
    pub(crate) condition: ConditionId,
    pub(crate) resolver: ResolverKind,
    /// The guards of the resolver, where the source is [`Source::Guarded`].
    pub(crate) guards: Option<GuardsId>,
    /// Whether validators check the arguments, after the guards.
    pub(crate) validates: bool,
    /// The directives that map the value, where the source is [`Source::Directed`].
    pub(crate) directives: Option<Box<PlanDirectives>>,
    /// The levels of objects and lists that a field counts as because it is completed as a piece of its own.
    pub(crate) levels_apart: u16,
    /// The number of fields that form a run of leaves from this field on.
    pub(crate) leaf_run: u32,
    pub(crate) uses_context: bool,
    /// The index of the field's context, if its resolver takes one.
    pub(crate) context: u32,
    /// Whether a resolver below may wait.
    pub(crate) waits_below: bool,
    pub(crate) arguments: Box<[ArgumentPlan]>,
    /// The object type that has the field.
    pub(crate) parent: TypeId,
    pub(crate) name: Name,
    /// The positions of the field in the document; several if selections were merged.
    pub(crate) positions: Box<[u32]>,
}

/// The custom directives of a field.
#[derive(Debug)]
pub(crate) struct PlanDirectives {
    /// The source of the value that they map.
    pub(crate) source: Source,
    /// The directives, the one nearest to the field first.
    pub(crate) list: Vec<PlanDirective>,
}

/// A custom directive at one field.
#[derive(Debug)]
pub(crate) struct PlanDirective {
    pub(crate) directive: DirectiveId,
    /// The directive's index among the schema's directives.
    pub(crate) index: usize,
    pub(crate) arguments: Box<[ArgumentPlan]>,
    /// The directive's position in the document.
    pub(crate) position: u32,
}

impl PlanDirectives {
    /// The bytes on the heap, including this struct.
    pub(crate) fn heap_size(&self) -> usize {
        let arguments = self.list.iter().flat_map(|directive| &directive.arguments);
        let arguments = arguments.map(|argument| size_of::<ArgumentPlan>() + argument.heap_size());
        size_of::<Self>() + self.list.capacity() * size_of::<PlanDirective>() + arguments.sum::<usize>()
    }
}

/// The source of a field's value.
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
    /// The object's own resolver, after the guards have passed.
    Guarded,
    /// The resolver of a part that the object holds, after the guards of the field have passed.
    Part,
    /// The resolver of a part that a method gives or that has guards. The field is completed as a piece of its own, which
    /// keeps the part alive.
    Apart,
    /// Custom directives around another source. The field is completed as a piece of its own.
    Directed,
}

/// The kind of a field's value inside its lists and non-nulls.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Output {
    Leaf(Leaf),
    /// An object of a known type.
    Object(SelectionId),
    /// An object of one of several types: the index of its [`Dispatch`].
    Abstract(u32),
}

/// The kinds of leaves with different result coercion.
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
    /// The field's index among the members of the object that resolves it.
    #[inline]
    pub fn index(&self) -> usize {
        self.index as usize
    }

    /// The field's index among the fields of its type.
    pub(crate) fn definition(&self) -> usize {
        self.definition as usize
    }

    /// The source of the value without directives.
    pub(crate) fn origin(&self) -> Source {
        self.directives.as_ref().map_or(self.source, |directives| directives.source)
    }

    /// Whether the field's leaves are those of a custom scalar, which the author's code describes.
    pub(crate) fn is_custom(&self) -> bool {
        matches!(self.output, Output::Leaf(Leaf::Custom))
    }

    /// The number of arguments of the field's definition.
    pub(crate) fn arguments_len(&self) -> usize {
        self.arguments.len()
    }

    /// The field's name in the schema.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The key of the field in the response: its alias, or its name.
    pub fn response_key(&self) -> &str {
        let key = &self.key[2..self.key.len() - 2];
        std::str::from_utf8(key).expect("a response key is a name")
    }

    /// The bytes on the heap, with those that allocators add to small boxes. Shared bytes are divided among those that share.
    fn heap_size(&self) -> usize {
        const ADDED: usize = 16;
        let key = (self.key.len() + 2 * ADDED) / Arc::strong_count(&self.key);
        let arguments: usize = self.arguments.iter().map(ArgumentPlan::heap_size).sum();
        let directives = self.directives.as_ref().map_or(0, |directives| directives.heap_size());
        key + size_of_val(&*self.positions) + ADDED + size_of_val(&*self.arguments) + arguments + directives
    }

    #[inline]
    pub(crate) fn key(&self) -> &[u8] {
        &self.key
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
        self.document.shrink_to_fit();
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
