//! Resolves schema coordinates.

use damson_schema::type_system::TypeKind;
use damson_schema::{Coordinate, SchemaPart, TypeSystem};
use serde_json::{Map, Value, json};

/// The schema parts at the coordinates that graphql-js has resolved.
pub(super) fn resolved(types: &TypeSystem, expected: &Value) -> Value {
    let coordinates = expected.as_object().into_iter().flat_map(Map::keys);
    coordinates.map(|coordinate| (coordinate.clone(), element_at(types, coordinate))).collect()
}

fn element_at(types: &TypeSystem, coordinate: &str) -> Value {
    match types.resolve(coordinate) {
        Ok(part) => part.map(|part| shown(types, part)).into(),
        Err(error) => json!({ "message": error.message }),
    }
}

/// The kind of a part and its names, in the form of graphql-js's answer.
fn shown(types: &TypeSystem, part: SchemaPart) -> String {
    let kind = match part {
        SchemaPart::Type(_) => "NamedType",
        SchemaPart::Member(ty, _) => match types.get(ty).kind {
            TypeKind::Enum { .. } => "EnumValue",
            TypeKind::InputObject { .. } => "InputField",
            _ => "Field",
        },
        SchemaPart::MetaField(..) => "Field",
        SchemaPart::Argument(..) | SchemaPart::MetaArgument(..) => "FieldArgument",
        SchemaPart::Directive(_) => "Directive",
        SchemaPart::DirectiveArgument(..) => "DirectiveArgument",
    };
    match types.coordinate(part) {
        Coordinate::Type(name) | Coordinate::Directive(name) => format!("{kind} {name}"),
        Coordinate::Member(owner, name) | Coordinate::DirectiveArgument(owner, name) => {
            format!("{kind} {owner} {name}")
        }
        Coordinate::Argument(ty, field, name) => format!("{kind} {ty} {field} {name}"),
    }
}
