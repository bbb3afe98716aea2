//! From a valid document to a plan: selection sets merged by concrete type, names turned into indices.
//!
//! Works through a queue of (object type, selection sets) pairs, each planned once however often it is reached, so the
//! work is bounded by the document and not by the paths through it. A budget bounds what is left: documents whose
//! combinations of types and conditions multiply.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use damson_schema::coercion::{ArgumentPlan, LiteralCoercion};
use damson_schema::type_system::{CacheControl, Field, FieldId, TypeKind, Wrapper};
use damson_schema::{Code, Diagnostic, HashMap, Name, OperationCost, TypeId, TypeRef, TypeSystem, Valid};
use damson_syntax::Span;
use damson_syntax::ast::{self, Document, OperationType};

use super::collect::{Collector, Emission, Group, Occurrence, PLANNED_FIELD, POSSIBLE_TYPE, Target};
use super::condition::{ConditionBuilder, ConditionId};
use super::edges::Edges;
use super::plan::{Dispatch, Leaf, Output, Plan, PlanField, PlanSelection, SelectionId, Source};
use super::{PlanDirective, PlanDirectives};
use crate::Limits;
use crate::registry::{Resolver, ResolverKind, Resolvers};

/// The most places an error names; a field may be merged from thousands.
const MOST_POSITIONS: usize = 64;

/// Plans the operation at `operation` among the document's definitions.
///
/// `types` are those that the request sees, `all` the schema's own, whose places of fields and arguments resolvers know.
///
/// # Errors
/// If the plan would be larger than `budget` selections and fields, or a literal argument is no value of its type.
pub(crate) fn plan(
    types: &TypeSystem,
    all: &TypeSystem,
    resolvers: &Resolvers,
    document: Valid<Document>,
    operation: usize,
    budget: usize,
) -> Result<Plan, Diagnostic> {
    let definition = document.operations().nth(operation).expect("the caller found the operation");
    let mut planner = Planner {
        types,
        all,
        resolvers,
        document: &document,
        operation_type: definition.operation_type,
        // Literals are valid for the request; the defaults of what it does not see are filled in, too.
        coercion: LiteralCoercion::new(all, &document, definition),
        collector: Collector::new(types, &document, definition, budget),
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
    let Planner { mut selections, mut fields, dispatches, conditions, contexts, cache_control, .. } = planner;
    let edges = Edges::of(&selections, &fields, &dispatches);
    if edges.depth(root, &selections, &fields) > Limits::MAX_DEPTH {
        return Err(too_deep(&document, definition.span));
    }
    edges.spread_waits(&mut selections, &mut fields);
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
        cost: OperationCost::Known(0),
        cache_control: match definition.operation_type {
            OperationType::Query => cache_control,
            _ => CacheControl::default(), // which no cache can answer
        },
        last_length: AtomicUsize::new(0),
        document,
    })
}

struct Planner<'p> {
    types: &'p TypeSystem,
    all: &'p TypeSystem,
    resolvers: &'p Resolvers,
    document: &'p Document,
    operation_type: OperationType,
    coercion: LiteralCoercion<'p>,
    collector: Collector<'p>,
    conditions: ConditionBuilder,
    /// Every distinct list of selection sets once.
    occurrences: Vec<Arc<[Occurrence]>>,
    known_occurrences: HashMap<Arc<[Occurrence]>, OccurrencesId>,
    known: HashMap<(TypeId, OccurrencesId), SelectionId>,
    known_dispatches: HashMap<(TypeId, OccurrencesId), u32>,
    queue: Vec<(SelectionId, Wanted)>,
    selections: Vec<PlanSelection>,
    /// The selection for possible types of which nothing is selected.
    nothing: Option<SelectionId>,
    fields: Vec<PlanField>,
    dispatches: Vec<Dispatch>,
    /// The response keys as they are written.
    keys: HashMap<&'p str, Arc<[u8]>>,
    contexts: u32,
    /// How long all that was planned so far may be kept, whatever the conditions are.
    cache_control: CacheControl,
}

/// The place of selection sets that are planned together.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct OccurrencesId(u32);

