//! Input objects, and the input values that are their fields and the arguments of fields and directives.

use std::sync::Arc;

use damson_schema::type_system::InputValue;
use damson_schema::{IndexMap, SchemaPart, TypeId};

use super::{InputFieldTable, InputObjectTable, InputValueTable, Registry};
use crate::engine::resolve::ValidatorTable;

impl Registry {
    /// The fields of an input object.
    pub(super) fn input_fields(&mut self, ty: TypeId, table: &InputObjectTable) -> IndexMap<Arc<str>, InputValue> {
        let mut fields = IndexMap::default();
        let mut rest: Vec<&InputFieldTable> = table.fields.iter().rev().collect();
        while let Some(field) = rest.pop() {
            match field {
                InputFieldTable::Field(field) => {
                    let definition = self.input_value(field, SchemaPart::Member(ty, fields.len()));
                    self.insert_member(&mut fields, table.name, field.name, definition);
                }
                InputFieldTable::Flatten(inner, validator) => {
                    self.validate_object(ty, *validator);
                    rest.extend(inner.iter().rev());
                }
            }
        }
        fields
    }

    pub(super) fn input_value(&mut self, table: &InputValueTable, part: SchemaPart) -> InputValue {
        let applied = self.mark(part, &table.marks);
        InputValue { applied, secret: table.marks.secret, ..self.unmarked_input_value(table) }
    }

    /// Notes a validator of a whole input object.
    fn validate_object(&mut self, ty: TypeId, validator: Option<ValidatorTable>) {
        validator.into_iter().for_each(|validator| self.behaviour.validators.add(SchemaPart::Type(ty), validator));
    }

    /// An input value without marks: the argument of a directive.
    pub(super) fn unmarked_input_value(&mut self, table: &InputValueTable) -> InputValue {
        InputValue {
            description: table.description.map(Arc::from),
            default_value: table.default_value.and_then(|default| default()),
            deprecation: table.deprecation.map(Arc::from),
            ..InputValue::new(table.name, (table.ty)(self))
        }
    }
}
