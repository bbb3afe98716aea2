//! A field of a plan: what is resolved, from which source, and how its value is completed.

use std::sync::Arc;

use damson_schema::coercion::ArgumentPlan;
use damson_schema::{Name, TypeId, Wrappers};

use super::{ConditionId, DeliveryId, DirectiveId, GuardsId, PartId, ResolverKind, SelectionId};

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
    /// The index in `positions` of the first node that applies.
    pub(crate) first_node: u8,
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
    /// Not a field: the fields of the object that are deferred with the same fragments, as a selection of their own. The index is
    /// that of the [`DeliveryId`], and the key is empty.
    Deferred,
    /// A list of which some items are delivered later, around another source.
    Streamed,
}

/// The kind of a field's value inside its lists and non-nulls.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Output {
    Leaf(Leaf),
    /// An object of a known type.
    Object(SelectionId),
    /// An object of one of several types: the index of its [`Dispatch`](super::Dispatch).
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

    /// Fields that are deferred together, as the last fields of their object.
    pub(super) fn deferred(id: u32, parent: TypeId, delivery: DeliveryId, group: SelectionId) -> Self {
        PlanField {
            id,
            index: delivery.0,
            definition: 0,
            part: None,
            key: Arc::default(),
            source: Source::Deferred,
            output: Output::Object(group),
            wrappers: Wrappers::NONE,
            condition: ConditionId::ALWAYS,
            resolver: ResolverKind::Async, // the object must live until they are executed
            guards: None,
            validates: false,
            directives: None,
            levels_apart: 0,
            leaf_run: 0,
            uses_context: false,
            context: 0,
            waits_below: true,
            arguments: Box::default(),
            parent,
            name: Name::from(""),
            positions: Box::default(),
            first_node: 0,
        }
    }

    /// The position in the document of the node that selects the field: the first that applies, whose directives count.
    pub(crate) fn node(&self) -> u32 {
        self.positions[usize::from(self.first_node)]
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
    pub(super) fn heap_size(&self) -> usize {
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
