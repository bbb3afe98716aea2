//! The fragments of a document by name, and the spreads that connect them.
//!
//! A name stands for the last definition of that name, as in graphql-js. Cycles are allowed: walks mark what they have seen.

use damson_syntax::ast::{Definition, Document, FragmentDefinition, FragmentSpread, List, Selection};

use crate::names::NameMap;

/// The fragments of a document.
pub(crate) struct Fragments<'a> {
    definitions: Vec<&'a FragmentDefinition>,
    by_name: NameMap<'a, u32>,
    /// The spreads of all definitions, one run for each definition.
    spreads: Vec<Spread<'a>>,
    /// The end of each definition's run.
    ends: Vec<u32>,
    /// For each fragment its number among the definitions of the document.
    places: Vec<u32>,
}

/// A spread and the fragment that it names.
#[derive(Clone, Copy)]
pub(crate) struct Spread<'a> {
    pub(crate) node: &'a FragmentSpread,
    pub(crate) target: Option<u32>,
}

impl<'a> Fragments<'a> {
    pub(crate) fn new(document: &'a Document) -> Self {
        let mut fragments = Fragments {
            definitions: Vec::new(),
            by_name: NameMap::new(),
            spreads: Vec::new(),
            ends: Vec::new(),
            places: Vec::new(),
        };
        for (place, definition) in document.definitions().iter().enumerate() {
            if let Definition::Fragment(fragment) = definition {
                fragments.by_name.insert(&document[fragment.name], fragments.definitions.len() as u32);
                fragments.definitions.push(fragment);
                fragments.places.push(place as u32);
            }
        }
        if !fragments.definitions.is_empty() {
            fragments.collect_spreads(document);
        }
        fragments
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.definitions.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.definitions.len()
    }

    /// The number of the fragment with this name.
    #[inline]
    pub(crate) fn find(&self, name: &str) -> Option<u32> {
        self.by_name.get(name)
    }

    /// The fragment with this number.
    #[inline]
    pub(crate) fn get(&self, fragment: u32) -> &'a FragmentDefinition {
        self.definitions[fragment as usize]
    }

    /// The place of a fragment among the definitions of the document.
    pub(crate) fn place(&self, fragment: u32) -> usize {
        self.places[fragment as usize] as usize
    }

    /// The spreads anywhere in the definition at this place, in graphql-js's order: those of a selection set, then
    /// those of the selection sets in it, the last one first.
    pub(crate) fn spreads_of(&self, place: usize) -> &[Spread<'a>] {
        if self.is_empty() {
            return &[];
        }
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        &self.spreads[start..self.ends[place] as usize]
    }

    /// Appends to `reached` the fragments that the definition at this place spreads, directly or not, and marks them.
    pub(crate) fn reach(&self, place: usize, marks: &mut Marks, reached: &mut Vec<u32>) {
        let start = reached.len();
        self.reach_directly(place, marks, reached);
        self.reach_on(start, marks, reached);
    }

    /// Appends the fragments that those from `next` on spread.
    pub(crate) fn reach_on(&self, mut next: usize, marks: &mut Marks, reached: &mut Vec<u32>) {
        while let Some(&fragment) = reached.get(next) {
            next += 1;
            self.reach_directly(self.place(fragment), marks, reached);
        }
    }

    /// Appends the fragments that the definition at this place spreads itself.
    pub(crate) fn reach_directly(&self, place: usize, marks: &mut Marks, reached: &mut Vec<u32>) {
        let targets = self.spreads_of(place).iter().filter_map(|spread| spread.target);
        reached.extend(targets.filter(|&fragment| marks.mark(fragment)));
    }

    fn collect_spreads(&mut self, document: &'a Document) {
        let mut sets = Vec::new();
        for definition in document.definitions() {
            match definition {
                Definition::Operation(operation) => sets.push(operation.selection_set.selections),
                Definition::Fragment(fragment) => sets.push(fragment.selection_set.selections),
                _ => {}
            }
            while let Some(set) = sets.pop() {
                self.collect_spreads_in(document, set, &mut sets);
            }
            self.ends.push(self.spreads.len() as u32);
        }
    }

    fn collect_spreads_in(&mut self, document: &'a Document, set: List<Selection>, sets: &mut Vec<List<Selection>>) {
        for selection in &document[set] {
            match selection {
                Selection::Field(field) => sets.extend(field.selection_set.map(|set| set.selections)),
                Selection::InlineFragment(fragment) => sets.push(fragment.selection_set.selections),
                Selection::FragmentSpread(node) => {
                    self.spreads.push(Spread { node, target: self.by_name.get(&document[node.name]) });
                }
            }
        }
    }
}

/// Marks on fragments that can all be removed at once.
pub(crate) struct Marks {
    round: u32,
    marks: Vec<u32>,
}

impl Marks {
    /// No marks on `len` fragments.
    pub(crate) fn new(len: usize) -> Self {
        Marks { round: 1, marks: vec![0; len] }
    }

    pub(crate) fn clear(&mut self) {
        self.round += 1;
    }

    /// Marks a fragment; false if it was marked before.
    #[inline]
    pub(crate) fn mark(&mut self, fragment: u32) -> bool {
        std::mem::replace(&mut self.marks[fragment as usize], self.round) != self.round
    }

    pub(crate) fn mark_all(&mut self, fragments: &[u32]) {
        fragments.iter().for_each(|&fragment| self.marks[fragment as usize] = self.round);
    }

    pub(crate) fn is_marked(&self, fragment: u32) -> bool {
        self.marks[fragment as usize] == self.round
    }
}
