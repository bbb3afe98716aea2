//! The planner makes a plan from a valid document: it merges selection sets by object type, and turns names into indices.
//!
//! It works on a queue of (object type, selection sets) pairs and plans each pair once, so the document bounds the work, and
//! not the paths through it. A budget bounds documents whose combinations of types and conditions multiply.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use damson_schema::coercion::{LiteralCoercion, VariableValues};
use damson_schema::type_system::{CacheControl, SeenTypes};
use damson_schema::{Code, Diagnostic, ExpandedSize, HashMap, OperationCost, TypeId, Valid};
use damson_syntax::Span;
use damson_syntax::ast::{self, Document, OperationType};

use super::collect::{Collected, Collector, Emission, Occurrence, Target};
use super::condition::{ConditionBuilder, ConditionId};
use super::delivery::{DeliveryId, LastInParts};
use super::edges::Edges;
use super::{Dispatch, Leaf, Output, Plan, PlanField, PlanSelection, ResolverKind, Resolvers, SelectionId, Source};
use crate::Limits;

mod field;
mod output;
mod parts;

/// An operation to plan.
pub(crate) struct Operation {
    pub(crate) document: Arc<Valid<Document>>,
    /// The operation's index among the document's operations.
    pub(crate) index: usize,
    pub(crate) size: ExpandedSize,
    pub(crate) cost: OperationCost,
    pub(crate) complexity: OperationCost,
}

/// The schema that an operation is planned for.
#[derive(Clone, Copy)]
pub(crate) struct PlanTarget<'t> {
    pub(crate) types: SeenTypes<'t>,
    pub(crate) resolvers: &'t Resolvers,
    /// Whether other requests may see other types.
    pub(crate) views_differ: bool,
}

/// Plans an operation.
///
/// # Errors
/// If the plan would be larger than `budget` selections and fields, or a literal argument is not a value of its type.
pub(crate) fn plan(target: PlanTarget<'_>, operation: Operation, budget: usize) -> Result<Plan, Diagnostic> {
    make(target, operation, budget, None)
}

/// Plans an operation whose response is delivered in parts, for these values of its variables.
///
/// # Errors
/// As [`plan`].
pub(crate) fn plan_in_parts(
    target: PlanTarget<'_>,
    operation: Operation,
    budget: usize,
    variables: &VariableValues,
) -> Result<Plan, Diagnostic> {
    make(target, operation, budget, Some(variables))
}

fn make(
    target: PlanTarget<'_>,
    operation: Operation,
    budget: usize,
    variables: Option<&VariableValues>,
) -> Result<Plan, Diagnostic> {
    let PlanTarget { types, resolvers, views_differ } = target;
    let Operation { document, index: operation, size, cost, complexity } = operation;
    let definition = document.operations().nth(operation).expect("the caller found the operation");
    let mut planner = Planner {
        types,
        resolvers,
        document: &document,
        operation_type: definition.operation_type,
        // Literals are valid for the request; the defaults of what it does not see are filled in, too.
        coercion: LiteralCoercion::of_valid(types.whole, &document, definition),
        collector: Collector::new(types.seen, &document, definition, budget, variables),
        conditions: ConditionBuilder::new(),
        occurrences: Vec::new(),
        known_occurrences: HashMap::default(),
        known: HashMap::default(),
        known_dispatches: HashMap::default(),
        queue: Vec::new(),
        selections: Vec::new(),
        nothing: None,
        fields: Vec::new(),
        dispatches: Vec::new(),
        keys: HashMap::default(),
        contexts: 0,
        cache_control: CacheControl::default(),
    };
    let root = planner.root(definition);
    planner.plan_all()?;
    let Planner { mut selections, mut fields, dispatches, conditions, contexts, cache_control, collector, .. } =
        planner;
    let (asks_for_parts, deliveries) = (collector.found_parts, collector.into_deliveries());
    let edges = Edges::of(&selections, &fields, &dispatches);
    edges.spread_waits(&mut selections, &mut fields);
    // Fields that do not wait are executed in order anyway.
    selections.iter_mut().for_each(|selection| selection.is_serial &= selection.waits);
    if edges.depth(root, &selections, &fields) > Limits::MAX_DEPTH {
        return Err(too_deep(&document, definition.span));
    }
    let for_one_client = views_differ || fields.iter().any(|field| resolvers.are_guards_before(field));
    let cache_control = match definition.operation_type {
        OperationType::Query if for_one_client => private(cache_control),
        OperationType::Query => cache_control,
        _ => CacheControl::default(), // caches answer only queries
    };
    Ok(Plan {
        operation,
        operation_type: definition.operation_type,
        declares_variables: !definition.variable_definitions.is_empty(),
        root,
        selections,
        fields,
        dispatches,
        conditions: conditions.finish(),
        contexts,
        size,
        cost,
        complexity,
        cache_control,
        asks_for_parts,
        deliveries,
        in_parts: LastInParts::default(),
        last_length: AtomicUsize::new(0),
        document,
    })
}

