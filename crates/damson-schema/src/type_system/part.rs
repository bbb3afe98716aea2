//! The parts of a type system: by coordinate, by place, and from one to the other.
//! See [Schema Coordinates](https://spec.graphql.org/September2026/#sec-Schema-Coordinates).

use std::fmt;
use std::sync::Arc;

use damson_syntax::{SchemaCoordinate, parse_schema_coordinate, quoted};

use super::{Field, FieldId, TypeDefinition, TypeId, TypeKind, TypeSystem};

/// The name of a part of a type system, unique within it.
pub type Coordinate = SchemaCoordinate<Arc<str>>;

/// A part of a type system, by its place there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SchemaPart {
    /// A type.
    Type(TypeId),
    /// A field, an input field or an enum value, by its index.
    Member(TypeId, usize),
    /// An argument of a field, by the indices of both.
    Argument(TypeId, usize, usize),
    /// A directive, by its index.
    Directive(usize),
    /// An argument of a directive, by the indices of both.
    DirectiveArgument(usize, usize),
    /// A field that types have without defining it, such as `__typename`.
    MetaField(TypeId, FieldId),
    /// An argument of such a field, by its index.
    MetaArgument(TypeId, FieldId, usize),
}

impl SchemaPart {
    /// The part that contains this one, if one does.
    pub(crate) fn owner(self) -> Option<SchemaPart> {
        match self {
            SchemaPart::Type(_) | SchemaPart::Directive(_) => None,
            SchemaPart::Member(ty, _) | SchemaPart::MetaField(ty, _) => Some(SchemaPart::Type(ty)),
            SchemaPart::Argument(ty, field, _) => Some(SchemaPart::Member(ty, field)),
            SchemaPart::DirectiveArgument(directive, _) => Some(SchemaPart::Directive(directive)),
            SchemaPart::MetaArgument(ty, field, _) => Some(SchemaPart::MetaField(ty, field)),
        }
    }
}

/// The error of a coordinate that cannot be resolved: it is malformed, or a part that must contain the last one does not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoordinateError {
    /// The message, in the words of graphql-js.
    pub message: String,
}

impl fmt::Display for CoordinateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CoordinateError {}

/// The first name of a coordinate that stands for nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MissingPart {
    /// There is no such type.
    Type,
    /// This type has no such field, input field or enum value.
    Member(TypeId),
    /// This type is of a kind without such parts.
    Kind(TypeId),
    /// This field has no such argument.
    Argument(SchemaPart),
    /// There is no such directive.
    Directive,
    /// This directive has no such argument.
    DirectiveArgument(usize),
}

impl TypeSystem {
    /// The part that a schema coordinate stands for; none if only its last name stands for nothing.
    /// See [Schema Coordinates: Semantics](https://spec.graphql.org/September2026/#sec-Schema-Coordinates.Semantics).
    ///
    /// ```
    /// use damson_schema::{SchemaPart, TypeSystem};
    ///
    /// let types = TypeSystem::from_sdl("type Query { hero(id: ID): String }")?;
    /// let query = types.id("Query").unwrap();
    /// assert_eq!(types.resolve("Query.hero(id:)").unwrap(), Some(SchemaPart::Argument(query, 0, 0)));
    /// assert!(types.resolve("Query.villain").unwrap().is_none());
    /// assert!(types.resolve("Hero.name").is_err());
    /// # Ok::<(), damson_schema::SchemaErrors>(())
    /// ```
    ///
    /// # Errors
    /// The text is not a coordinate, or the part that should contain the last one does not exist or cannot contain such parts.
    pub fn resolve(&self, coordinate: &str) -> Result<Option<SchemaPart>, CoordinateError> {
        let coordinate = parse_schema_coordinate(coordinate);
        let coordinate = coordinate.map_err(|error| CoordinateError { message: error.message })?;
        match self.find(coordinate) {
            Ok(part) => Ok(Some(part)),
            Err(missing) => self.explain(coordinate, missing).map_or(Ok(None), Err),
        }
    }

    /// The part that a schema coordinate stands for.
    ///
    /// # Errors
    /// The first of its names that stands for nothing.
    pub fn find(&self, coordinate: SchemaCoordinate<&str>) -> Result<SchemaPart, MissingPart> {
        match coordinate {
            SchemaCoordinate::Type(ty) => self.id(ty).map(SchemaPart::Type).ok_or(MissingPart::Type),
            SchemaCoordinate::Member(ty, member) => self.find_member(ty, member),
            SchemaCoordinate::Argument(ty, field, argument) => self.find_argument(ty, field, argument),
            SchemaCoordinate::Directive(directive) => {
                let index = self.directives.get_index_of(directive);
                index.map(SchemaPart::Directive).ok_or(MissingPart::Directive)
            }
            SchemaCoordinate::DirectiveArgument(directive, argument) => {
                let (directive, _, definition) = self.directives.get_full(directive).ok_or(MissingPart::Directive)?;
                let argument = definition.arguments.get_index_of(argument);
                let part = argument.map(|argument| SchemaPart::DirectiveArgument(directive, argument));
                part.ok_or(MissingPart::DirectiveArgument(directive))
            }
        }
    }

    fn find_member(&self, ty: &str, name: &str) -> Result<SchemaPart, MissingPart> {
        let ty = self.id(ty).ok_or(MissingPart::Type)?;
        let index = match &self.get(ty).kind {
            TypeKind::Object(_) | TypeKind::Interface(_) => {
                return self.field_part(ty, name).map(|(part, _)| part).ok_or(MissingPart::Member(ty));
            }
            TypeKind::Enum { values } => values.get_index_of(name),
            TypeKind::InputObject { fields, .. } => fields.get_index_of(name),
            TypeKind::Scalar { .. } | TypeKind::Union { .. } => return Err(MissingPart::Kind(ty)),
        };
        index.map(|index| SchemaPart::Member(ty, index)).ok_or(MissingPart::Member(ty))
    }

