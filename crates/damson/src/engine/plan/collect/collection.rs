//! The fields found so far by one collection, grouped by response key.

use damson_schema::HashMap;
use damson_syntax::ast::{self, Document, List, Selection};

use super::{Collected, Emission, Group, Occurrence};
use crate::engine::plan::condition::{ConditionBuilder, ConditionId};
use crate::engine::plan::delivery::FragmentId;
use crate::engine::plan::short_set::{FEW, ShortSet};

/// The state of one collection.
pub(super) struct Collection<'d> {
    document: &'d Document,
    collected: Collected<'d>,
    /// The groups by response key, once there are more than [`FEW`].
    by_key: HashMap<&'d str, usize>,
    /// The fragments that were spread, each with its condition and the deferred fragment around it.
    visited: ShortSet<(List<Selection>, ConditionId, Option<FragmentId>)>,
    /// The selection sets of the groups' further nodes.
    seen: ShortSet<(usize, Occurrence)>,
    /// Groups of earlier collections, whose vectors are used again.
    spare: Vec<Group<'d>>,
}

impl<'d> Collection<'d> {
    pub(super) fn new(document: &'d Document, spare: Vec<Group<'d>>) -> Self {
        Collection {
            document,
            collected: Collected::default(),
            by_key: HashMap::default(),
            visited: ShortSet::default(),
            seen: ShortSet::default(),
            spare,
        }
    }

    /// Whether to walk a fragment under this condition: it was not walked under the same one, nor without one. The same holds for
    /// the deferred fragment that it is in.
    pub(super) fn visit(
        &mut self,
        fragment: List<Selection>,
        condition: ConditionId,
        deferred: Option<FragmentId>,
    ) -> bool {
        let is_plain = condition == ConditionId::ALWAYS && deferred.is_none();
        let was_walked = !is_plain && self.visited.contains(&(fragment, ConditionId::ALWAYS, None));
        !was_walked && self.visited.insert((fragment, condition, deferred))
    }

    pub(super) fn add(
        &mut self,
        field: &'d ast::Field,
        condition: ConditionId,
        deferred: Option<FragmentId>,
        conditions: &mut ConditionBuilder,
    ) {
        let selections = field.selection_set.map_or(List::EMPTY, |set| set.selections);
        let occurrence = Occurrence { selections, condition, deferred };
        let index = self.group(field, occurrence);
        let group = &mut self.collected.groups[index];
        let repeated = !group.nodes.is_empty() && (group.first == occurrence || !self.seen.insert((index, occurrence)));
        group.nodes.push(field);
        if repeated {
            return;
        }
        if !selections.is_empty() {
            group.occurrences.push(occurrence);
        }
        match deferred {
            Some(fragment) => group.deferred.push(fragment),
            None => group.is_wanted_now = true,
        }
        let here = conditions.except(condition, group.any);
        if here != ConditionId::NEVER {
            group.any = conditions.or(group.any, condition);
            let node = group.nodes.len() - 1;
            self.collected.emissions.push(Emission { group: index, node, condition: here });
        }
    }

    /// The group of the field's response key.
    fn group(&mut self, field: &'d ast::Field, first: Occurrence) -> usize {
        let document = self.document;
        let key = &document[field.response_key()];
        let groups = &mut self.collected.groups;
        if groups.len() <= FEW {
            let same = |group: &Group<'d>| group.key == key;
            if let Some(index) = groups.iter().position(same) {
                return index;
            }
        } else if let Some(&index) = self.by_key.get(key) {
            return index;
        }
        let (nodes, occurrences) = self.spare.pop().map_or_else(Default::default, Group::into_room);
        let (deferred, is_wanted_now) = (Vec::new(), false);
        groups.push(Group { key, nodes, occurrences, first, any: ConditionId::NEVER, deferred, is_wanted_now });
        let index = groups.len() - 1;
        if index == FEW {
            self.by_key = groups[..index].iter().enumerate().map(|(index, group)| (group.key, index)).collect();
        }
        if index >= FEW {
            self.by_key.insert(key, index);
        }
        index
    }

    pub(super) fn finish(mut self) -> (Collected<'d>, Vec<Group<'d>>) {
        for group in &mut self.collected.groups {
            // The selection set of a field with one condition is only executed when that condition holds.
            if group.occurrences.iter().all(|occurrence| occurrence.condition == group.any) {
                group.occurrences.iter_mut().for_each(|occurrence| occurrence.condition = ConditionId::ALWAYS);
            }
        }
        (self.collected, self.spare)
    }
}
