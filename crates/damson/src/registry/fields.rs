//! The fields of objects and interfaces, from tables to definitions.

use std::sync::Arc;

use damson_schema::type_system::Field;
use damson_schema::{Coordinate, IndexMap, SchemaPart, TypeId};
use indexmap::map::Entry;

use super::members::Members;
use super::{FieldTable, InterfaceTable, ObjectTable, Registry};

impl Registry {
    /// Registers the fields of an object, with those of its parts.
    pub(super) fn object_fields(
        &mut self,
        ty: TypeId,
        table: &ObjectTable,
        members: &Members,
    ) -> IndexMap<Arc<str>, Field> {
        if let Some(part) = members.circle {
            let message = format!("`{part}` is a part of itself, so its fields have no end. Remove one `flatten`.");
            self.builder.report(Coordinate::Type((table.name)().as_ref().into()), message);
        }
        let mut fields = IndexMap::default();
        let mut owners: Vec<Option<&'static str>> = Vec::new();
        for member in &members.fields {
            let mut field = self.field(ty, fields.len(), member.table);
            field.cache_control = members.cache_control(member);
            for marks in members.marks_above(member) {
                self.show(SchemaPart::Member(ty, fields.len()), marks.visible);
            }
            match fields.entry(field.name.clone()) {
                Entry::Vacant(place) => {
                    place.insert(field);
                    owners.push(members.part_name(member));
                }
                Entry::Occupied(_) if members.circle.is_some() => {} // one fault is enough
                Entry::Occupied(other) => {
                    let owner = self.owners.get(&ty).copied().unwrap_or_default();
                    let owners = [owners[other.index()], members.part_name(member)].map(|part| part.unwrap_or(owner));
                    let coordinate = Coordinate::Member((table.name)().as_ref().into(), field.name);
                    self.builder.report(coordinate, defined_twice(member.table.name, owners));
                }
            }
        }
        fields
    }

    /// Registers the fields of an interface.
    pub(super) fn fields(&mut self, ty: TypeId, table: &InterfaceTable) -> IndexMap<Arc<str>, Field> {
        let mut fields = IndexMap::default();
        for field in self.in_order(table.fields) {
            let definition = self.field(ty, fields.len(), field);
            self.insert_member(&mut fields, table.name, field.name, definition);
        }
        fields
    }

    fn field(&mut self, ty: TypeId, index: usize, table: &FieldTable) -> Field {
        let mut definition = Field::new(table.name, self.ask(SchemaPart::Member(ty, index), table.ty));
        definition.description = table.description.map(Arc::from);
        definition.deprecation = table.deprecation.map(Arc::from);
        definition.cache_control = table.cache_control;
        definition.cost = table.cost.map(|cost| Box::new(cost.into()));
        definition.applied = self.mark(SchemaPart::Member(ty, index), &table.marks);
        for (at, argument) in table.arguments.iter().enumerate() {
            let argument = self.input_value(argument, SchemaPart::Argument(ty, index, at));
            definition.arguments.insert(argument.name.clone(), argument);
        }
        definition
    }
}

/// The message about a field that two Rust types, or one type twice, give to an object.
fn defined_twice(field: &str, [first, second]: [&str; 2]) -> String {
    match first == second {
        true => format!("`{first}` defines the field \"{field}\" twice. Rename or skip one."),
        false => format!("`{first}` and `{second}` both define the field \"{field}\". Rename or skip one."),
    }
}
