//! The output of a field: a leaf, an object with its selection, or one of several types with a selection for each.

use damson_schema::type_system::{Field, TypeKind, Wrapper};
use damson_schema::{Diagnostic, TypeRef};
use damson_syntax::Span;

use super::{Planner, Wanted, too_deep, undefined};
use crate::Limits;
use crate::engine::plan::collect::{Group, Occurrence, POSSIBLE_TYPE, Target};
use crate::engine::plan::{Dispatch, Leaf, Output, PlanSelection, SelectionId};

impl<'p> Planner<'p> {
    pub(super) fn output(
        &mut self,
        definition: &Field,
        group: &Group<'p>,
        above: Wanted,
    ) -> Result<Output, Diagnostic> {
        let named = definition.ty.named;
        let is_abstract = match &self.types.seen.get(named).kind {
            TypeKind::Scalar { .. } | TypeKind::Enum { .. } => return Ok(Output::Leaf(self.leaf(definition.ty))),
            TypeKind::Object(_) => false,
            TypeKind::Interface(_) | TypeKind::Union { .. } => true,
            TypeKind::InputObject { .. } => return Err(undefined(&definition.name)),
        };
        let lists = definition.ty.wrappers.iter().filter(|wrapper| *wrapper == Wrapper::List).count();
        let (depth, delivery) = (above.depth + 1 + lists as u16, above.delivery);
        if usize::from(depth) > Limits::MAX_DEPTH {
            return Err(too_deep(self.document, group.nodes[0].span));
        }
        let occurrences = self.occurrences(&group.occurrences);
        let wanted = Wanted { object: named, occurrences, is_one_of_many: is_abstract, depth, delivery };
        if !is_abstract {
            return Ok(Output::Object(self.selection(wanted)));
        }
        Ok(Output::Abstract(self.dispatch(wanted, group.nodes[0].span)?))
    }

    /// The index of the dispatch for an abstract type.
    fn dispatch(&mut self, wanted: Wanted, place: Span) -> Result<u32, Diagnostic> {
        let next = self.dispatches.len() as u32;
        let id = *self.known_dispatches.entry(self.known(wanted)).or_insert(next);
        if id == next {
            let dispatch = self.new_dispatch(wanted, place)?;
            self.dispatches.push(dispatch);
        }
        Ok(id)
    }

    fn new_dispatch(&mut self, wanted: Wanted, place: Span) -> Result<Dispatch, Diagnostic> {
        let types = self.types.seen;
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

    /// The selection for one of several types. Types without selected fields share one.
    fn selection_of_many(&mut self, wanted: Wanted, occurrences: &[Occurrence]) -> Result<SelectionId, Diagnostic> {
        let target = Target { object: wanted.object, is_one_of_many: true, depth: wanted.depth };
        if !self.collector.selects_nothing(target, occurrences)? {
            return Ok(self.selection(wanted));
        }
        self.keep(self.types.seen.get(wanted.object).cache_control);
        Ok(*self.nothing.get_or_insert_with(|| {
            self.selections.push(PlanSelection::EMPTY);
            SelectionId(self.selections.len() as u32 - 1)
        }))
    }

    fn leaf(&self, ty: TypeRef) -> Leaf {
        let definition = self.types.seen.get(ty.named);
        match (&definition.kind, &*definition.name) {
            (TypeKind::Enum { values }, _) => match &self.types.whole.get(ty.named).kind {
                TypeKind::Enum { values: whole } if whole.len() > values.len() => Leaf::PartOfEnum,
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
