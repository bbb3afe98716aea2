//! The parts of a type system that schema coordinates name, for guards and the like that are attached by name.
//! See [Schema Coordinates](https://spec.graphql.org/September2026/#sec-Schema-Coordinates).

use std::sync::Arc;

use damson_schema::{
    Coordinate, MissingPart, SchemaError, SchemaPart, TypeId, TypeSystem, did_you_mean, is_built_in_scalar,
};
use damson_syntax::{SchemaCoordinate, parse_schema_coordinate};

/// Finds the part that a coordinate names. Nothing can be attached to directives, nor to the parts of introspection.
///
/// # Errors
/// If there is no such part; the error suggests the nearest name. `what` names the thing to attach.
pub(crate) fn find(types: &TypeSystem, coordinate: &str, what: &str) -> Result<SchemaPart, SchemaError> {
    let parsed = parse_schema_coordinate(coordinate)
        .map_err(|error| fault(None, format!("\"{coordinate}\" is not a schema coordinate: {}", error.message)))?;
    let (SchemaCoordinate::Type(ty) | SchemaCoordinate::Member(ty, _) | SchemaCoordinate::Argument(ty, ..)) = parsed
    else {
        return Err(fault(None, format!("\"{coordinate}\" is a directive, which cannot have a {what}.")));
    };
    let found = if ty.starts_with("__") { Err(MissingPart::Type) } else { types.find(parsed) };
    match found {
        Ok(SchemaPart::MetaField(ty, _) | SchemaPart::MetaArgument(ty, ..)) => {
            Err(missing(types, parsed, MissingPart::Member(ty), what))
        }
        Ok(part) => Ok(part),
        Err(of) => Err(missing(types, parsed, of, what)),
    }
}

/// The error of a coordinate that names nothing. It is not that of a directive.
fn missing(types: &TypeSystem, coordinate: SchemaCoordinate<&str>, of: MissingPart, what: &str) -> SchemaError {
    let (coordinate, message) = match (coordinate.map(|name| Arc::from(*name)), of) {
        (Coordinate::Argument(ty, ..), MissingPart::Kind(_)) => {
            let message = format!("Type \"{ty}\" has no fields with arguments for a {what}.");
            (Coordinate::Type(ty), message)
        }
        (
            Coordinate::Member(ty, name) | Coordinate::Argument(ty, name, _),
            MissingPart::Member(id) | MissingPart::Kind(id),
        ) => {
            let near = did_you_mean(&name, types.get(id).member_names().into_iter().map(|name| &**name));
            let message = format!("Type \"{ty}\" has no \"{name}\" for a {what}.{near}");
            (Coordinate::Member(ty, name), message)
        }
        (Coordinate::Argument(ty, field, name), MissingPart::Argument(owner)) => {
            let near = did_you_mean(&name, argument_names(types, owner));
            let message = format!("Field \"{ty}.{field}\" has no argument \"{name}\" for a {what}.{near}");
            (Coordinate::Argument(ty, field, name), message)
        }
        (
            Coordinate::Type(ty)
            | Coordinate::Member(ty, _)
            | Coordinate::Argument(ty, ..)
            | Coordinate::Directive(ty)
            | Coordinate::DirectiveArgument(ty, _),
            _,
        ) => {
            let names = types.types().map(|(_, ty)| &*ty.name);
            let names = names.filter(|name| !name.starts_with("__") && !is_built_in_scalar(name));
            let message = format!("There is no type \"{ty}\" for a {what}.{}", did_you_mean(&ty, names));
            (Coordinate::Type(ty), message)
        }
    };
    fault(Some(coordinate), message)
}

fn argument_names(types: &TypeSystem, field: SchemaPart) -> impl Iterator<Item = &str> {
    let field = match field {
        SchemaPart::Member(ty, field) => types.get(ty).fields().and_then(|fields| fields.fields.get_index(field)),
        _ => None,
    };
    field.into_iter().flat_map(|(_, field)| field.arguments.keys()).map(|name| &**name)
}

/// Finds a field, or a type, which stands for all of its fields.
///
/// # Errors
/// If the coordinate names something else, or nothing. `what` names the thing to attach.
pub(crate) fn find_fields(
    types: &TypeSystem,
    coordinate: &str,
    what: &str,
) -> Result<(TypeId, Option<usize>), SchemaError> {
    let part = find(types, coordinate, what)?;
    match part {
        SchemaPart::Type(ty) if types.get(ty).fields().is_some() => Ok((ty, None)),
        SchemaPart::Member(ty, field) if types.get(ty).fields().is_some() => Ok((ty, Some(field))),
        _ => {
            let message =
                format!("A {what} belongs to a field, or to an object type or interface for all of its fields.");
            Err(fault_at(types, part, message))
        }
    }
}

/// Finds a field.
///
/// # Errors
/// If the coordinate names something else, or nothing. `what` names the thing to attach.
pub(crate) fn find_field(types: &TypeSystem, coordinate: &str, what: &str) -> Result<(TypeId, usize), SchemaError> {
    match find_fields(types, coordinate, what)? {
        (ty, Some(field)) => Ok((ty, field)),
        (ty, None) => {
            let message = format!("A {what} belongs to one field. Name it: \"{coordinate}.field\".");
            Err(fault_at(types, SchemaPart::Type(ty), message))
        }
    }
}

pub(crate) fn fault_at(types: &TypeSystem, part: SchemaPart, message: String) -> SchemaError {
    fault(Some(types.coordinate(part)), message)
}

pub(crate) fn fault(coordinate: Option<Coordinate>, message: String) -> SchemaError {
    SchemaError { message, coordinate, locations: Vec::new() }
}
