//! What schema coordinates stand for.

use damson_schema::TypeSystem;
use damson_schema::type_system::SchemaElement;
use serde_json::{Map, Value, json};

/// The elements at those coordinates that the other side has resolved.
pub(super) fn resolved(types: &TypeSystem, expected: &Value) -> Value {
    let coordinates = expected.as_object().into_iter().flat_map(Map::keys);
    coordinates.map(|coordinate| (coordinate.clone(), element_at(types, coordinate))).collect()
}

fn element_at(types: &TypeSystem, coordinate: &str) -> Value {
    match types.resolve(coordinate) {
        Ok(element) => element.map(shown).into(),
        Err(error) => json!({ "message": error.message }),
    }
}

fn shown(element: SchemaElement<'_>) -> String {
    match element {
        SchemaElement::Type(ty) => format!("NamedType {}", ty.name),
        SchemaElement::Field(ty, field) => format!("Field {} {}", ty.name, field.name),
        SchemaElement::InputField(ty, field) => format!("InputField {} {}", ty.name, field.name),
        SchemaElement::EnumValue(ty, value) => format!("EnumValue {} {}", ty.name, value.name),
        SchemaElement::Argument(ty, field, argument) => {
            format!("FieldArgument {} {} {}", ty.name, field.name, argument.name)
        }
        SchemaElement::Directive(directive) => format!("Directive {}", directive.name),
        SchemaElement::DirectiveArgument(directive, argument) => {
            format!("DirectiveArgument {} {}", directive.name, argument.name)
        }
    }
}
