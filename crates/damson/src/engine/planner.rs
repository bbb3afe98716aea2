//! From a valid document to a plan: selection sets merged by concrete type, names turned into indices.
//!
//! Works through a queue of (object type, selection sets) pairs, each planned once however often it is reached, so the
//! work is bounded by the document and not by the paths through it. A budget bounds what is left: documents whose
//! combinations of types and conditions multiply.

use std::sync::Arc;

use damson_schema::coercion::{ArgumentPlan, LiteralCoercion};
use damson_schema::type_system::{Field, FieldId, TypeKind};
use damson_schema::{Code, Diagnostic, HashMap, Name, TypeId, TypeRef, TypeSystem, Valid};
use damson_syntax::ast::{self, Document};

use super::collect::{Collector, Emission, Group, Occurrence};
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
/// # Errors
/// If the plan would be larger than `budget` selections and fields, or a literal argument is no value of its type.
///
/// `types` are those that the request sees, `all` the schema's own, whose places of fields and arguments resolvers know.
pub(crate) fn plan(
    types: &TypeSystem,
    all: &TypeSystem,
    resolvers: &Resolvers,
    document: Valid<Document>,
    operation: usize,
    budget: usize,
) -> Result<Plan, Diagnostic> {
    let definition = document.operations().nth(operation).expect("the caller found the operation");
    let root_type = types.root(definition.operation_type).expect("validation has seen the root type");
    let root = Occurrence { selections: definition.selection_set.selections, condition: ConditionId::ALWAYS };
    let operation_type = definition.operation_type;
    let mut planner = Planner {
        types,
        all,
        resolvers,
        document: &document,
        // Literals are valid for the request; the defaults of what it does not see are filled in, too.
        coercion: LiteralCoercion::new(all, &document, definition),
        collector: Collector::new(types, &document, definition, budget),
        conditions: ConditionBuilder::new(),
        known: HashMap::default(),
        queue: Vec::new(),
        selections: Vec::new(),
        fields: Vec::new(),
        dispatches: Vec::new(),
        contexts: 0,
    };
    let root = planner.selection(root_type, vec![root]);
    planner.plan_all()?;
    let Planner { mut selections, mut fields, dispatches, conditions, contexts, .. } = planner;
    let edges = Edges::of(&selections, &fields, &dispatches);
    refuse_too_deep(edges.depth(root, &fields))?;
    edges.spread_waits(&mut selections, &mut fields);
    let conditions = conditions.finish();
    Ok(Plan::new(document, operation, operation_type, root, selections, fields, dispatches, conditions, contexts))
}

struct Planner<'p> {
    types: &'p TypeSystem,
    all: &'p TypeSystem,
    resolvers: &'p Resolvers,
    document: &'p Document,
    coercion: LiteralCoercion<'p>,
    collector: Collector<'p>,
    conditions: ConditionBuilder,
    known: HashMap<(TypeId, Arc<[Occurrence]>), SelectionId>,
    queue: Vec<(SelectionId, TypeId, Arc<[Occurrence]>)>,
    selections: Vec<PlanSelection>,
    fields: Vec<PlanField>,
    dispatches: Vec<Dispatch>,
    contexts: u32,
}

impl<'p> Planner<'p> {
    /// The planned selection of these selection sets on this object type, now or later.
    fn selection(&mut self, object: TypeId, occurrences: impl Into<Arc<[Occurrence]>>) -> SelectionId {
        let occurrences = occurrences.into();
        let next = SelectionId(self.selections.len() as u32);
        let id = *self.known.entry((object, occurrences.clone())).or_insert(next);
        if id == next {
            self.selections.push(PlanSelection { first: 0, end: 0, waits: false });
            self.queue.push((id, object, occurrences));
        }
        id
    }

    fn plan_all(&mut self) -> Result<(), Diagnostic> {
        while let Some((id, object, occurrences)) = self.queue.pop() {
            let first = self.fields.len();
            let groups = self.collector.collect(object, &occurrences, &mut self.conditions)?;
            for emission in &groups.emissions {
                let field = self.plan_field(object, &groups.groups[emission.group], emission)?;
                self.fields.push(field);
            }
            mark_leaf_runs(&mut self.fields[first..]);
            let end = self.fields.len() as u32;
            self.selections[id.0 as usize] = PlanSelection { first: first as u32, end, waits: false };
        }
        Ok(())
    }

