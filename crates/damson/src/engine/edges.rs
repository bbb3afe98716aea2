//! What can be said of a plan as a graph: selections, and the fields that lead from one to the next.
//!
//! Selections are shared, so the graph is no tree; it has no cycles, because fragments have none. Every question is
//! answered in one linear pass.

use super::plan::{Dispatch, Output, PlanField, PlanSelection, SelectionId};
use crate::registry::ResolverKind;
use damson_schema::type_system::Wrapper;

/// A field that leads from one selection to another.
#[derive(Clone, Copy)]
struct Edge {
    above: u32,
    field: u32,
    below: u32,
}

/// As how many levels the directives of a field count: what they wait for is polled inside them, which takes as much
/// stack as these levels would.
fn levels_of_directives(field: &PlanField) -> usize {
    const AROUND_ALL: usize = 3;
    field.directives.as_ref().map_or(0, |directives| directives.list.len() + AROUND_ALL)
}

/// All edges of a plan, by the selection they come from.
pub(super) struct Edges {
    /// Sorted by `above`.
    list: Vec<Edge>,
    /// Where the edges of each selection begin in the list.
    first: Vec<u32>,
}

impl Edges {
    pub(super) fn of(selections: &[PlanSelection], fields: &[PlanField], dispatches: &[Dispatch]) -> Self {
        let mut list = Vec::new();
        let mut first = Vec::with_capacity(selections.len() + 1);
        for (above, selection) in selections.iter().enumerate() {
            first.push(list.len() as u32);
            for field in selection.first..selection.end {
                let mut lead_to = |below: SelectionId| list.push(Edge { above: above as u32, field, below: below.0 });
                match fields[field as usize].output {
                    Output::Leaf(_) => {}
                    Output::Object(below) => lead_to(below),
                    Output::Abstract(dispatch) => {
                        dispatches[dispatch as usize].types.iter().for_each(|(_, below)| lead_to(*below));
                    }
                }
            }
        }
        first.push(list.len() as u32);
        Edges { list, first }
    }

    fn from(&self, above: u32) -> &[Edge] {
        &self.list[self.first[above as usize] as usize..self.first[above as usize + 1] as usize]
    }

    /// The levels of objects and lists on the longest way down from `root`.
    pub(super) fn depth(&self, root: SelectionId, fields: &[PlanField]) -> usize {
        if self.list.is_empty() {
            return 1 + fields.iter().map(levels_of_directives).max().unwrap_or(0); // nothing but leaves
        }
        let mut unseen = vec![0_u32; self.first.len() - 1]; // edges to each selection that were not followed yet
        self.list.iter().for_each(|edge| unseen[edge.below as usize] += 1);
        let mut depths = vec![1; self.first.len() - 1];
        let mut ready = vec![root.0];
        let mut deepest = 1;
        while let Some(above) = ready.pop() {
            for edge in self.from(above) {
                let lists =
                    fields[edge.field as usize].wrappers.iter().filter(|wrapper| *wrapper == Wrapper::List).count();
                let below = edge.below as usize;
                let field = &fields[edge.field as usize];
                depths[below] = depths[below].max(depths[above as usize] + 1 + lists + levels_of_directives(field));
                deepest = deepest.max(depths[below]);
                unseen[below] -= 1;
                if unseen[below] == 0 {
                    ready.push(edge.below);
                }
            }
        }
        deepest + fields.iter().map(levels_of_directives).max().unwrap_or(0)
    }

    /// Marks the selections that may wait: those with an asynchronous resolver, and all above them.
    pub(super) fn spread_waits(&self, selections: &mut [PlanSelection], fields: &mut [PlanField]) {
        let waits = |selection: &PlanSelection, fields: &[PlanField]| {
            fields[selection.first as usize..selection.end as usize]
                .iter()
                .any(|field| field.resolver == ResolverKind::Async)
        };
        let numbered = selections.iter().enumerate();
        let mut found: Vec<u32> =
            numbered.filter(|(_, selection)| waits(selection, fields)).map(|(id, _)| id as u32).collect();
        if found.is_empty() {
            return;
        }
        let mut above: Vec<Vec<Edge>> = vec![Vec::new(); selections.len()];
        self.list.iter().for_each(|edge| above[edge.below as usize].push(*edge));
        while let Some(id) = found.pop() {
            if !std::mem::replace(&mut selections[id as usize].waits, true) {
                for edge in &above[id as usize] {
                    fields[edge.field as usize].waits_below = true;
                    found.push(edge.above);
                }
            }
        }
    }
}
