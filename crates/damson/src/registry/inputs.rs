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
        let mut tables: Vec<&'static InputValueTable> = Vec::new();
        let mut rest: Vec<&'static InputFieldTable> = table.fields.iter().rev().collect();
        while let Some(field) = rest.pop() {
            match field {
                InputFieldTable::Field(field) => tables.push(field),
                InputFieldTable::Flatten(inner, validator) => {
                    self.validate_object(ty, *validator);
                    rest.extend(inner.iter().rev());
                }
            }
        }
        let mut fields = IndexMap::default();
        for field in by_name(tables, self.sorted.fields, |field| field.name) {
            let definition = self.input_value(field, SchemaPart::Member(ty, fields.len()));
            self.insert_member(&mut fields, table.name, field.name, definition);
        }
        fields
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