/// The depth of the root.
const ROOT: u16 = 1;

/// Selection sets to plan for an object type.
#[derive(Clone, Copy)]
struct Wanted {
    object: TypeId,
    occurrences: OccurrencesId,
    /// Whether other types want them too.
    is_one_of_many: bool,
    /// The levels of objects and lists that lead here, on the way that was found first.
    depth: u16,
}

impl<'p> Planner<'p> {
    /// The selection that the operation starts with.
    fn root(&mut self, definition: &ast::Operation) -> SelectionId {
        let object = self.types.root(definition.operation_type).expect("validation has seen the root type");
        let root = Occurrence { selections: definition.selection_set.selections, condition: ConditionId::ALWAYS };
        let occurrences = self.occurrences(&[root]);
        self.selection(Wanted { object, occurrences, is_one_of_many: false, depth: ROOT })
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

    /// The planned selection of these selection sets on this object type, now or later.
    fn selection(&mut self, wanted: Wanted) -> SelectionId {
        let next = SelectionId(self.selections.len() as u32);
        let id = *self.known.entry((wanted.object, wanted.occurrences)).or_insert(next);
        if id == next {
            self.selections.push(PlanSelection::EMPTY);
            self.queue.push((id, wanted));
        }
        id
    }

    fn plan_all(&mut self) -> Result<(), Diagnostic> {
        while let Some((id, wanted)) = self.queue.pop() {
            let first = self.fields.len();
            let occurrences = self.occurrences[wanted.occurrences.0 as usize].clone();
            let target = Target { object: wanted.object, is_one_of_many: wanted.is_one_of_many };
            self.keep(self.types.get(wanted.object).cache_control);
            let groups = self.collector.collect(target, &occurrences, &mut self.conditions)?;
            for emission in &groups.emissions {
                let field = self.plan_field(wanted, &groups.groups[emission.group], emission)?;
                self.fields.push(field);
            }
            mark_leaf_runs(&mut self.fields[first..]);
            let end = self.fields.len() as u32;
            self.selections[id.0 as usize] = PlanSelection { first: first as u32, end, waits: false };
        }
        Ok(())
    }

    /// Takes a hint into account.
    fn keep(&mut self, hint: Option<CacheControl>) {
        if let Some(hint) = hint {
            self.cache_control = self.cache_control.merge(&hint);
        }
    }

    /// See [ExecuteField](https://spec.graphql.org/September2026/#ExecuteField()): all of it that needs no request.
    fn plan_field(&mut self, wanted: Wanted, group: &Group<'p>, emission: &Emission) -> Result<PlanField, Diagnostic> {
        let object = wanted.object;
        let node = group.nodes[0];
        self.collector.spend(PLANNED_FIELD, node.span)?;
        let name = &self.document[node.name];
        let (id, definition) = self.all.field(object, name).ok_or_else(|| undefined(name))?;
        self.keep(definition.cache_control);
        let mut resolver = self.resolver(object, id);
        let own = self.source(id, &resolver, wanted.depth);
        let directives = self.plan_directives(group.nodes[emission.node], own)?;
        if directives.is_some() {
            // They are given a context, and they may wait.
            (resolver.kind, resolver.uses_context) = (ResolverKind::Async, true);
        }
        let arguments = self.plan_arguments(object, definition, node)?;
        let output = self.output(definition, group, wanted.depth)?;
        let context = self.contexts;
        self.contexts += resolver.uses_context as u32;
        Ok(PlanField {
            id: self.fields.len() as u32,
            index: if let FieldId::Defined(index) = id { index } else { 0 },
            key: self.key(group.key),
            source: if directives.is_some() { Source::Directed } else { own },
            output,
            wrappers: definition.ty.wrappers,
            condition: emission.condition,
            resolver: resolver.kind,
            guards: resolver.guards,
            directives,
            leaf_run: 0,
            uses_context: resolver.uses_context,
            context,
            waits_below: false,
            arguments,
            parent: object,
            name: Name::from(definition.name.clone()),
            positions: positions(&group.nodes),
        })
    }

    fn key(&mut self, name: &'p str) -> Arc<[u8]> {
        self.keys.entry(name).or_insert_with(|| format!(",\"{name}\":").into_bytes().into()).clone()
    }

    fn plan_arguments(
        &mut self,
        object: TypeId,
        definition: &Field,
        node: &ast::Field,
    ) -> Result<Box<[ArgumentPlan]>, Diagnostic> {
        if definition.arguments.is_empty() {
            return Ok(Box::default());
        }
        let owner = format!("{}.{}", self.types.get(object).name, definition.name);
        ArgumentPlan::of_arguments(&mut self.coercion, &definition.arguments, node.arguments, &owner, node.span)
            .map_err(|error| error.into_diagnostic(self.document))
    }

    /// The custom directives at a field.
    fn plan_directives(
        &mut self,
        node: &ast::Field,
        source: Source,
    ) -> Result<Option<Box<PlanDirectives>>, Diagnostic> {
        let mut list = Vec::new();
        for used in &self.document[node.directives] {
            let name = &self.document[used.name];
            let Some(directive) = self.resolvers.directive(name) else { continue };
            let (index, _, definition) = self.all.directives.get_full(name).ok_or_else(|| undefined(name))?;
            let owner = format!("@{name}");
            let (definitions, document) = (&definition.arguments, self.document);
            let arguments =
                ArgumentPlan::of_arguments(&mut self.coercion, definitions, used.arguments, &owner, used.span)
                    .map_err(|error| error.into_diagnostic(document))?;
            list.push(PlanDirective { directive: directive.clone(), index, arguments });
        }
        Ok((!list.is_empty()).then(|| Box::new(PlanDirectives { source, list })))
    }

    fn resolver(&self, object: TypeId, field: FieldId) -> Resolver {
        match field {
            FieldId::Defined(index) => self.resolvers.get(object, index as usize),
            _ => Resolver::new(ResolverKind::Sync, false),
        }
    }

    /// Where the value of a field comes from, directives aside.
    fn source(&self, field: FieldId, resolver: &Resolver, depth: u16) -> Source {
        // The guards of a subscription's root field are asked before there are events.
        let guards_have_passed = self.operation_type == OperationType::Subscription && depth == ROOT;
        match field {
            FieldId::Typename => Source::Typename,
            FieldId::Schema => Source::Schema,
            FieldId::Type => Source::Type,
            FieldId::Defined(_) if resolver.guards.is_some() && !guards_have_passed => Source::Guarded,
            FieldId::Defined(_) => Source::Resolver,
        }
    }

    fn output(&mut self, definition: &Field, group: &Group<'p>, above: u16) -> Result<Output, Diagnostic> {
        let named = definition.ty.named;
        let is_abstract = match &self.types.get(named).kind {
            TypeKind::Scalar { .. } | TypeKind::Enum { .. } => return Ok(Output::Leaf(self.leaf(definition.ty))),
            TypeKind::Object(_) => false,
            TypeKind::Interface(_) | TypeKind::Union { .. } => true,
            TypeKind::InputObject { .. } => return Err(undefined(&definition.name)),
        };
        let lists = definition.ty.wrappers.iter().filter(|wrapper| *wrapper == Wrapper::List).count();
        let depth = above + 1 + lists as u16;
        if usize::from(depth) > Limits::MAX_DEPTH {
            return Err(too_deep(self.document, group.nodes[0].span));
        }
        let occurrences = self.occurrences(&group.occurrences);
        let wanted = Wanted { object: named, occurrences, is_one_of_many: is_abstract, depth };
        if !is_abstract {
            return Ok(Output::Object(self.selection(wanted)));
        }
        Ok(Output::Abstract(self.dispatch(wanted, group.nodes[0].span)?))
    }

    /// The place of the selections of all possible types of what is wanted.
    fn dispatch(&mut self, wanted: Wanted, place: Span) -> Result<u32, Diagnostic> {
        let next = self.dispatches.len() as u32;
        let id = *self.known_dispatches.entry((wanted.object, wanted.occurrences)).or_insert(next);
        if id == next {
            let dispatch = self.new_dispatch(wanted, place)?;
            self.dispatches.push(dispatch);
        }
        Ok(id)
    }

    fn new_dispatch(&mut self, wanted: Wanted, place: Span) -> Result<Dispatch, Diagnostic> {
        let types = self.types;
        let possible = types.possible_types(wanted.object);
        self.collector.spend(possible.len() * POSSIBLE_TYPE, place)?;
        self.keep(types.get(wanted.object).cache_control);
        let occurrences = self.occurrences[wanted.occurrences.0 as usize].clone();
        let mut dispatch = Dispatch { types: Vec::with_capacity(possible.len()) };
        for &object in possible {
            let selection = self.selection_of_many(Wanted { object, ..wanted }, &occurrences)?;
            dispatch.types.push((types.get(object).name.clone(), selection));
        }
        dispatch.types.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok(dispatch)
    }

    /// The selection for one of several types. Those for which there is nothing share one.
    fn selection_of_many(&mut self, wanted: Wanted, occurrences: &[Occurrence]) -> Result<SelectionId, Diagnostic> {
        let target = Target { object: wanted.object, is_one_of_many: true };
        if !self.collector.selects_nothing(target, occurrences)? {
            return Ok(self.selection(wanted));
        }
        self.keep(self.types.get(wanted.object).cache_control);
        Ok(*self.nothing.get_or_insert_with(|| {
            self.selections.push(PlanSelection::EMPTY);
            SelectionId(self.selections.len() as u32 - 1)
        }))
    }

    fn leaf(&self, ty: TypeRef) -> Leaf {
        let definition = self.types.get(ty.named);
        match (&definition.kind, &*definition.name) {
            (TypeKind::Enum { values }, _) => match &self.all.get(ty.named).kind {
                TypeKind::Enum { values: all } if all.len() > values.len() => Leaf::PartOfEnum,
                _ => Leaf::Enum,
            },
            (_, "Int") => Leaf::Int,
            (_, "Float") => Leaf::Float,
            (_, "String") => Leaf::String,
            (_, "Boolean") => Leaf::Boolean,
            (_, "ID") => Leaf::Id,
            _ => Leaf::Custom,
        }
    }
}

/// The most fields written in one run: the size of the response is looked at between runs.
const LONGEST_RUN: u32 = 64;

/// Notes for every field how many from it on can be written in one run.
fn mark_leaf_runs(fields: &mut [PlanField]) {
    let mut run = 0;
    for field in fields.iter_mut().rev() {
        let plain = field.resolver == ResolverKind::Plain
            && field.source == Source::Resolver
            && field.condition == ConditionId::ALWAYS
            && matches!(field.output, Output::Leaf(leaf) if !matches!(leaf, Leaf::Custom | Leaf::PartOfEnum))
            && field.wrappers.item().is_none();
        run = if plain { (run + 1).min(LONGEST_RUN) } else { 0 };
        field.leaf_run = run;
    }
}

/// Where these nodes stand. One that fragments lead to under several conditions is among them several times.
fn positions(nodes: &[&ast::Field]) -> Box<[u32]> {
    let mut positions = Vec::with_capacity(nodes.len().min(MOST_POSITIONS));
    for node in nodes {
        if positions.len() == MOST_POSITIONS {
            break;
        }
        let position = node.span.start();
        if !positions.contains(&position) {
            positions.push(position);
        }
    }
    positions.into_boxed_slice()
}

/// Executing recurs as deep as the response, so that depth has an end that no setting moves.
#[cold]
fn too_deep(document: &Document, place: Span) -> Diagnostic {
    let message = format!(
        "The response would be more than {} levels of objects and lists deep, which no operation may. Ask for less at once.",
        Limits::MAX_DEPTH
    );
    let locations = vec![document.location(place.start())];
    Diagnostic { code: Code::LimitDepth, message, locations, rule: None }
}

/// What validation rules out; reported rather than panicked about, should it ever be wrong.
fn undefined(name: &str) -> Diagnostic {
    let message = format!("The field \"{name}\" cannot be planned; validation should have refused it.");
    Diagnostic { code: Code::ValidationFailed, message, locations: Vec::new(), rule: None }
}
