//! A plan as a graph. Its nodes are selections and dispatches; its edges are fields, and the possible types of dispatches.
//!
//! Selections are shared, so the graph is not a tree; it has no cycles, because fragments have none. Each method takes one
//! linear pass.

use super::{Dispatch, Output, PlanField, PlanSelection, ResolverKind, SelectionId};
use damson_schema::type_system::Wrapper;

/// An edge: a field, or the way from a dispatch to the selection of one of its types.
#[derive(Clone, Copy)]
struct Edge {
    above: u32,
    field: Option<u32>,
    below: u32,
}

/// The levels of objects and lists that a field adds.
fn levels(field: &PlanField) -> usize {
    let lists = field.wrappers.iter().filter(|wrapper| *wrapper == Wrapper::List).count();
    1 + lists + usize::from(field.levels_apart)
}

/// The levels that a selection counts as if its fields are executed one after the other, in a piece of their own.
fn levels_of_selection(selection: Option<&PlanSelection>) -> usize {
    const SERIAL: usize = 3;
    selection.map_or(0, |selection| usize::from(selection.is_serial) * SERIAL)
}

fn fields_of<'f>(selection: &PlanSelection, fields: &'f [PlanField]) -> &'f [PlanField] {
    &fields[selection.first as usize..selection.end as usize]
}

/// All edges of a plan. Its nodes are the selections, and after them the dispatches.
pub(super) struct Edges {
    /// Sorted by `above`.
    list: Vec<Edge>,
    /// The start of each node's edges in the list, and the end of the last node's.
    first: Vec<u32>,
}

impl Edges {
    pub(super) fn of(selections: &[PlanSelection], fields: &[PlanField], dispatches: &[Dispatch]) -> Self {
        let mut edges = Edges { list: Vec::new(), first: Vec::with_capacity(selections.len() + dispatches.len() + 1) };
        for selection in selections {
            let above = edges.node();
            for field in selection.first..selection.end {
                let below = match fields[field as usize].output {
                    Output::Leaf(_) => continue,
                    Output::Object(below) => below.0,
                    Output::Abstract(dispatch) => selections.len() as u32 + dispatch,
                };
                edges.list.push(Edge { above, field: Some(field), below });
            }
        }
        for dispatch in dispatches {
            let above = edges.node();
            let below = dispatch.types.iter().map(|(_, below)| Edge { above, field: None, below: below.0 });
            edges.list.extend(below);
        }
        edges.first.push(edges.list.len() as u32);
        edges
    }

    /// Starts the next node.
    fn node(&mut self) -> u32 {
        self.first.push(self.list.len() as u32);
        self.first.len() as u32 - 1
    }

    fn nodes(&self) -> usize {
        self.first.len() - 1
    }

    fn from(&self, above: u32) -> &[Edge] {
        &self.list[self.first[above as usize] as usize..self.first[above as usize + 1] as usize]
    }

    /// The most levels of objects and lists on a way down from `root`, including those that pieces apart count as.
    pub(super) fn depth(&self, root: SelectionId, selections: &[PlanSelection], fields: &[PlanField]) -> usize {
        let mut unseen = vec![0_u32; self.nodes()]; // edges to each node that were not followed yet
        self.list.iter().for_each(|edge| unseen[edge.below as usize] += 1);
        let mut depths = vec![1; self.nodes()];
        let mut ready = vec![root.0];
        let mut deepest = 1;
        while let Some(above) = ready.pop() {
            if let Some(selection) = selections.get(above as usize) {
                let leaves = fields_of(selection, fields).iter().map(|field| usize::from(field.levels_apart));
                deepest = leaves.fold(deepest, |deepest, levels| deepest.max(depths[above as usize] + levels));
            }
            for edge in self.from(above) {
                let below = edge.below as usize;
                let levels = edge.field.map_or(0, |field| levels(&fields[field as usize]));
                let levels = levels + levels_of_selection(selections.get(below));
                depths[below] = depths[below].max(depths[above as usize] + levels);
                deepest = deepest.max(depths[below]);
                unseen[below] -= 1;
                if unseen[below] == 0 {
                    ready.push(edge.below);
                }
            }
        }
        deepest
    }

    /// Marks the selections that may wait: those with an asynchronous resolver, and all above them.
    pub(super) fn spread_waits(&self, selections: &mut [PlanSelection], fields: &mut [PlanField]) {
        let waits = |selection: &PlanSelection| {
            fields_of(selection, fields).iter().any(|field| field.resolver == ResolverKind::Async)
        };
        let numbered = selections.iter().enumerate();
        let mut found: Vec<u32> = numbered.filter(|(_, selection)| waits(selection)).map(|(id, _)| id as u32).collect();
        if found.is_empty() {
            return;
        }
        let mut above: Vec<Vec<Edge>> = vec![Vec::new(); self.nodes()];
        self.list.iter().for_each(|edge| above[edge.below as usize].push(*edge));
        let mut is_marked = vec![false; self.nodes()];
        while let Some(node) = found.pop() {
            if std::mem::replace(&mut is_marked[node as usize], true) {
                continue;
            }
            if let Some(selection) = selections.get_mut(node as usize) {
                selection.waits = true;
            }
            for edge in &above[node as usize] {
                found.push(edge.above);
                if let Some(field) = edge.field {
                    fields[field as usize].waits_below = true;
                }
            }
        }
    }
}
