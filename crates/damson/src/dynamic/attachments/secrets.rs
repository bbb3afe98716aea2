//! The arguments and input fields that are marked as secrets by coordinate.

use damson_schema::{SchemaError, SchemaPart, TypeSystem, TypeSystemBuilder};
use damson_syntax::{SchemaCoordinate, parse_schema_coordinate};

use super::Attachments;
use crate::places;

impl Attachments {
    /// Marks defined arguments and input fields as secrets; `wire` reports the others.
    pub(in crate::dynamic) fn set_secrets(&self, builder: &mut TypeSystemBuilder) {
        for coordinate in self.secrets.iter().filter_map(|coordinate| parse_schema_coordinate(coordinate).ok()) {
            builder.set_secret(coordinate);
        }
    }
}

/// Checks that an argument or input field at the coordinate is marked.
///
/// # Errors
/// If the coordinate names something else, or nothing.
pub(super) fn find(types: &TypeSystem, coordinate: &str) -> Result<(), SchemaError> {
    if let Ok(SchemaCoordinate::DirectiveArgument(directive, argument)) = parse_schema_coordinate(coordinate) {
        let definition = types.directives.get(directive).and_then(|directive| directive.arguments.get(argument));
        let fault = || {
            places::fault(
                None,
                format!(
                    "The schema does not define the directive argument \"{coordinate}\". A secret is an argument or input field that the schema defines."
                ),
            )
        };
        return definition.filter(|definition| definition.secret).map(drop).ok_or_else(fault);
    }
    let part = places::find(types, coordinate, "secret")?;
    match part {
        SchemaPart::Argument(..) => Ok(()),
        SchemaPart::Member(ty, _) if types.get(ty).input_fields().is_some() => Ok(()),
        _ => Err(places::fault_at(types, part, "A secret is an argument or an input field.".to_owned())),
    }
}