/// Restricts the hint to the caches of one client, since another client may see a different response.
fn private(hints: CacheControl) -> CacheControl {
    CacheControl { public: hints.public && hints == CacheControl::default(), ..hints }
}

struct Planner<'p> {
    types: SeenTypes<'p>,
    resolvers: &'p Resolvers,
    document: &'p Document,
    operation_type: OperationType,
    coercion: LiteralCoercion<'p>,
    collector: Collector<'p>,
    conditions: ConditionBuilder,
    /// The distinct lists of selection sets.
    occurrences: Vec<Arc<[Occurrence]>>,
    known_occurrences: HashMap<Arc<[Occurrence]>, OccurrencesId>,
    known: HashMap<Known, SelectionId>,
    known_dispatches: HashMap<Known, u32>,
    queue: Vec<(SelectionId, Wanted)>,
    selections: Vec<PlanSelection>,
    /// The empty selection, which the possible types without selected fields share.
    nothing: Option<SelectionId>,
    fields: Vec<PlanField>,
    dispatches: Vec<Dispatch>,
    /// The written response keys that several types share.
    keys: HashMap<&'p str, Arc<[u8]>>,
    contexts: u32,
    /// The merged hint for caches of everything planned so far, whatever the conditions are.
    cache_control: CacheControl,
}

/// The index of a list of selection sets that are planned together.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct OccurrencesId(u32);

/// The properties of selection sets that are planned alike. In a plan without parts, neither depth nor delivery makes a difference.
type Known = (TypeId, OccurrencesId, Option<(u16, DeliveryId)>);

/// The depth of the root.
const ROOT: u16 = 1;

/// Selection sets to plan for an object type.
#[derive(Clone, Copy)]
struct Wanted {
    object: TypeId,
    occurrences: OccurrencesId,
    /// Whether the selection sets are planned for other types, too.
    is_one_of_many: bool,
    /// The level of objects and lists, on the way that was found first.
    depth: u16,
    /// The parts with which the object is delivered.
    delivery: DeliveryId,
}

impl<'p> Planner<'p> {
    /// The selection that the operation starts with.
    fn root(&mut self, definition: &ast::Operation) -> SelectionId {
        let object = self.types.seen.root(definition.operation_type).expect("validation has seen the root type");
        let selections = definition.selection_set.selections;
        let root = Occurrence { selections, condition: ConditionId::ALWAYS, deferred: None };
        let occurrences = self.occurrences(&[root]);
        let delivery = DeliveryId::NOW;
        self.selection(Wanted { object, occurrences, is_one_of_many: false, depth: ROOT, delivery })
    }

    fn occurrences(&mut self, occurrences: &[Occurrence]) -> OccurrencesId {
        if let Some(id) = self.known_occurrences.get(occurrences) {
            return *id;
        }
        let id = OccurrencesId(self.occurrences.len() as u32);
        let occurrences: Arc<[Occurrence]> = occurrences.into();
        self.occurrences.push(occurrences.clone());
        self.known_occurrences.insert(occurrences, id);
        id
    }

    /// The selection of an object type, which is planned now or later.
    fn selection(&mut self, wanted: Wanted) -> SelectionId {
        let next = SelectionId(self.selections.len() as u32);
        let id = *self.known.entry(self.known(wanted)).or_insert(next);
        if id == next {
            self.selections.push(PlanSelection::EMPTY);
            self.queue.push((id, wanted));
        }
        id
    }

