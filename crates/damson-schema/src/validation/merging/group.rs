//! The verdict on merging, by grouping.
//!
//! The unit of work is a set of selection sets that are merged into one. Its fields, fragments expanded, are grouped by
//! response key; the selection sets below a group make the next unit. Units are remembered by the selection sets in
//! them, so each is looked at once, and a selection set without a repeated key costs one pass over it.

use std::collections::HashSet;

use damson_syntax::ast::{self, List, Selection};

use crate::TypeId;
use crate::fragments::Marks;
use crate::validation::context::Context;
use crate::validation::walk::Found;

use super::arguments;
use super::budget::{Budget, Spent};
use super::conflict::Conflict;
use super::fields::{FieldNode, Shape};
use super::keys::{Keys, all_differ, field_at};
use super::roots::roots;
use super::verdict::Verdict;

/// The work after which grouping gives up: units can be exponentially many where objects are selected on interfaces
/// within each other, deep and with many choices.
const BUDGET: usize = 2_000_000;

/// How strictly the fields of a unit are merged.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Mode {
    /// As if all fields were selected on one object: enough for a good verdict, and without choices.
    Strong,
    /// As the specification says: only fields that can be selected on one object must be the same.
    Exact,
    /// The fields are never selected on one object: only their shapes must be the same.
    Shape,
}

/// A set of selection sets, ordered by their place.
type Unit = Box<[List<Selection>]>;

/// There is a conflict, or the budget is spent.
enum Stop<'a> {
    Conflict(Box<Conflict<'a>>),
    Budget,
}

impl From<Spent> for Stop<'_> {
    fn from(_: Spent) -> Self {
        Stop::Budget
    }
}

/// Whether the fields of the document can be merged.
pub(in crate::validation) fn group<'a>(cx: &Context<'a>, found: &Found<'a>) -> Verdict<'a> {
    if is_plain(cx, found) {
        return Verdict::Mergeable;
    }
    let Some(roots) = roots(cx) else { return Verdict::Cyclic };
    let mut merger = Merger::new(cx, found);
    let result = match merger.run(Mode::Strong, &roots) {
        Err(Stop::Conflict(_)) => {
            merger.forget();
            merger.run(Mode::Exact, &roots)
        }
        result => result,
    };
    match result {
        Ok(()) => Verdict::Mergeable,
        Err(Stop::Conflict(conflict)) => Verdict::Conflicting(conflict, cx.types),
        Err(Stop::Budget) => Verdict::Unknown,
    }
}

/// Whether there are no fragments and no response key repeats in a small selection set: then nothing is merged.
fn is_plain(cx: &Context<'_>, found: &Found<'_>) -> bool {
    cx.fragments.is_empty() && found.sets.iter().all(|set| !set.inline && all_differ(cx.document, set.selections))
}

struct Merger<'a, 'f> {
    cx: &'f Context<'a>,
    found: &'f Found<'a>,
    budget: Budget,
    marks: Marks,
    /// Single selection sets that need no second look, by the place of their first selection.
    seen_sets: Vec<bool>,
    seen_units: HashSet<(Mode, Unit), foldhash::fast::RandomState>,
    pending_sets: Vec<List<Selection>>,
    pending_units: Vec<(Mode, Unit)>,
    keys: Keys,
    fields: Vec<u32>,
    sets: Vec<List<Selection>>,
}

impl<'a, 'f> Merger<'a, 'f> {
    fn new(cx: &'f Context<'a>, found: &'f Found<'a>) -> Self {
        Merger {
            cx,
            found,
            budget: Budget(BUDGET),
            marks: Marks::new(cx.fragments.len()),
            seen_sets: vec![false; found.fields.len()],
            seen_units: HashSet::default(),
            pending_sets: Vec::new(),
            pending_units: Vec::new(),
            keys: Keys::default(),
            fields: Vec::new(),
            sets: Vec::new(),
        }
    }

    fn forget(&mut self) {
        self.seen_sets.fill(false);
        self.seen_units.clear();
        self.pending_sets.clear();
        self.pending_units.clear();
    }

