//! What a schema coordinate stands for.
//! See [Schema Coordinates](https://spec.graphql.org/September2026/#sec-Schema-Coordinates).

use std::fmt;

use damson_syntax::{SchemaCoordinate, parse_schema_coordinate, quoted};

use super::{DirectiveDefinition, EnumValue, Field, InputValue, TypeDefinition, TypeKind, TypeSystem};

/// An element of a schema, with those that it is part of.
#[derive(Clone, Copy, Debug)]
pub enum SchemaElement<'t> {
    /// `Type`
    Type(&'t TypeDefinition),
    /// `Type.field`, of an object or interface.
    Field(&'t TypeDefinition, &'t Field),
    /// `Input.field`
    InputField(&'t TypeDefinition, &'t InputValue),
    /// `Enum.VALUE`
    EnumValue(&'t TypeDefinition, &'t EnumValue),
    /// `Type.field(argument:)`
    Argument(&'t TypeDefinition, &'t Field, &'t InputValue),
    /// `@directive`
    Directive(&'t DirectiveDefinition),
    /// `@directive(argument:)`
    DirectiveArgument(&'t DirectiveDefinition, &'t InputValue),
}

/// Why a coordinate cannot be resolved: it is none, or what it speaks of has no such parts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoordinateError {
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for CoordinateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CoordinateError {}

type Resolved<T> = Result<T, CoordinateError>;

fn expected<T>(name: &str, what: impl fmt::Display) -> Resolved<T> {
    Err(CoordinateError { message: format!("Expected \"{}\" to {what}.", quoted(name)) })
}

impl TypeSystem {
    /// The element that a schema coordinate stands for; none if its last name is that of no element.
    /// See [Schema Coordinates: Semantics](https://spec.graphql.org/September2026/#sec-Schema-Coordinates.Semantics).
    ///
    /// ```
    /// use damson_schema::TypeSystem;
    /// use damson_schema::type_system::SchemaElement;
    ///
    /// let types = TypeSystem::from_sdl("type Query { hero(id: ID): String }")?;
    /// let Ok(Some(SchemaElement::Argument(_, field, argument))) = types.resolve("Query.hero(id:)") else { panic!() };
    /// assert_eq!((&*field.name, &*argument.name), ("hero", "id"));
    /// assert!(types.resolve("Query.villain").unwrap().is_none());
    /// assert!(types.resolve("Hero.name").is_err());
    /// # Ok::<(), damson_schema::SchemaErrors>(())
    /// ```
    ///
    /// # Errors
    /// The text is no coordinate, or what contains the element does not exist or cannot contain such elements.
    pub fn resolve(&self, coordinate: &str) -> Resolved<Option<SchemaElement<'_>>> {
        let parsed = parse_schema_coordinate(coordinate);
        match parsed.map_err(|error| CoordinateError { message: error.message })? {
            SchemaCoordinate::Type { type_name } => Ok(self.by_name(type_name).map(SchemaElement::Type)),
            SchemaCoordinate::Member { type_name, member_name } => self.resolve_member(type_name, member_name),
            SchemaCoordinate::Argument { type_name, field_name, argument_name } => {
                let (ty, field) = self.resolve_field(type_name, field_name)?;
                let argument = field.arguments.get(argument_name);
                Ok(argument.map(|argument| SchemaElement::Argument(ty, field, argument)))
            }
            SchemaCoordinate::Directive { directive_name } => {
                Ok(self.directives.get(directive_name).map(SchemaElement::Directive))
            }
            SchemaCoordinate::DirectiveArgument { directive_name, argument_name } => {
                let Some(directive) = self.directives.get(directive_name) else {
                    return expected(directive_name, "be defined as a directive in the schema");
                };
                let argument = directive.arguments.get(argument_name);
                Ok(argument.map(|argument| SchemaElement::DirectiveArgument(directive, argument)))
            }
        }
    }

    fn resolve_type(&self, name: &str) -> Resolved<&TypeDefinition> {
        self.by_name(name).map_or_else(|| expected(name, "be defined as a type in the schema"), Ok)
    }

    fn resolve_member(&self, type_name: &str, name: &str) -> Resolved<Option<SchemaElement<'_>>> {
        let ty = self.resolve_type(type_name)?;
        match &ty.kind {
            TypeKind::Enum { values } => Ok(values.get(name).map(|value| SchemaElement::EnumValue(ty, value))),
            TypeKind::InputObject { fields, .. } => {
                Ok(fields.get(name).map(|field| SchemaElement::InputField(ty, field)))
            }
            TypeKind::Object(_) | TypeKind::Interface(_) => {
                Ok(self.field_of(ty, name).map(|field| SchemaElement::Field(ty, field)))
            }
            TypeKind::Scalar { .. } | TypeKind::Union { .. } => {
                expected(type_name, "be an Enum, Input Object, Object or Interface type")
            }
        }
    }

    fn resolve_field(&self, type_name: &str, name: &str) -> Resolved<(&TypeDefinition, &Field)> {
        let ty = self.resolve_type(type_name)?;
        if ty.fields().is_none() {
            return expected(type_name, "be an object type or interface type");
        }
        match self.field_of(ty, name) {
            Some(field) => Ok((ty, field)),
            None => {
                let of = quoted(type_name);
                expected(name, format_args!("exist as a field of type \"{of}\" in the schema"))
            }
        }
    }

    /// A field of an object or interface, the meta fields of introspection included.
    fn field_of(&self, ty: &TypeDefinition, name: &str) -> Option<&Field> {
        self.field(self.id(&ty.name)?, name).map(|(_, field)| field)
    }
}
