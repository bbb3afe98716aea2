//! The selections of a set that apply to an object type. The possible types of an interface use the same sets again and again,
//! so two answers are kept: the fragment behind every spread, and the selections of a set for a type.

use std::rc::Rc;

use damson_schema::{HashMap, TypeId, TypeSystem};
use damson_syntax::ast::{self, Document, FragmentDefinition, List, Selection};

use super::collect::Target;

/// Smaller sets are not kept, since testing each selection is faster.
const FEW: usize = 8;

pub(super) struct Applicable<'d> {
    types: &'d TypeSystem,
    document: &'d Document,
    /// The fragment behind each selection of the document; empty if the document has no fragments.
    within: Vec<Within>,
    /// The indices of the selections of a set that apply to a type.
    found: HashMap<(List<Selection>, TypeId), Rc<[u32]>>,
}

/// The fragment behind a selection. A field is like an empty fragment that always applies.
#[derive(Clone, Copy)]
pub(super) struct Within {
    when: When,
    pub(super) set: List<Selection>,
}

/// The types that a selection applies to.
#[derive(Clone, Copy)]
enum When {
    Always,
    /// The possible types of this type.
    Type(TypeId),
    Never,
}

impl<'d> Applicable<'d> {
    pub(super) fn new(types: &'d TypeSystem, document: &'d Document) -> Self {
        let fragments: HashMap<_, _> =
            document.fragments().map(|fragment| (&document[fragment.name], fragment)).collect();
        let is_fragment = |selection: &Selection| !matches!(selection, Selection::Field(_));
        let within = |selection| Within::of(types, document, &fragments, selection);
        let within = match document.selections().iter().any(is_fragment) {
            true => document.selections().iter().map(within).collect(),
            false => Vec::new(),
        };
        Applicable { types, document, within, found: HashMap::default() }
    }

    /// See [DoesFragmentTypeApply](https://spec.graphql.org/September2026/#DoesFragmentTypeApply()).
    pub(super) fn applies(&self, within: Within, object: TypeId) -> bool {
        match within.when {
            When::Always => true,
            When::Type(ty) => self.types.is_possible(ty, object),
            When::Never => false,
        }
    }

    /// The selections of a set, and the number of selections that were tested to find them. If the target is one of many, those
    /// whose type condition excludes it are left out.
    pub(super) fn selections(&mut self, set: List<Selection>, target: Target) -> (Selections<'d>, usize) {
        let looks_up = target.is_one_of_many && set.len() >= FEW && !self.within.is_empty();
        let (found, passed) = match looks_up.then(|| self.find(set, target.object)) {
            Some((found, passed)) => (Some(found), passed),
            None => (None, 0),
        };
        (Selections { all: &self.document[set], first: set.start(), found, next: 0 }, passed)
    }

    /// The fragment behind the selection with this index in the document.
    pub(super) fn within(&self, place: usize) -> Within {
        self.within.get(place).copied().unwrap_or(Within::FIELD)
    }

    fn find(&mut self, set: List<Selection>, object: TypeId) -> (Rc<[u32]>, usize) {
        if let Some(found) = self.found.get(&(set, object)) {
            return (found.clone(), 0);
        }
        let applies = |place: &u32| self.applies(self.within[set.start() + *place as usize], object);
        let found: Rc<[u32]> = (0..set.len() as u32).filter(applies).collect();
        self.found.insert((set, object), found.clone());
        (found, set.len())
    }
}

impl Within {
    const FIELD: Self = Within { when: When::Always, set: List::EMPTY };

    fn of(
        types: &TypeSystem,
        document: &Document,
        fragments: &HashMap<&str, &FragmentDefinition>,
        selection: &Selection,
    ) -> Self {
        let when = |name: ast::Name| types.id(&document[name]).map_or(When::Never, When::Type);
        match selection {
            Selection::Field(_) => Within::FIELD,
            Selection::InlineFragment(fragment) => Within {
                when: fragment.type_condition.map_or(When::Always, when),
                set: fragment.selection_set.selections,
            },
            Selection::FragmentSpread(spread) => match fragments.get(&document[spread.name]) {
                Some(fragment) => {
                    Within { when: when(fragment.type_condition), set: fragment.selection_set.selections }
                }
                None => Within { when: When::Never, set: List::EMPTY },
            },
        }
    }
}

/// The selections of a set, or those that apply, each with its index in the document.
pub(super) struct Selections<'d> {
    all: &'d [Selection],
    first: usize,
    found: Option<Rc<[u32]>>,
    next: usize,
}

impl<'d> Iterator for Selections<'d> {
    type Item = (usize, &'d Selection);

    fn next(&mut self) -> Option<Self::Item> {
        let place = match &self.found {
            Some(found) => *found.get(self.next)? as usize,
            None => self.next,
        };
        self.next += 1;
        Some((self.first + place, self.all.get(place)?))
    }
}
