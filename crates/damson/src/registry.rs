//! Builds a type system from the macros' tables. Every Rust type is registered once, under its name in GraphQL.

use std::any::type_name;
use std::borrow::Cow;
use std::sync::Arc;

use damson_schema::type_system::{CacheControl, EnumValue, Fields, TypeDefinition, TypeKind};
use damson_schema::{
    Coordinate, HashMap, IndexMap, SchemaErrors, SchemaPart, TypeId, TypeRef, TypeSystem, TypeSystemBuilder,
};
use damson_syntax::ast::OperationType;

mod asked;
mod costs;
mod directives;
mod fields;
mod inputs;
mod interfaces;
mod marks;
mod members;
mod needs;
mod overrides;
mod scalars;
mod shape;
mod shared_names;
mod tables;
mod unique;

pub use costs::cost_argument;
use members::Members;
pub(crate) use needs::Needs;
pub use shape::{ArgumentShape, FieldShape, Shape};
use shared_names::{Listed, SharedNames};
pub use tables::*;
pub(crate) use unique::insert_once;

use crate::engine::resolve::{Behaviour, PlacedGuard};
use crate::visibility::Visible;

/// Collects the types of a schema while it is built.
///
/// A type's parts are registered only after the type itself (a queue, not a recursion), so types may refer to each other
/// in any way and to any depth.
#[derive(Default)]
pub struct Registry {
    builder: TypeSystemBuilder,
    /// The Rust type that took each name.
    owners: HashMap<TypeId, &'static str>,
    /// The checks of the Rust types that each scalar has, by the names of both. None accepts every value.
    checks: IndexMap<Cow<'static, str>, IndexMap<&'static str, Option<ScalarCheckFn>>>,
    /// The types whose parts are not registered yet.
    pending: Vec<Pending>,
    /// The comparisons of objects that share a name, once all types are registered.
    comparisons: Vec<Pending>,
    /// Each type with an interface that lists it as an implementer.
    implementations: Vec<(TypeId, TypeId)>,
    /// The guards of interfaces.
    guards: Vec<PlacedGuard>,
    /// The rules of visibility.
    visible: Vec<(SchemaPart, Visible)>,
    /// The Rust type that took the name of each directive.
    directives: HashMap<Cow<'static, str>, &'static str>,
    behaviour: Behaviour,
    /// The descriptions in place of the types' own, by name.
    descriptions: HashMap<Cow<'static, str>, String>,
    shared_names: SharedNames,
    /// The fields of the interfaces, whose costs the implementers take.
    interfaces: HashMap<TypeId, &'static [FieldTable]>,
    needs: Needs,
    /// The field whose type is asked for.
    asked: Option<SchemaPart>,
}

/// The finished contents of a registry.
pub(crate) struct Registered {
    pub(crate) types: TypeSystem,
    pub(crate) behaviour: Behaviour,
    pub(crate) visible: Vec<(SchemaPart, Visible)>,
    pub(crate) needs: Needs,
}

/// The part of a table that describes the type itself.
struct Described {
    name: TypeNameFn,
    description: Option<&'static str>,
    cache_control: Option<CacheControl>,
    marks: MarkTable,
}

impl Described {
    /// A type without a hint for caches.
    fn new(name: TypeNameFn, description: Option<&'static str>, marks: MarkTable) -> Self {
        Described { name, description, cache_control: None, marks }
    }
}

/// A part of the work that is done when its turn comes.
type Pending = Box<dyn FnOnce(&mut Registry)>;

impl Registry {
    /// Registers an object type by its table, with the function that lists its fields.
    pub(crate) fn object_of<T>(&mut self, table: ObjectTable, list: ListFn) -> TypeRef {
        let object = Listed { owner: type_name::<T>(), table, list };
        match self.shared_names.first(object) {
            Some(first) if first.owner != object.owner => self.share_name(first, object),
            _ => self.own_name::<T>(object),
        }
    }

    /// Registers an object type that is the first of its name.
    fn own_name<T>(&mut self, Listed { table, list, .. }: Listed) -> TypeRef {
        self.register::<T>(table.name, move |id, registry| {
            let members = Members::new(table, list);
            registry.set_behaviour(id, &table, &members);
            let described = Described::new(table.name, table.description, table.marks);
            let described = Described { cache_control: table.cache_control, ..described };
            registry.define(id, described, |registry| {
                TypeKind::Object(Fields {
                    fields: registry.object_fields(id, &table, &members),
                    interfaces: Vec::new(),
                })
            });
        })
    }

