//! Parts of a type system by their schema coordinates, for what is attached to a schema by name.
//! See [Schema Coordinates](https://spec.graphql.org/September2026/#sec-Schema-Coordinates).

use damson_schema::type_system::{TypeDefinition, TypeKind};
use damson_schema::{Coordinate, SchemaError, SchemaPart, TypeId, TypeSystem, did_you_mean};
use damson_syntax::{SchemaCoordinate, parse_schema_coordinate};

use crate::registry::is_built_in_scalar;

/// Finds what a coordinate stands for. The introspection types and what belongs to them cannot be found.
///
/// # Errors
/// If it stands for nothing; the error has the nearest name that stands for something. `what` says what is attached.
pub(crate) fn find(types: &TypeSystem, coordinate: &str, what: &str) -> Result<SchemaPart, SchemaError> {
    let search = Search { types, what };
    match parse_schema_coordinate(coordinate) {
        Ok(SchemaCoordinate::Type { type_name }) => Ok(SchemaPart::Type(search.ty(type_name)?)),
        Ok(SchemaCoordinate::Member { type_name, member_name }) => {
            let ty = search.ty(type_name)?;
            Ok(SchemaPart::Member(ty, search.member(ty, member_name)?))
        }
        Ok(SchemaCoordinate::Argument { type_name, field_name, argument_name }) => {
            let ty = search.ty(type_name)?;
            let field = search.member(ty, field_name)?;
            Ok(SchemaPart::Argument(ty, field, search.argument(ty, field, argument_name)?))
        }
        Ok(_) => Err(fault(None, format!("There is no {what} for \"{coordinate}\": a directive has none."))),
        Err(error) => Err(fault(None, format!("\"{coordinate}\" is no schema coordinate: {}", error.message))),
    }
}

/// Finds a field, or a type with fields, which stands for all of them.
///
/// # Errors
/// If the coordinate stands for something else, or for nothing. `what` says what is attached.
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
/// If the coordinate stands for something else, or for nothing. `what` says what is attached.
pub(crate) fn find_field(types: &TypeSystem, coordinate: &str, what: &str) -> Result<(TypeId, usize), SchemaError> {
    match find_fields(types, coordinate, what)? {
        (ty, Some(field)) => Ok((ty, field)),
        (ty, None) => {
            let message = format!("A {what} belongs to one field. Name it: \"{coordinate}.field\".");
            Err(fault_at(types, SchemaPart::Type(ty), message))
        }
    }
}

/// A fault of a part of the schema.
pub(crate) fn fault_at(types: &TypeSystem, part: SchemaPart, message: String) -> SchemaError {
    fault(Some(coordinate(types, part)), message)
}

/// A fault at a place of the schema.
pub(crate) fn fault(coordinate: Option<Coordinate>, message: String) -> SchemaError {
    SchemaError { message, coordinate, locations: Vec::new() }
}

/// The coordinate of a place.
pub(crate) fn coordinate(types: &TypeSystem, place: SchemaPart) -> Coordinate {
    let name = |ty: TypeId| types.get(ty).name.clone();
    match place {
        SchemaPart::Type(ty) => Coordinate::Type(name(ty)),
        SchemaPart::Member(ty, member) => Coordinate::Member(name(ty), member_names(types.get(ty))[member].into()),
        SchemaPart::Argument(ty, field, argument) => {
            let field = &types.get(ty).fields().expect("what has arguments is a field").fields[field];
            Coordinate::Argument(name(ty), field.name.clone(), field.arguments[argument].name.clone())
        }
        SchemaPart::Directive(directive) => Coordinate::Directive(types.directives[directive].name.clone()),
        SchemaPart::DirectiveArgument(directive, argument) => {
            let directive = &types.directives[directive];
            Coordinate::DirectiveArgument(directive.name.clone(), directive.arguments[argument].name.clone())
        }
    }
}

struct Search<'t> {
    types: &'t TypeSystem,
    what: &'t str,
}

impl Search<'_> {
    fn ty(&self, name: &str) -> Result<TypeId, SchemaError> {
        let found = self.types.id(name).filter(|_| !name.starts_with("__"));
        found.ok_or_else(|| {
            // To what every schema has, nothing can be attached.
            let types = self.types.types().map(|(_, ty)| &*ty.name);
            let types = types.filter(|name| !name.starts_with("__") && !is_built_in_scalar(name));
            let message = format!("There is no type \"{name}\" for a {}.{}", self.what, did_you_mean(name, types));
            fault(Some(Coordinate::Type(name.into())), message)
        })
    }

    fn member(&self, ty: TypeId, name: &str) -> Result<usize, SchemaError> {
        let ty = self.types.get(ty);
        member_index(ty, name).ok_or_else(|| {
            let (what, near) = (self.what, did_you_mean(name, member_names(ty)));
            let message = format!("Type \"{}\" has no \"{name}\" for a {what}.{near}", ty.name);
            fault(Some(Coordinate::Member(ty.name.clone(), name.into())), message)
        })
    }

    fn argument(&self, ty: TypeId, field: usize, name: &str) -> Result<usize, SchemaError> {
        let ty = self.types.get(ty);
        let field = ty.fields().map(|fields| &fields.fields[field]);
        let found = field.and_then(|field| field.arguments.get_index_of(name));
        found.ok_or_else(|| {
            let arguments = field.into_iter().flat_map(|field| field.arguments.keys()).map(|name| &**name);
            let field = field.map_or("", |field| &*field.name);
            let (what, near) = (self.what, did_you_mean(name, arguments));
            let message = format!("Field \"{}.{field}\" has no argument \"{name}\" for a {what}.{near}", ty.name);
            fault(Some(Coordinate::Argument(ty.name.clone(), field.into(), name.into())), message)
        })
    }
}

/// The index of a member of a type.
fn member_index(ty: &TypeDefinition, name: &str) -> Option<usize> {
    match &ty.kind {
        TypeKind::Object(fields) | TypeKind::Interface(fields) => fields.fields.get_index_of(name),
        TypeKind::Enum { values } => values.get_index_of(name),
        TypeKind::InputObject { fields, .. } => fields.get_index_of(name),
        TypeKind::Scalar { .. } | TypeKind::Union { .. } => None,
    }
}

/// The names of the members of a type, in the order of their indices.
fn member_names(ty: &TypeDefinition) -> Vec<&str> {
    match &ty.kind {
        TypeKind::Object(fields) | TypeKind::Interface(fields) => fields.fields.keys().map(|name| &**name).collect(),
        TypeKind::Enum { values } => values.keys().map(|name| &**name).collect(),
        TypeKind::InputObject { fields, .. } => fields.keys().map(|name| &**name).collect(),
        TypeKind::Scalar { .. } | TypeKind::Union { .. } => Vec::new(),
    }
}