    fn known(&self, wanted: Wanted) -> Known {
        let parts = self.collector.plans_parts().then_some((wanted.depth, wanted.delivery));
        (wanted.object, wanted.occurrences, parts)
    }

    fn plan_all(&mut self) -> Result<(), Diagnostic> {
        while let Some((id, wanted)) = self.queue.pop() {
            let occurrences = self.occurrences[wanted.occurrences.0 as usize].clone();
            let Wanted { object, is_one_of_many, depth, .. } = wanted;
            let target = Target { object, is_one_of_many, depth: depth - ROOT };
            self.keep(self.types.seen.get(object).cache_control);
            let collected = self.collector.collect(target, &occurrences, &mut self.conditions)?;
            if self.collector.plans_parts() {
                self.plan_parts(id, wanted, &collected)?;
            } else {
                self.plan_selection(id, wanted, &collected, collected.emissions.iter())?;
            }
            self.collector.recycle(collected);
        }
        Ok(())
    }

    /// Plans these fields of a selection.
    fn plan_selection<'e>(
        &mut self,
        id: SelectionId,
        wanted: Wanted,
        collected: &Collected<'p>,
        emissions: impl Iterator<Item = &'e Emission>,
    ) -> Result<(), Diagnostic> {
        let first = self.fields.len();
        for emission in emissions {
            let field = self.plan_field(wanted, &collected.groups[emission.group], emission)?;
            self.fields.push(field);
        }
        self.end_selection(id, wanted.object, first);
        Ok(())
    }

    /// Ends a selection whose fields start at `first`.
    fn end_selection(&mut self, id: SelectionId, object: TypeId, first: usize) {
        mark_leaf_runs(&mut self.fields[first..]);
        let end = self.fields.len() as u32;
        let is_serial = self.is_serial(id, object);
        self.selections[id.0 as usize] = PlanSelection { first: first as u32, end, waits: false, is_serial };
    }

    /// Whether the fields of a selection are executed one after the other.
    /// See [Serial execution](https://spec.graphql.org/September2026/#sec-Normal-and-Serial-Execution).
    fn is_serial(&self, selection: SelectionId, object: TypeId) -> bool {
        let is_mutation = self.operation_type == OperationType::Mutation && selection == SelectionId::ROOT;
        is_mutation || self.resolvers.serial.contains(&object)
    }

    /// Merges a hint for caches.
    fn keep(&mut self, hint: Option<CacheControl>) {
        if let Some(hint) = hint {
            self.cache_control = self.cache_control.merge(&hint);
        }
    }
}

/// The most fields in a run of leaves. The size of the response is checked between runs.
const LONGEST_RUN: u32 = 64;

/// Sets the length of the run of leaves that starts at each field.
fn mark_leaf_runs(fields: &mut [PlanField]) {
    let mut run = 0;
    let mut part = None;
    for field in fields.iter_mut().rev() {
        let plain = field.resolver == ResolverKind::Plain
            && matches!(field.source, Source::Resolver | Source::Part)
            && field.condition == ConditionId::ALWAYS
            && matches!(field.output, Output::Leaf(leaf) if !matches!(leaf, Leaf::Custom | Leaf::PartOfEnum))
            && field.wrappers.item().is_none();
        run = match plain {
            true if field.part == part => (run + 1).min(LONGEST_RUN),
            true => 1,
            false => 0,
        };
        (field.leaf_run, part) = (run, field.part);
    }
}

/// The error of a response that is too deep. Execution recurs as deep as the response, so the limit is fixed.
#[cold]
fn too_deep(document: &Document, place: Span) -> Diagnostic {
    let message = format!(
        "The response would have more than {} levels of objects and lists, which no operation may have. Ask for less at once.",
        Limits::MAX_DEPTH
    );
    let locations = vec![document.location(place.start())];
    Diagnostic { code: Code::LimitDepth, message, locations, rule: None }
}

/// The error of a field that validation should have refused. It is not a panic, in case validation is ever wrong.
fn undefined(name: &str) -> Diagnostic {
    let message = format!("The field \"{name}\" cannot be planned; validation should have refused it.");
    Diagnostic { code: Code::ValidationFailed, message, locations: Vec::new(), rule: None }
}
