//! Which selections of a set apply to an object type: looked up once for each pair, since the possible types of an
//! interface ask for the same sets again and again.

use std::rc::Rc;

use damson_schema::{HashMap, TypeId, TypeSystem};
use damson_syntax::ast::{self, Document, FragmentDefinition, List, Selection};

/// Sets smaller than this are looked through faster than looked up.
const FEW: usize = 8;

/// The document's fragments, and what was found out about selection sets so far.
pub(super) struct Applicable<'d> {
    types: &'d TypeSystem,
    document: &'d Document,
    fragments: HashMap<&'d str, &'d FragmentDefinition>,
    /// The type conditions of a set's selections, one for each.
    conditions: HashMap<List<Selection>, Rc<[Option<TypeId>]>>,
    /// The places of the selections that apply.
    found: HashMap<(List<Selection>, TypeId), Rc<[u32]>>,
}

impl<'d> Applicable<'d> {
    pub(super) fn new(types: &'d TypeSystem, document: &'d Document) -> Self {
        let fragments = document.fragments().map(|fragment| (&document[fragment.name], fragment)).collect();
        Applicable { types, document, fragments, conditions: HashMap::default(), found: HashMap::default() }
    }

    pub(super) fn fragment(&self, name: ast::Name) -> Option<&'d FragmentDefinition> {
        self.fragments.get(&self.document[name]).copied()
    }

    /// See [DoesFragmentTypeApply](https://spec.graphql.org/September2026/#DoesFragmentTypeApply()).
    pub(super) fn applies(&self, type_condition: ast::Name, object: TypeId) -> bool {
        self.types.id(&self.document[type_condition]).is_some_and(|ty| self.types.is_possible(ty, object))
    }

    /// The selections of a set, without those whose type condition excludes `object` if the set is asked for many types.
    pub(super) fn selections(&mut self, set: List<Selection>, object: TypeId, is_for_many: bool) -> Selections<'d> {
        let found = (is_for_many && set.len() >= FEW).then(|| self.find(set, object));
        Selections { all: &self.document[set], found, next: 0 }
    }

    fn find(&mut self, set: List<Selection>, object: TypeId) -> Rc<[u32]> {
        if let Some(found) = self.found.get(&(set, object)) {
            return found.clone();
        }
        let types = self.types;
        let conditions = self.conditions(set);
        let applies = |condition: &Option<TypeId>| condition.is_none_or(|ty| types.is_possible(ty, object));
        let places = (0..).zip(conditions.iter()).filter(|(_, condition)| applies(condition)).map(|(place, _)| place);
        let found: Rc<[u32]> = places.collect();
        self.found.insert((set, object), found.clone());
        found
    }

    fn conditions(&mut self, set: List<Selection>) -> Rc<[Option<TypeId>]> {
        if let Some(conditions) = self.conditions.get(&set) {
            return conditions.clone();
        }
        let conditions: Rc<[_]> = self.document[set].iter().map(|selection| self.condition(selection)).collect();
        self.conditions.insert(set, conditions.clone());
        conditions
    }

    fn condition(&self, selection: &Selection) -> Option<TypeId> {
        let name = match selection {
            Selection::Field(_) => None,
            Selection::InlineFragment(fragment) => fragment.type_condition,
            Selection::FragmentSpread(spread) => Some(self.fragment(spread.name)?.type_condition),
        };
        self.types.id(&self.document[name?])
    }
}

/// The selections of a set, or those of them that apply.
pub(super) struct Selections<'d> {
    all: &'d [Selection],
    found: Option<Rc<[u32]>>,
    next: usize,
}

impl<'d> Iterator for Selections<'d> {
    type Item = &'d Selection;

    fn next(&mut self) -> Option<&'d Selection> {
        let place = match &self.found {
            Some(found) => *found.get(self.next)? as usize,
            None => self.next,
        };
        self.next += 1;
        self.all.get(place)
    }
}
