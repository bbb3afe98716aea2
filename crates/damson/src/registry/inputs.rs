//! Input objects, and the input values that are their fields and the arguments of fields and directives.

use std::sync::Arc;

use damson_schema::type_system::InputValue;
use damson_schema::{IndexMap, SchemaPart, TypeId};

use super::order::by_name;
use super::{InputFieldTable, InputObjectTable, InputValueTable, Registry};
use crate::engine::resolve::ValidatorTable;

impl Registry {
    /// The fields of an input object.
    pub(super) fn input_fields(&mut self, ty: TypeId, table: &InputObjectTable) -> IndexMap<Arc<str>, InputValue> {
        let mut fields = IndexMap::default();
        for field in by_name(self.field_tables(ty, table.fields), self.sorted.fields, |field| field.name) {
            let definition = self.input_value(field, SchemaPart::Member(ty, fields.len()));
            self.insert_member(&mut fields, table.name, field.name, definition);
        }
        fields
    }

    /// The tables of its fields. Notes their names in Rust, and the validators of flattened input objects.
    fn field_tables(&mut self, ty: TypeId, fields: &'static [InputFieldTable]) -> Vec<&'static InputValueTable> {
        let whole = self.behaviour.validators.names.add_type(ty);
        let mut tables = Vec::new();
        let mut rest: Vec<_> = fields.iter().rev().map(|field| (whole, field)).collect();
        while let Some((owner, field)) = rest.pop() {
            let names = &mut self.behaviour.validators.names;
            match field {
                InputFieldTable::Field(field) => tables.push(field),
                InputFieldTable::Renamed(name, field) => {
                    names.add_field(owner, name, field.name);
                    tables.push(field);
                }
                InputFieldTable::Flatten(name, inner, validator) => {
                    let part = names.add_part(owner, name);
                    self.validate_object(ty, *validator);
                    rest.extend(inner.iter().rev().map(|field| (part, field)));
                }
            }
        }
        tables
    }

    pub(super) fn input_value(&mut self, table: &InputValueTable, part: SchemaPart) -> InputValue {
        let applied = self.mark(part, &table.marks);
        InputValue { applied, ..self.unmarked_input_value(table) }
    }

    /// Notes a validator of a whole input object.
    fn validate_object(&mut self, ty: TypeId, validator: Option<ValidatorTable>) {
        validator.into_iter().for_each(|validator| self.behaviour.validators.add(SchemaPart::Type(ty), validator));
    }

    /// An input value that everyone sees, without directives and validators: the argument of a directive.
    pub(super) fn unmarked_input_value(&mut self, table: &InputValueTable) -> InputValue {
        InputValue {
            description: table.description.map(Arc::from),
            default_value: table.default_value.and_then(|default| default()),
            deprecation: table.deprecation.map(Arc::from),
            secret: table.marks.secret,
            ..InputValue::new(table.name, (table.ty)(self))
        }
    }
}