    /// See [ExecuteField](https://spec.graphql.org/September2026/#ExecuteField()): all of it that needs no request.
    fn plan_field(&mut self, object: TypeId, group: &Group<'p>, emission: &Emission) -> Result<PlanField, Diagnostic> {
        let node = group.nodes[0];
        let name = &self.document[node.name];
        let (id, definition) = self.all.field(object, name).ok_or_else(|| undefined(name))?;
        let mut resolver = self.resolver(object, id);
        let own = if resolver.guards.is_some() { Source::Guarded } else { source(id) };
        let directives = self.plan_directives(group.nodes[emission.node], own)?;
        if directives.is_some() {
            // They are given a context, and they may wait.
            (resolver.kind, resolver.uses_context) = (ResolverKind::Async, true);
        }
        let arguments = self.plan_arguments(object, definition, node)?;
        let output = self.output(definition, &group.occurrences)?;
        let context = self.contexts;
        self.contexts += resolver.uses_context as u32;
        Ok(PlanField {
            id: self.fields.len() as u32,
            index: if let FieldId::Defined(index) = id { index } else { 0 },
            key: format!(",\"{}\":", group.key).into_bytes().into(),
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
            positions: group.nodes.iter().take(MOST_POSITIONS).map(|node| node.span.start()).collect(),
        })
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

    fn output(&mut self, definition: &Field, occurrences: &[Occurrence]) -> Result<Output, Diagnostic> {
        let named = definition.ty.named;
        Ok(match &self.types.get(named).kind {
            TypeKind::Scalar { .. } | TypeKind::Enum { .. } => Output::Leaf(self.leaf(definition.ty)),
            TypeKind::Object(_) => Output::Object(self.selection(named, occurrences)),
            TypeKind::Interface(_) | TypeKind::Union { .. } => {
                let dispatch = self.dispatch(named, occurrences);
                self.dispatches.push(dispatch);
                Output::Abstract(self.dispatches.len() as u32 - 1)
            }
            TypeKind::InputObject { .. } => return Err(undefined(&definition.name)),
        })
    }

    fn dispatch(&mut self, named: TypeId, occurrences: &[Occurrence]) -> Dispatch {
        let occurrences: Arc<[Occurrence]> = occurrences.into();
        let types = self.types;
        let mut dispatch = Dispatch::default();
        for &object in types.possible_types(named) {
            let selection = self.selection(object, occurrences.clone());
            dispatch.types.push((types.get(object).name.clone(), selection));
        }
        dispatch.types.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        dispatch
    }

    fn leaf(&self, ty: TypeRef) -> Leaf {
        let definition = self.types.get(ty.named);
        match (&definition.kind, &*definition.name) {
            (TypeKind::Enum { .. }, _) => Leaf::Enum,
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
            && matches!(field.output, Output::Leaf(leaf) if leaf != Leaf::Custom)
            && field.wrappers.item().is_none();
        run = if plain { (run + 1).min(LONGEST_RUN) } else { 0 };
        field.leaf_run = run;
    }
}

fn source(field: FieldId) -> Source {
    match field {
        FieldId::Typename => Source::Typename,
        FieldId::Schema => Source::Schema,
        FieldId::Type => Source::Type,
        FieldId::Defined(_) => Source::Resolver,
    }
}

/// Executing recurs as deep as the response, so that depth has an end that no setting moves.
fn refuse_too_deep(depth: usize) -> Result<(), Diagnostic> {
    if depth <= Limits::MAX_DEPTH {
        return Ok(());
    }
    let message = format!(
        "The response would be {depth} levels of objects and lists deep; no operation may go beyond {}. Ask for less at once.",
        Limits::MAX_DEPTH
    );
    Err(Diagnostic { code: Code::LimitDepth, message, locations: Vec::new(), rule: None })
}

/// What validation rules out; reported rather than panicked about, should it ever be wrong.
fn undefined(name: &str) -> Diagnostic {
    let message = format!("The field \"{name}\" cannot be planned; validation should have refused it.");
    Diagnostic { code: Code::ValidationFailed, message, locations: Vec::new(), rule: None }
}
