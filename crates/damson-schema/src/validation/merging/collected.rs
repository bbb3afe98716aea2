//! The fields of selection sets, collected once for each type that they are taken to select from.

use damson_syntax::ast::{List, Selection};

use crate::validation::context::Context;
use crate::validation::walk::Found;
use crate::{HashMap, IndexMap, TypeId};

use super::budget::{Budget, Spent};
use super::fields::FieldNode;

type IndexSet<T> = indexmap::IndexSet<T, foldhash::fast::RandomState>;

/// The fields of a selection set and its inline fragments by response key, and the fragments it spreads.
#[derive(Default)]
pub(super) struct Collected<'a> {
    /// The numbers of fields.
    pub(super) groups: IndexMap<&'a str, Vec<u32>>,
    pub(super) spreads: Vec<u32>,
}

/// Collects selection sets, and gives numbers to them and to their fields.
pub(super) struct Collector<'a, 'f> {
    found: &'f Found<'a>,
    pub(super) nodes: Vec<FieldNode<'a>>,
    pub(super) sets: Vec<Collected<'a>>,
    /// The number of each collected selection set, by its place and the type it is taken to select from. As in
    /// graphql-js that is not always one type: what stands below a leaf or a meta field is collected twice.
    numbers: HashMap<(List<Selection>, Option<TypeId>), u32>,
}

impl<'a, 'f> Collector<'a, 'f> {
    pub(super) fn new(found: &'f Found<'a>) -> Self {
        Collector { found, nodes: Vec::new(), sets: Vec::new(), numbers: HashMap::default() }
    }

    /// The number of a fragment's fields and spreads.
    pub(super) fn collect_fragment(
        &mut self,
        cx: &Context<'a>,
        budget: &mut Budget,
        fragment: u32,
    ) -> Result<u32, Spent> {
        let fragment = cx.fragments.get(fragment);
        let parent = cx.types.id(&cx.document[fragment.type_condition]);
        self.collect(cx, budget, fragment.selection_set.selections, parent)
    }

    /// The number of a selection set's fields and spreads, collected now or before.
    pub(super) fn collect(
        &mut self,
        cx: &Context<'a>,
        budget: &mut Budget,
        set: List<Selection>,
        parent: Option<TypeId>,
    ) -> Result<u32, Spent> {
        if let Some(&number) = self.numbers.get(&(set, parent)) {
            return Ok(number);
        }
        let collected = self.collect_fields(cx, budget, set, parent)?;
        let number = self.sets.len() as u32;
        self.sets.push(collected);
        self.numbers.insert((set, parent), number);
        Ok(number)
    }

    fn collect_fields(
        &mut self,
        cx: &Context<'a>,
        budget: &mut Budget,
        set: List<Selection>,
        parent: Option<TypeId>,
    ) -> Result<Collected<'a>, Spent> {
        let document = cx.document;
        let mut collected = Collected::default();
        let mut spreads = IndexSet::default();
        let frame = |set: List<Selection>, parent| (set.start() as u32.., document[set].iter(), parent);
        let mut frames = vec![frame(set, parent)];
        while let Some((indices, rest, parent)) = frames.last_mut() {
            let (Some(selection), Some(index)) = (rest.next(), indices.next()) else {
                frames.pop();
                continue;
            };
            budget.spend(1)?;
            match selection {
                Selection::Field(field) => {
                    let key = &document[field.response_key()];
                    collected.groups.entry(key).or_default().push(self.nodes.len() as u32);
                    self.nodes.push(FieldNode::on(cx, self.found, field, index, *parent));
                }
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.type_condition.map(|condition| cx.types.id(&document[condition]));
                    let parent = condition.unwrap_or(*parent);
                    frames.push(frame(fragment.selection_set.selections, parent));
                }
                Selection::FragmentSpread(spread) => spreads.extend(cx.fragments.find(&document[spread.name])),
            }
        }
        collected.spreads = spreads.into_iter().collect();
        Ok(collected)
    }
}
