//! One field of a plan: its source, its arguments and directives, its positions in the document.

use std::sync::Arc;

use damson_schema::coercion::ArgumentPlan;
use damson_schema::type_system::{Field, FieldId};
use damson_schema::{Diagnostic, Name, TypeId};
use damson_syntax::ast::{self, OperationType};

use super::{Planner, ROOT, Wanted, undefined};
use crate::engine::plan::collect::{Emission, Group, PLANNED_FIELD};
use crate::engine::plan::{PlanDirective, PlanDirectives, PlanField, Resolver, ResolverKind, Source};

/// The most locations of an error; a field may be merged from thousands of nodes.
const MOST_POSITIONS: usize = 64;

impl<'p> Planner<'p> {
    /// The part of [ExecuteField](https://spec.graphql.org/September2026/#ExecuteField()) that does not need a request.
    pub(super) fn plan_field(
        &mut self,
        wanted: Wanted,
        group: &Group<'p>,
        emission: &Emission,
    ) -> Result<PlanField, Diagnostic> {
        let object = wanted.object;
        let node = group.nodes[0];
        self.collector.spend(PLANNED_FIELD, node.span)?;
        let name = &self.document[node.name];
        let (id, definition) = self.types.whole.field(object, name).ok_or_else(|| undefined(name))?;
        self.keep(definition.cache_control);
        let mut resolver = self.resolver(object, id);
        let own = self.source(id, &resolver, wanted.depth);
        let levels_apart = self.levels_apart(own, &resolver);
        let directives = self.plan_directives(group.nodes[emission.node], own)?;
        let id_in_plan = self.fields.len() as u32;
        let is_streamed = directives.is_none()
            && own != Source::Apart
            && definition.ty.item().is_some()
            && self.collector.stream(id_in_plan, group.nodes[emission.node], own);
        if is_streamed {
            resolver.kind = ResolverKind::Async; // the list must live until its items are executed
        }
        if directives.is_some() {
            // Directives take a context, and may wait.
            (resolver.kind, resolver.uses_context) = (ResolverKind::Async, true);
        }
        let arguments = self.plan_arguments(object, definition, node)?;
        let output = self.output(definition, group, wanted)?;
        let (positions, first_node) = positions(&group.nodes, group.nodes[emission.node]);
        let context = self.contexts;
        self.contexts += resolver.uses_context as u32;
        Ok(PlanField {
            id: id_in_plan,
            index: resolver.index,
            definition: if let FieldId::Defined(index) = id { index } else { 0 },
            part: resolver.part,
            key: self.key(group.key, wanted.is_one_of_many),
            source: match own {
                _ if directives.is_some() => Source::Directed,
                _ if is_streamed => Source::Streamed,
                own => own,
            },
            output,
            wrappers: definition.ty.wrappers,
            condition: emission.condition,
            resolver: resolver.kind,
            guards: resolver.guards,
            levels_apart: levels_apart + directives.as_deref().map_or(0, levels_of_directives),
            validates: resolver.validates,
            directives,
            leaf_run: 0,
            uses_context: resolver.uses_context,
            context,
            waits_below: is_streamed,
            arguments,
            parent: object,
            name: Name::from(definition.name.clone()),
            positions,
            first_node,
        })
    }

    /// A response key as the response has it. The possible types of an interface share it.
    fn key(&mut self, name: &'p str, is_shared: bool) -> Arc<[u8]> {
        let written = || [",\"", name, "\":"].concat().into_bytes().into();
        if is_shared { self.keys.entry(name).or_insert_with(written).clone() } else { written() }
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
        let owner = format!("{}.{}", self.types.seen.get(object).name, definition.name);
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
            let (index, _, definition) = self.types.whole.directives.get_full(name).ok_or_else(|| undefined(name))?;
            let owner = format!("@{name}");
            let (definitions, document) = (&definition.arguments, self.document);
            let arguments =
                ArgumentPlan::of_arguments(&mut self.coercion, definitions, used.arguments, &owner, used.span)
                    .map_err(|error| error.into_diagnostic(document))?;
            list.push(PlanDirective { directive, index, arguments, position: used.span.start() });
        }
        Ok((!list.is_empty()).then(|| Box::new(PlanDirectives { source, list })))
    }

    fn resolver(&self, object: TypeId, field: FieldId) -> Resolver {
        match field {
            FieldId::Defined(index) => self.resolvers.get(object, index as usize),
            _ => Resolver::new(0, ResolverKind::Sync, false),
        }
    }

    /// The levels that the steps to a part count as, if the field is completed apart.
    fn levels_apart(&self, source: Source, resolver: &Resolver) -> u16 {
        match resolver.part {
            Some(part) if source == Source::Apart => (self.resolvers.part(part).steps.len() + APART) as u16,
            _ => 0,
        }
    }

    /// The source of a field without directives.
    fn source(&self, field: FieldId, resolver: &Resolver, depth: u16) -> Source {
        // The guards of a subscription's root field are asked before the source stream is created.
        let guards_have_passed = self.operation_type == OperationType::Subscription && depth == ROOT;
        match field {
            FieldId::Typename => Source::Typename,
            FieldId::Schema => Source::Schema,
            FieldId::Type => Source::Type,
            FieldId::Defined(_) if resolver.part.is_some_and(|part| self.resolvers.part(part).is_held) => Source::Part,
            FieldId::Defined(_) if resolver.part.is_some() => Source::Apart,
            FieldId::Defined(_) if (resolver.guards.is_some() || resolver.validates) && !guards_have_passed => {
                Source::Guarded
            }
            FieldId::Defined(_) => Source::Resolver,
        }
    }
}

/// The levels that a piece of its own counts as. Its field is polled inside it, which takes as much stack.
const APART: usize = 3;

fn levels_of_directives(directives: &PlanDirectives) -> u16 {
    (directives.list.len() + APART) as u16
}

/// The positions of these nodes, each once, and the index of the position of `first`, which is always among them. Fragments under
/// several conditions may repeat a node.
fn positions(nodes: &[&ast::Field], first: &ast::Field) -> (Box<[u32]>, u8) {
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
    let first = first.span.start();
    let index = positions.iter().position(|position| *position == first).unwrap_or_else(|| {
        let last = positions.len() - 1;
        positions[last] = first;
        last
    });
    (positions.into_boxed_slice(), index as u8)
}
