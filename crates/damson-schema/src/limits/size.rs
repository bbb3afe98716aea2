//! The sizes of definitions with their fragments expanded, computed without expanding them.

use damson_syntax::Span;
use damson_syntax::ast::{Definition, Document, List, Selection};

use crate::fragments::Fragments;

use super::expansion;

/// The size of a document with its fragments expanded: of each number, the largest of all definitions.
///
/// Counters saturate: 64 fragments that each spread the next one twice would exceed any integer.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct ExpandedSize {
    /// The number of fields. A field of a fragment counts once for each spread of the fragment.
    pub fields: u64,
    /// The number of fields with an alias, counted in the same way.
    pub aliases: u64,
    /// The depth of nested fields, without those of introspection.
    pub depth: u64,
    /// The number of fields at the root.
    pub root_fields: u64,
    /// The number of fields below `__schema` and `__type`.
    pub introspection_fields: u64,
    /// The depth of nested fields from `__schema` and `__type` on, these two included.
    pub introspection_depth: u64,
}

impl ExpandedSize {
    /// The larger number of both, for each number.
    pub(super) fn max(self, other: Self) -> Self {
        ExpandedSize {
            fields: self.fields.max(other.fields),
            aliases: self.aliases.max(other.aliases),
            depth: self.depth.max(other.depth),
            root_fields: self.root_fields.max(other.root_fields),
            introspection_fields: self.introspection_fields.max(other.introspection_fields),
            introspection_depth: self.introspection_depth.max(other.introspection_depth),
        }
    }

    /// Adds a field at this level.
    fn add_field(&mut self, level: Level, kind: Kind) {
        self.fields += 1;
        match level {
            Level::Introspection(above) => {
                self.introspection_fields += 1;
                self.introspection_depth = self.introspection_depth.max(above + 1);
            }
            Level::Ordinary(above) => {
                self.root_fields += u64::from(above == 0);
                match kind {
                    Kind::Ordinary => self.depth = self.depth.max(above + 1),
                    Kind::Schema => self.introspection_depth = self.introspection_depth.max(1),
                    Kind::Typename => {}
                }
            }
        }
    }

    /// Adds the fields of a fragment that is spread at this level.
    fn add_fragment(&mut self, level: Level, fragment: ExpandedSize) {
        self.fields = self.fields.saturating_add(fragment.fields);
        self.aliases = self.aliases.saturating_add(fragment.aliases);
        let (fields, depth) = match level {
            // Fields of the schema count below introspection, too; validation refuses them.
            Level::Introspection(above) => {
                (fragment.fields, above.saturating_add(fragment.depth.max(fragment.introspection_depth)))
            }
            Level::Ordinary(above) => {
                self.depth = self.depth.max(above.saturating_add(fragment.depth));
                if above == 0 {
                    self.root_fields = self.root_fields.saturating_add(fragment.root_fields);
                }
                (fragment.introspection_fields, fragment.introspection_depth)
            }
        };
        self.introspection_fields = self.introspection_fields.saturating_add(fields);
        self.introspection_depth = self.introspection_depth.max(depth);
    }
}

/// The kinds of fields that count differently.
#[derive(Clone, Copy)]
enum Kind {
    /// `__schema` or `__type`, below which everything is introspection.
    Schema,
    /// `__typename`, or another name that introspection reserves: it adds no level.
    Typename,
    Ordinary,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "__schema" | "__type" => Kind::Schema,
            _ if is_reserved(name) => Kind::Typename,
            _ => Kind::Ordinary,
        }
    }
}

/// Whether the name is reserved for introspection.
fn is_reserved(name: &str) -> bool {
    name.starts_with("__")
}

/// The depth of a selection set.
#[derive(Clone, Copy)]
enum Level {
    /// The number of fields around it.
    Ordinary(u64),
    /// The number of fields of introspection around it, from `__schema`, `__type` or the fragment on.
    Introspection(u64),
}

impl Level {
    /// The level below a field at this level.
    fn below(self, kind: Kind) -> Self {
        match (self, kind) {
            (Level::Introspection(above), _) => Level::Introspection(above + 1),
            (Level::Ordinary(_), Kind::Schema) => Level::Introspection(1),
            (Level::Ordinary(above), _) => Level::Ordinary(above + 1),
        }
    }
}

/// The definitions measured on their own, and the fragments that they spread.
struct Measure<'a> {
    document: &'a Document,
    fragments: Fragments<'a>,
    sizes: Vec<ExpandedSize>,
    /// The places of the spread fragments, and the levels of the spreads: one run for each definition.
    targets: Vec<u32>,
    levels: Vec<Level>,
    ends: Vec<usize>,
}

/// The size of every definition, in document order; zero for definitions that are not executable.
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
            Definition::Operation(operation) => vec![(operation.selection_set.selections, Level::Ordinary(0))],
            Definition::Fragment(fragment) if is_reserved(&self.document[fragment.type_condition]) => {
                vec![(fragment.selection_set.selections, Level::Introspection(0))]
            }
            Definition::Fragment(fragment) => vec![(fragment.selection_set.selections, Level::Ordinary(0))],
            _ => Vec::new(),
        };
        while let Some((set, level)) = stack.pop() {
            for selection in &self.document[set] {
                match selection {
                    Selection::Field(field) => {
                        let kind = Kind::of(&self.document[field.name]);
                        size.add_field(level, kind);
                        size.aliases += u64::from(field.alias.is_some());
                        stack.extend(field.selection_set.map(|set| (set.selections, level.below(kind))));
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

/// The first field below more than `depth` fields, without counting introspection.
pub(super) fn first_below(document: &Document, set: List<Selection>, depth: u64) -> Option<Span> {
    let fragments = Fragments::new(document);
    // The deepest level at which each fragment was entered. A deeper entry may find more.
    let mut entered: Vec<Option<u64>> = vec![None; fragments.len()];
    let mut stack = vec![(document[set].iter(), 0)];
    while let Some((rest, level)) = stack.last_mut() {
        let (Some(selection), level) = (rest.next(), *level) else {
            stack.pop();
            continue;
        };
        match selection {
            Selection::Field(field) if is_reserved(&document[field.name]) => {}
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
