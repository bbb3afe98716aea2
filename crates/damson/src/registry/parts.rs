//! The parts of types, from tables to definitions. A table waits as data for its turn: a closure would be code for each of the
//! user's types.

use std::sync::Arc;

use damson_schema::type_system::{EnumValue, Fields, TypeKind};
use damson_schema::{IndexMap, SchemaPart, TypeId};
use indexmap::IndexSet;

use super::members::Members;
use super::order::by_name;
use super::{
    Described, EnumTable, GuardTable, InputObjectTable, InterfaceTable, ListFn, MemberTable, ObjectTable, Registry,
    TypeNameFn, UnionTable,
};

/// The parts of a type.
pub(super) enum Parts {
    /// With the function that lists the fields.
    Object(ObjectTable, ListFn),
    Interface(InterfaceTable),
    Union(UnionTable),
    Enum(EnumTable),
    InputObject(InputObjectTable),
}

impl Parts {
    pub(super) fn type_name(&self) -> TypeNameFn {
        match self {
            Parts::Object(table, _) => table.name,
            Parts::Interface(table) => table.name,
            Parts::Union(table) => table.name,
            Parts::Enum(table) => table.name,
            Parts::InputObject(table) => table.name,
        }
    }
}

impl Registry {
    /// Defines a type with its parts.
    pub(super) fn define_parts(&mut self, id: TypeId, parts: Parts) {
        match parts {
            Parts::Object(table, list) => self.define_object(id, &table, list),
            Parts::Interface(table) => self.define_interface(id, &table),
            Parts::Union(table) => {
                self.define(id, Described::new(table.name, table.description, table.marks), |registry| {
                    TypeKind::Union { members: registry.members(table.members) }
                });
            }
            Parts::Enum(table) => self.define_enum(id, &table),
            Parts::InputObject(table) => {
                self.define(id, Described::new(table.name, table.description, table.marks), |registry| {
                    TypeKind::InputObject { fields: registry.input_fields(id, &table), one_of: table.one_of }
                });
            }
        }
    }

    fn define_object(&mut self, id: TypeId, table: &ObjectTable, list: ListFn) {
        let members = Members::new(*table, list, self.sorted.fields);
        self.set_behaviour(id, table, &members);
        let described = Described::new(table.name, table.description, table.marks);
        let described = Described { cache_control: table.cache_control, ..described };
        self.define(id, described, |registry| {
            let fields = registry.object_fields(id, table, &members);
            TypeKind::Object(Fields { fields, interfaces: Vec::new() })
        });
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

    fn define_enum(&mut self, id: TypeId, table: &EnumTable) {
        let mut values = IndexMap::default();
        for value in by_name(table.values.iter().collect(), self.sorted.enum_values, |value| value.name) {
            let definition = EnumValue {
                description: value.description.map(Arc::from),
                deprecation: value.deprecation.map(Arc::from),
                applied: self.mark(SchemaPart::Member(id, values.len()), &value.marks),
                ..EnumValue::new(value.name)
            };
            self.insert_member(&mut values, table.name, value.name, definition);
        }
        self.define(id, Described::new(table.name, table.description, table.marks), |_| TypeKind::Enum { values });
    }

    pub(super) fn members(&mut self, tables: &[MemberTable]) -> Vec<TypeId> {
        let mut members = IndexSet::new();
        let mut rest: Vec<&MemberTable> = tables.iter().rev().collect();
        while let Some(table) = rest.pop() {
            match table {
                MemberTable::Object(member) => _ = members.insert(member(self).named),
                MemberTable::Flatten(inner) => rest.extend(inner.iter().rev()),
                // For result unions, whose members are found while the field asks; `union` announces for the others.
                MemberTable::Contextual => self.announce_context(),
            }
        }
        members.into_iter().collect()
    }
}