    /// Stores the behaviour of the resolvers of an object type, with their guards.
    fn set_behaviour(&mut self, ty: TypeId, table: &ObjectTable, members: &Members) {
        let first_part = self.behaviour.add_parts(members.parts());
        self.behaviour.set(ty, members.resolvers(first_part).collect());
        if table.serial {
            self.behaviour.set_serial(ty);
        }
        for (index, field) in members.fields.iter().enumerate() {
            match members.guard(field) {
                GuardTable::Shared(guard) => self.behaviour.guard_field(ty, index, guard()),
                GuardTable::Own => self.behaviour.guard_by_object(ty, index),
                GuardTable::None => {}
            }
        }
    }

    /// Registers a union and its members.
    pub fn union<T>(&mut self, table: UnionTable) -> TypeRef {
        self.register::<T>(table.name, move |id, registry| {
            registry.define(id, Described::new(table.name, table.description, table.marks), |registry| {
                TypeKind::Union { members: registry.members(table.members) }
            });
        })
    }

    /// Registers an enum.
    pub fn enumeration<T>(&mut self, table: EnumTable) -> TypeRef {
        self.register::<T>(table.name, move |id, registry| {
            let mut values = IndexMap::default();
            for value in table.values {
                let definition = EnumValue {
                    description: value.description.map(Arc::from),
                    deprecation: value.deprecation.map(Arc::from),
                    applied: registry.mark(SchemaPart::Member(id, values.len()), &value.marks),
                    ..EnumValue::new(value.name)
                };
                registry.insert_member(&mut values, table.name, value.name, definition);
            }
            let described = Described::new(table.name, table.description, table.marks);
            registry.define(id, described, |_| TypeKind::Enum { values });
        })
    }

    /// Gives the non-null reference to a named type; `parts` registers its parts, once for each type.
    fn register<T: ?Sized>(
        &mut self,
        name: TypeNameFn,
        parts: impl FnOnce(TypeId, &mut Registry) + 'static,
    ) -> TypeRef {
        let name = name();
        let id = self.builder.reserve(&name);
        match self.owners.get(&id).copied() {
            None => {
                self.owners.insert(id, type_name::<T>());
                self.pending.push(Box::new(move |registry| parts(id, registry)));
            }
            Some(owner) if owner == type_name::<T>() => {}
            Some(owner) => {
                let other = type_name::<T>();
                let message = format!(
                    "Two Rust types have the GraphQL name \"{name}\": `{owner}` and `{other}`. Rename one with `#[graphql(name = \"…\")]`."
                );
                self.builder.report(Coordinate::Type(name.as_ref().into()), message);
            }
        }
        TypeRef::named(id).non_null()
    }

    fn define(&mut self, id: TypeId, described: Described, kind: impl FnOnce(&mut Registry) -> TypeKind) {
        let (kind, name) = (kind(self), (described.name)());
        let definition = TypeDefinition {
            description: self.description(&name, described.description),
            applied: self.mark(SchemaPart::Type(id), &described.marks),
            cache_control: described.cache_control,
            ..TypeDefinition::new(name, kind)
        };
        self.builder.define(id, definition);
    }

    fn members(&mut self, tables: &[MemberTable]) -> Vec<TypeId> {
        let mut members: IndexMap<TypeId, ()> = IndexMap::default();
        let mut rest: Vec<&MemberTable> = tables.iter().rev().collect();
        while let Some(table) = rest.pop() {
            match table {
                MemberTable::Object(member) => drop(members.insert(member(self).named, ())),
                MemberTable::Flatten(inner) => rest.extend(inner.iter().rev()),
            }
        }
        members.into_keys().collect()
    }

    fn insert_member<T>(&mut self, members: &mut IndexMap<Arc<str>, T>, ty: TypeNameFn, name: &str, member: T) {
        let coordinate = |name| Coordinate::Member(ty().as_ref().into(), name);
        insert_once(&mut self.builder, members, name.into(), member, coordinate);
    }

    /// Lets `Int` take integers of 64 bits.
    pub(crate) fn allow_wide_integers(&mut self) {
        self.builder.allow_wide_integers();
    }

    /// Makes a type the root of a kind of operation.
    pub(crate) fn set_root(&mut self, operation: OperationType, ty: TypeRef) {
        self.builder.set_root(operation, ty.named);
    }

    /// Registers the pending types, and checks all types.
    pub(crate) fn finish(mut self) -> Result<Registered, SchemaErrors> {
        while let Some(next) = self.pending.pop().or_else(|| self.comparisons.pop()) {
            next(&mut self);
        }
        self.check_scalars();
        self.implement_all();
        self.report_unused_descriptions();
        self.builder.shorten_default_values();
        let types = self.builder.finish()?;
        self.guards.iter().for_each(|guard| self.behaviour.guard(&types, guard));
        self.behaviour.mark_validated(&types);
        Ok(Registered { types, behaviour: self.behaviour, visible: self.visible, needs: self.needs })
    }
}