    fn find_argument(&self, ty: &str, field: &str, argument: &str) -> Result<SchemaPart, MissingPart> {
        let ty = self.id(ty).ok_or(MissingPart::Type)?;
        if self.get(ty).fields().is_none() {
            return Err(MissingPart::Kind(ty));
        }
        let (owner, field) = self.field_part(ty, field).ok_or(MissingPart::Member(ty))?;
        let argument = field.arguments.get_index_of(argument).ok_or(MissingPart::Argument(owner))?;
        Ok(match owner {
            SchemaPart::MetaField(ty, field) => SchemaPart::MetaArgument(ty, field, argument),
            SchemaPart::Member(ty, field) => SchemaPart::Argument(ty, field, argument),
            _ => unreachable!("only fields have been looked for"),
        })
    }

    /// A field of an object or interface, the meta fields of introspection included.
    fn field_part(&self, ty: TypeId, name: &str) -> Option<(SchemaPart, &Field)> {
        let (id, field) = self.field(ty, name)?;
        let part = match id {
            FieldId::Defined(index) => SchemaPart::Member(ty, index as usize),
            meta => SchemaPart::MetaField(ty, meta),
        };
        Some((part, field))
    }

    /// The error of a coordinate, in the words of graphql-js; none if only its last name stands for nothing.
    fn explain(&self, coordinate: SchemaCoordinate<&str>, missing: MissingPart) -> Option<CoordinateError> {
        let expected = |name: &str, what: &dyn fmt::Display| {
            Some(CoordinateError { message: format!("Expected \"{}\" to {what}.", quoted(name)) })
        };
        match (coordinate, missing) {
            (SchemaCoordinate::Member(ty, _) | SchemaCoordinate::Argument(ty, ..), MissingPart::Type) => {
                expected(ty, &"be defined as a type in the schema")
            }
            (SchemaCoordinate::Member(ty, _), MissingPart::Kind(_)) => {
                expected(ty, &"be an Enum, Input Object, Object or Interface type")
            }
            (SchemaCoordinate::Argument(ty, ..), MissingPart::Kind(_)) => {
                expected(ty, &"be an object type or interface type")
            }
            (SchemaCoordinate::Argument(ty, field, _), MissingPart::Member(_)) => {
                expected(field, &format_args!("exist as a field of type \"{}\" in the schema", quoted(ty)))
            }
            (SchemaCoordinate::DirectiveArgument(directive, _), MissingPart::Directive) => {
                expected(directive, &"be defined as a directive in the schema")
            }
            _ => None,
        }
    }

    /// The coordinate of a part.
    ///
    /// # Panics
    /// If the type system has no such part.
    pub fn coordinate(&self, part: SchemaPart) -> Coordinate {
        let name = |ty: TypeId| self.get(ty).name.clone();
        match part {
            SchemaPart::Type(ty) => Coordinate::Type(name(ty)),
            SchemaPart::Member(ty, member) => {
                let member = self.get(ty).member_name(member).expect("the type has this member");
                Coordinate::Member(name(ty), member.clone())
            }
            SchemaPart::Argument(ty, field, argument) => {
                let field = &self.get(ty).fields().expect("only fields have arguments").fields[field];
                Coordinate::Argument(name(ty), field.name.clone(), field.arguments[argument].name.clone())
            }
            SchemaPart::Directive(directive) => Coordinate::Directive(self.directives[directive].name.clone()),
            SchemaPart::DirectiveArgument(directive, argument) => {
                let directive = &self.directives[directive];
                Coordinate::DirectiveArgument(directive.name.clone(), directive.arguments[argument].name.clone())
            }
            SchemaPart::MetaField(ty, field) => Coordinate::Member(name(ty), self.meta(field).name.clone()),
            SchemaPart::MetaArgument(ty, field, argument) => {
                let field = self.meta(field);
                Coordinate::Argument(name(ty), field.name.clone(), field.arguments[argument].name.clone())
            }
        }
    }

    fn meta(&self, field: FieldId) -> &Field {
        &self.meta_fields[match field {
            FieldId::Typename => "__typename",
            FieldId::Schema => "__schema",
            FieldId::Type => "__type",
            FieldId::Defined(_) => unreachable!("a field that a type defines is not a meta field"),
        }]
    }
}

impl TypeDefinition {
    /// The names of the fields, input fields or enum values, in the order of their indices.
    pub fn member_names(&self) -> Vec<&Arc<str>> {
        match &self.kind {
            TypeKind::Object(fields) | TypeKind::Interface(fields) => fields.fields.keys().collect(),
            TypeKind::Enum { values } => values.keys().collect(),
            TypeKind::InputObject { fields, .. } => fields.keys().collect(),
            TypeKind::Scalar { .. } | TypeKind::Union { .. } => Vec::new(),
        }
    }

    fn member_name(&self, index: usize) -> Option<&Arc<str>> {
        match &self.kind {
            TypeKind::Object(fields) | TypeKind::Interface(fields) => Some(fields.fields.get_index(index)?.0),
            TypeKind::Enum { values } => Some(values.get_index(index)?.0),
            TypeKind::InputObject { fields, .. } => Some(fields.get_index(index)?.0),
            TypeKind::Scalar { .. } | TypeKind::Union { .. } => None,
        }
    }
}
