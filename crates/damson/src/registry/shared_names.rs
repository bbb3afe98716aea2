//! Names that several objects of Rust may have: those that the author lists, and those of the instances of one generic type, such
//! as connections that differ in their cursors. The first of a name is the one in the schema. A plan knows fields by their index, so
//! all objects of a name must list the same.

use std::collections::HashSet;
use std::mem::discriminant;

use damson_schema::{Coordinate, HashMap, SchemaPart, TypeId, TypeRef};

use super::members::{Member, Members};
use super::{CostTable, InputValueTable, ListFn, ObjectTable, Registry, VisibleTable};

/// The names, and the objects that have them.
#[derive(Default)]
pub(super) struct SharedNames {
    /// The names that the author lists.
    names: HashSet<String>,
    /// The first object of each name that may be shared.
    first: HashMap<String, Listed>,
    /// The Rust types of the other objects of each type.
    others: HashSet<(TypeId, &'static str)>,
}

/// An object with its Rust type and the function that lists its fields.
#[derive(Clone, Copy)]
pub(super) struct Listed {
    pub(super) owner: &'static str,
    pub(super) table: ObjectTable,
    pub(super) list: ListFn,
}

/// Two objects of one type that must be alike.
pub(super) struct Comparison {
    id: TypeId,
    first: Listed,
    other: Listed,
}

impl SharedNames {
    pub(super) fn new(names: HashSet<String>) -> Self {
        SharedNames { names, ..SharedNames::default() }
    }

    /// The first object with the name of this one, which may be this one; none if the name is not for both.
    pub(super) fn first(&mut self, object: Listed) -> Option<Listed> {
        let generic = generic(object.owner);
        if self.names.is_empty() && generic.is_none() {
            return None;
        }
        let name = (object.table.name)();
        let is_listed = self.names.contains(&*name);
        if !is_listed && generic.is_none() {
            return None;
        }
        let first = *self.first.entry(name.into_owned()).or_insert(object);
        (is_listed || self::generic(first.owner) == generic).then_some(first)
    }
}

/// The generic type of which a Rust type is an instance.
fn generic(owner: &'static str) -> Option<&'static str> {
    owner.split_once('<').map(|(generic, _)| generic)
}

impl Registry {
    /// Lets an object have the name of the first one. They are compared once both have their fields.
    pub(super) fn share_name(&mut self, first: Listed, other: Listed) -> TypeRef {
        let id = self.builder.reserve(&(first.table.name)());
        if self.shared_names.others.insert((id, other.owner)) {
            self.comparisons.push(Comparison { id, first, other });
        }
        TypeRef::named(id).non_null()
    }

    /// Reports two objects of one name if they are not alike.
    pub(super) fn compare(&mut self, Comparison { id, first, other }: Comparison) {
        if !self.are_alike(id, first, other) {
            let (name, owner, other) = ((first.table.name)(), first.owner, other.owner);
            let message = format!(
                "`{owner}` and `{other}` share the name \"{name}\", but their fields differ or cannot be compared. Give both the same fields, types, arguments, guards, costs and hints for caches in the same order, without validators and without functions as `visible` or `complexity`, or rename one. A connection takes its name from `ConnectionNameType`, an edge from `EdgeNameType`."
            );
            self.builder.report(Coordinate::Type(name.as_ref().into()), message);
        }
    }

    /// Whether the engine can resolve the fields of both objects by one plan, and write their values by the same types.
    fn are_alike(&mut self, id: TypeId, first: Listed, other: Listed) -> bool {
        let [firsts, others] = [first, other].map(|object| Members::new(object.table, object.list, self.sorted.fields));
        discriminant(&first.table.guard) == discriminant(&other.table.guard)
            && first.table.serial == other.table.serial
            && first.table.cache_control == other.table.cache_control
            && are_same_rules(first.table.marks.visible, other.table.marks.visible)
            && firsts.parts().eq(others.parts())
            && firsts.fields.len() == others.fields.len()
            && firsts.fields.iter().zip(&others.fields).enumerate().all(|(index, (first, other))| {
                have_like_resolvers(first, other)
                    && have_same_rules_above((&firsts, first), (&others, other))
                    && self.have_same_types(SchemaPart::Member(id, index), first, other)
            })
    }

    /// Whether the types of two fields and of their arguments are the same. What the type of the other field needs, the field
    /// of the schema needs, too.
    fn have_same_types(&mut self, field: SchemaPart, first: &Member, other: &Member) -> bool {
        let (first, other) = (first.table, other.table);
        (first.ty)(self) == self.ask(field, other.ty)
            && first.arguments.len() == other.arguments.len()
            && first.arguments.iter().zip(other.arguments).all(|(first, other)| self.are_same_inputs(first, other))
    }

    fn are_same_inputs(&mut self, first: &InputValueTable, other: &InputValueTable) -> bool {
        let default = |table: &InputValueTable| table.default_value.and_then(|default| default());
        first.name == other.name
            && (first.ty)(self) == (other.ty)(self)
            && default(first) == default(other)
            && first.marks.validator.is_none() // two functions cannot be compared
            && other.marks.validator.is_none()
            && first.marks.secret == other.marks.secret
            && are_same_rules(first.marks.visible, other.marks.visible)
    }
}

/// Whether the engine finds and asks the resolvers of two fields in the same way.
fn have_like_resolvers(first: &Member, other: &Member) -> bool {
    first.has_place_of(other)
        && first.table.name == other.table.name
        && first.table.resolver == other.table.resolver
        && first.table.uses_context == other.table.uses_context
        && discriminant(&first.table.guard) == discriminant(&other.table.guard)
        && are_same_rules(first.table.marks.visible, other.table.marks.visible)
        && are_same_costs(first.table.cost, other.table.cost)
}

/// Whether the parts on the way to two fields have the same rules of visibility, and the fields the same hints for caches.
fn have_same_rules_above((firsts, first): (&Members, &Member), (others, other): (&Members, &Member)) -> bool {
    let rules = firsts.marks_above(first).zip(others.marks_above(other));
    firsts.cache_control(first) == others.cache_control(other)
        && rules.into_iter().all(|(first, other)| are_same_rules(first.visible, other.visible))
}

/// Whether two costs are surely the same. Functions cannot be compared.
fn are_same_costs(first: Option<CostTable>, other: Option<CostTable>) -> bool {
    match (first, other) {
        (None, None) => true,
        (Some(CostTable::Number(first)), Some(CostTable::Number(other))) => first == other,
        _ => false,
    }
}

/// Whether two rules of visibility are surely the same. Functions cannot be compared.
fn are_same_rules(first: VisibleTable, other: VisibleTable) -> bool {
    matches!((first, other), (VisibleTable::Always, VisibleTable::Always) | (VisibleTable::Never, VisibleTable::Never))
}
