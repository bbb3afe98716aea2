//! How large definitions are once fragments are expanded, without expanding them.

use damson_syntax::Span;
use damson_syntax::ast::{Definition, Document, List, Selection};

use crate::fragments::Fragments;

use super::expansion;

/// How large a document is once its fragments are expanded: the largest definition in each respect.
///
/// Counters saturate: fragments that double each other 64 times make a number that fits nowhere.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct ExpandedSize {
    /// The fields, each as often as fragments lead to it.
    pub fields: u64,
    /// The levels of fields inside fields.
    pub depth: u64,
    /// The fields at the root.
    pub root_fields: u64,
    /// The fields below `__schema` and `__type`.
    pub introspection_fields: u64,
    /// The levels of fields below `__schema` and `__type`, themselves included.
    pub introspection_depth: u64,
}

impl ExpandedSize {
    /// The larger of both in each respect.
    pub(super) fn max(self, other: Self) -> Self {
        ExpandedSize {
            fields: self.fields.max(other.fields),
            depth: self.depth.max(other.depth),
            root_fields: self.root_fields.max(other.root_fields),
            introspection_fields: self.introspection_fields.max(other.introspection_fields),
            introspection_depth: self.introspection_depth.max(other.introspection_depth),
        }
    }

    /// Adds a field in its place.
    fn add_field(&mut self, level: Level) {
        self.fields += 1;
        self.depth = self.depth.max(level.depth + 1);
        self.root_fields += u64::from(level.depth == 0);
        if let Some(introspection) = level.introspection {
            self.introspection_fields += u64::from(introspection > 0);
            self.introspection_depth = self.introspection_depth.max(introspection + 1);
        }
    }

    /// Adds all of a fragment in its place.
    fn add_fragment(&mut self, level: Level, fragment: ExpandedSize) {
        self.fields = self.fields.saturating_add(fragment.fields);
        self.depth = self.depth.max(level.depth.saturating_add(fragment.depth));
        if level.depth == 0 {
            self.root_fields = self.root_fields.saturating_add(fragment.root_fields);
        }
        let (fields, depth) = match level.introspection {
            Some(introspection) => (fragment.fields, introspection.saturating_add(fragment.depth)),
            None => (fragment.introspection_fields, fragment.introspection_depth),
        };
        self.introspection_fields = self.introspection_fields.saturating_add(fields);
        self.introspection_depth = self.introspection_depth.max(depth);
    }
}

/// How deep a selection set is: in fields, and in fields from `__schema` or `__type` on.
#[derive(Clone, Copy, Default)]
struct Level {
    depth: u64,
    introspection: Option<u64>,
}

impl Level {
    /// Where a field with this name stands.
    fn of(self, name: &str) -> Self {
        let is_introspection = name.starts_with("__") && matches!(name, "__schema" | "__type");
        Level { introspection: self.introspection.or(is_introspection.then_some(0)), ..self }
    }

    /// What is below a field that stands here.
    fn below(self) -> Self {
        Level { depth: self.depth + 1, introspection: self.introspection.map(|level| level + 1) }
    }
}

/// Definitions measured by themselves, and the fragments they spread.
struct Measure<'a> {
    document: &'a Document,
    fragments: Fragments<'a>,
    sizes: Vec<ExpandedSize>,
    /// The places of the fragments spread, with the level of each spread: a run for every definition.
    targets: Vec<u32>,
    levels: Vec<Level>,
    ends: Vec<usize>,
}

/// The size of every definition, in their order; nothing for those that are not executable.
pub(super) fn sizes(document: &Document) -> Vec<ExpandedSize> {
    let mut measure = Measure {
        document,
        fragments: Fragments::new(document),
        sizes: Vec::with_capacity(document.definitions().len()),
        targets: Vec::new(),
        levels: Vec::new(),
        ends: Vec::new(),
    };
    document.definitions().iter().for_each(|definition| measure.definition(definition));
    if !measure.targets.is_empty() {
        measure.add_fragments();
    }
    measure.sizes
}

impl Measure<'_> {
    fn definition(&mut self, definition: &Definition) {
        let mut size = ExpandedSize::default();
        let mut stack = match definition {
            Definition::Operation(operation) => vec![(operation.selection_set.selections, Level::default())],
            Definition::Fragment(fragment) => vec![(fragment.selection_set.selections, Level::default())],
            _ => Vec::new(),
        };
        while let Some((set, level)) = stack.pop() {
            for selection in &self.document[set] {
                match selection {
                    Selection::Field(field) => {
                        let level = level.of(&self.document[field.name]);
                        size.add_field(level);
                        stack.extend(field.selection_set.map(|set| (set.selections, level.below())));
                    }
                    Selection::InlineFragment(fragment) => stack.push((fragment.selection_set.selections, level)),
                    Selection::FragmentSpread(spread) => {
                        if let Some(target) = self.fragments.find(&self.document[spread.name]) {
                            self.targets.push(self.fragments.place(target) as u32);
                            self.levels.push(level);
                        }
                    }
                }
            }
        }
        self.sizes.push(size);
        self.ends.push(self.targets.len());
    }

    fn add_fragments(&mut self) {
        let run = |place: usize| if place == 0 { 0 } else { self.ends[place - 1] }..self.ends[place];
        for place in expansion::order(self.sizes.len(), |place| &self.targets[run(place)]) {
            let mut size = self.sizes[place];
            for spread in run(place) {
                size.add_fragment(self.levels[spread], self.sizes[self.targets[spread] as usize]);
            }
            self.sizes[place] = size;
        }
    }
}

/// The first field found below more than `depth` fields.
pub(super) fn first_below(document: &Document, set: List<Selection>, depth: u64) -> Option<Span> {
    let fragments = Fragments::new(document);
    // The deepest level at which each fragment was entered: deeper, there may be more to find.
    let mut entered: Vec<Option<u64>> = vec![None; fragments.len()];
    let mut stack = vec![(document[set].iter(), 0)];
    while let Some((rest, level)) = stack.last_mut() {
        let (Some(selection), level) = (rest.next(), *level) else {
            stack.pop();
            continue;
        };
        match selection {
            Selection::Field(field) if level >= depth => return Some(field.span),
            Selection::Field(field) => {
                stack.extend(field.selection_set.map(|set| (document[set.selections].iter(), level + 1)));
            }
            Selection::InlineFragment(fragment) => {
                stack.push((document[fragment.selection_set.selections].iter(), level));
            }
            Selection::FragmentSpread(spread) => {
                let Some(target) = fragments.find(&document[spread.name]) else { continue };
                if entered[target as usize].is_none_or(|before| before < level) {
                    entered[target as usize] = Some(level);
                    stack.push((document[fragments.get(target).selection_set.selections].iter(), level));
                }
            }
        }
    }
    None
}