    fn run(&mut self, mode: Mode, roots: &[List<Selection>]) -> Result<(), Stop<'a>> {
        roots.iter().rev().for_each(|&root| self.push_set(root));
        loop {
            if let Some(set) = self.pending_sets.pop() {
                self.merge(mode, &[set])?;
            } else if let Some((mode, unit)) = self.pending_units.pop() {
                self.merge(mode, &unit)?;
            } else {
                return Ok(());
            }
        }
    }

    /// Puts one selection set on the list, unless it was there.
    fn push_set(&mut self, mut set: List<Selection>) {
        // A set that is but a fragment's is known by that one.
        while let ([Selection::FragmentSpread(spread)], false) = (&self.cx.document[set], self.cx.fragments.is_empty())
        {
            let Some(fragment) = self.cx.fragments.find(&self.cx.document[spread.name]) else { return };
            set = self.cx.fragments.get(fragment).selection_set.selections;
        }
        if !set.is_empty() && !std::mem::replace(&mut self.seen_sets[set.start()], true) {
            self.pending_sets.push(set);
        }
    }

    /// Puts the selection set below a field on the list.
    fn push_below_one(&mut self, mode: Mode, field: &ast::Field) {
        // Shapes of fields in one set are looked at with the set.
        if let (Some(set), true) = (field.selection_set, mode != Mode::Shape) {
            self.push_set(set.selections);
        }
    }

    /// Puts the selection sets below fields on the list, as one unit.
    fn push_below(&mut self, mode: Mode, fields: &[FieldNode<'a>]) {
        let sets = fields.iter().filter_map(|field| field.node.selection_set).map(|set| set.selections);
        let mut unit: Vec<List<Selection>> = sets.filter(|set| !set.is_empty()).collect();
        match &unit[..] {
            [] => {}
            [_] => fields.iter().for_each(|field| self.push_below_one(mode, field.node)),
            _ => {
                unit.sort_unstable_by_key(|set| set.start());
                let unit = unit.into_boxed_slice();
                if self.seen_units.insert((mode, unit.clone())) {
                    self.pending_units.push((mode, unit));
                }
            }
        }
    }

    fn merge(&mut self, mode: Mode, unit: &[List<Selection>]) -> Result<(), Stop<'a>> {
        let document = self.cx.document;
        let mut fields = std::mem::take(&mut self.fields);
        fields.clear();
        self.collect_fields(unit, &mut fields);
        self.budget.spend(fields.len() + unit.len())?;
        let count = self.keys.group(document, &fields);
        if count == fields.len() {
            fields.iter().for_each(|&field| self.push_below_one(mode, field_at(document, field)));
        } else {
            let groups = self.keys.in_groups(&fields, count);
            groups.iter().try_for_each(|group| self.merge_group(mode, group))?;
        }
        self.fields = fields;
        Ok(())
    }

    /// The fields of all sets with fragments expanded, in no certain order.
    fn collect_fields(&mut self, unit: &[List<Selection>], fields: &mut Vec<u32>) {
        let (cx, document) = (self.cx, self.cx.document);
        self.marks.clear();
        self.sets.clear();
        self.sets.extend(unit);
        while let Some(set) = self.sets.pop() {
            for (index, selection) in (set.start() as u32..).zip(&document[set]) {
                match selection {
                    Selection::Field(_) => fields.push(index),
                    Selection::InlineFragment(fragment) => self.sets.push(fragment.selection_set.selections),
                    Selection::FragmentSpread(spread) => {
                        let fragment = cx.fragments.find(&document[spread.name]);
                        if let Some(fragment) = fragment.filter(|&fragment| self.marks.mark(fragment)) {
                            self.sets.push(cx.fragments.get(fragment).selection_set.selections);
                        }
                    }
                }
            }
        }
    }

    /// Merges fields with one response key.
    fn merge_group(&mut self, mode: Mode, group: &[u32]) -> Result<(), Stop<'a>> {
        let document = self.cx.document;
        if let [field] = group {
            self.push_below_one(mode, field_at(document, *field));
            return Ok(());
        }
        let node = |&field: &u32| FieldNode::new(self.cx, self.found, field_at(document, field), field);
        let group = &group.iter().map(node).collect::<Vec<_>>()[..];
        match mode {
            Mode::Strong => {
                self.check(group, false)?;
                self.push_below(Mode::Strong, group);
            }
            Mode::Shape => {
                self.check(group, true)?;
                self.push_below(Mode::Shape, group);
            }
            Mode::Exact => {
                self.check(group, true)?;
                self.merge_by_object(group)?;
            }
        }
        Ok(())
    }

    /// Merges fields with one response key as far as they can be selected on one object.
    fn merge_by_object(&mut self, group: &[FieldNode<'a>]) -> Result<(), Stop<'a>> {
        let mut by_object: Vec<(Option<TypeId>, FieldNode<'a>)> =
            group.iter().map(|&field| (field.object(self.cx.types), field)).collect();
        by_object.sort_by_key(|&(object, _)| object);
        let on_any = by_object.partition_point(|(object, _)| object.is_none());
        let (on_any, on_objects) = by_object.split_at(on_any);
        let objects = on_objects.chunk_by(|a, b| a.0 == b.0).count();
        let fields =
            |part: &[(Option<TypeId>, FieldNode<'a>)]| part.iter().map(|&(_, field)| field).collect::<Vec<_>>();
        if objects <= 1 {
            self.check(group, false)?;
            self.push_below(Mode::Exact, group);
            return Ok(());
        }
        for on_object in on_objects.chunk_by(|a, b| a.0 == b.0) {
            let together = [fields(on_any), fields(on_object)].concat();
            self.budget.spend(together.len())?;
            self.check(&together, false)?;
            self.push_below(Mode::Exact, &together);
        }
        self.push_below(Mode::Shape, group);
        Ok(())
    }

    /// Compares all fields of a group with one of them.
    fn check(&self, group: &[FieldNode<'a>], exclusive: bool) -> Result<(), Stop<'a>> {
        let (document, types) = (self.cx.document, self.cx.types);
        let first = group[0];
        let typed = group.iter().find_map(|field| Some((field, Shape::of(types, field.ty?))));
        for &field in &group[1..] {
            let is_same = exclusive
                || (document[field.node.name] == document[first.node.name]
                    && arguments::same(document, field.node.arguments, first.node.arguments));
            let is_plain = first.stream(document).is_none() && field.stream(document).is_none();
            if !(is_same && is_plain) {
                return Err(self.conflict(first, field, exclusive));
            }
        }
        let Some((&typed, shape)) = typed else { return Ok(()) };
        let misfit = group.iter().find(|field| field.ty.is_some_and(|ty| Shape::of(types, ty) != shape));
        misfit.map_or(Ok(()), |&field| Err(self.conflict(typed, field, exclusive)))
    }

    #[cold]
    fn conflict(&self, a: FieldNode<'a>, b: FieldNode<'a>, exclusive: bool) -> Stop<'a> {
        let (first, second) = if a.index < b.index { (a, b) } else { (b, a) };
        Conflict::between(self.cx.document, self.cx.types, first, second, exclusive)
            .map_or(Stop::Budget, |conflict| Stop::Conflict(Box::new(conflict)))
    }
}
