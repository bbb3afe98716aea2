//! Schema coordinates: what to call a part of a type system.

use std::fmt;
use std::sync::Arc;

/// The name of a part of a type system, unique within it.
/// See [Schema Coordinates](https://spec.graphql.org/September2026/#sec-Schema-Coordinates).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Coordinate {
    /// `Type`.
    Type(Arc<str>),
    /// `Type.member`: a field, an input field or an enum value.
    Member(Arc<str>, Arc<str>),
    /// `Type.field(argument:)`.
    Argument(Arc<str>, Arc<str>, Arc<str>),
    /// `@directive`.
    Directive(Arc<str>),
    /// `@directive(argument:)`.
    DirectiveArgument(Arc<str>, Arc<str>),
}

impl Coordinate {
    /// The coordinate of an argument of this field or directive.
    ///
    /// # Panics
    /// If this is the coordinate of something without arguments.
    pub(crate) fn argument(&self, name: Arc<str>) -> Coordinate {
        match self {
            Coordinate::Member(ty, field) => Coordinate::Argument(ty.clone(), field.clone(), name),
            Coordinate::Directive(directive) => Coordinate::DirectiveArgument(directive.clone(), name),
            _ => unreachable!("only fields and directives have arguments"),
        }
    }
}

impl fmt::Display for Coordinate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Coordinate::Type(ty) => f.write_str(ty),
            Coordinate::Member(ty, member) => write!(f, "{ty}.{member}"),
            Coordinate::Argument(ty, field, argument) => write!(f, "{ty}.{field}({argument}:)"),
            Coordinate::Directive(directive) => write!(f, "@{directive}"),
            Coordinate::DirectiveArgument(directive, argument) => write!(f, "@{directive}({argument}:)"),
        }
    }
}
