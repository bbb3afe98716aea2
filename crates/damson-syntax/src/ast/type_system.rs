//! Definitions and extensions of the type system.
//! See [Type System](https://spec.graphql.org/September2026/#sec-Type-System).

use super::{Directive, List, Name, OperationType, StringValue, TypeRef, Value};
use crate::Span;

/// `schema { … }`, or its extension.
#[derive(Clone, Debug)]
pub struct SchemaDefinition {
    /// From the description, `schema` or `extend` to the end.
    pub span: Span,
    /// Whether it extends the schema.
    pub extend: bool,
    /// The description before it.
    pub description: Option<StringValue>,
    /// The directives applied.
    pub directives: List<Directive>,
    /// The root operation types.
    pub operation_types: List<OperationTypeDefinition>,
}

/// `query: Type`.
#[derive(Clone, Debug)]
pub struct OperationTypeDefinition {
    /// From the keyword to the type.
    pub span: Span,
    /// The kind of operation.
    pub operation_type: OperationType,
    /// The object type at its root.
    pub ty: Name,
}

/// The definition of a type, or its extension.
#[derive(Clone, Debug)]
pub struct TypeDefinition {
    /// From the description, the keyword or `extend` to the end.
    pub span: Span,
    /// Whether it extends a type.
    pub extend: bool,
    /// The description before it.
    pub description: Option<StringValue>,
    /// The type's name.
    pub name: Name,
    /// The directives applied.
    pub directives: List<Directive>,
    /// The kind of type, with its parts.
    pub kind: TypeDefinitionKind,
}

/// The kinds of type that can be defined.
#[derive(Clone, Debug)]
pub enum TypeDefinitionKind {
    /// `scalar Name`.
    Scalar,
    /// `type Name implements A & B { … }`.
    Object {
        /// The interfaces implemented.
        interfaces: List<Name>,
        /// The fields.
        fields: List<FieldDefinition>,
    },
    /// `interface Name implements A & B { … }`.
    Interface {
        /// The interfaces implemented.
        interfaces: List<Name>,
        /// The fields.
        fields: List<FieldDefinition>,
    },
    /// `union Name = A | B`.
    Union {
        /// The member types.
        members: List<Name>,
    },
    /// `enum Name { … }`.
    Enum {
        /// The values.
        values: List<EnumValueDefinition>,
    },
    /// `input Name { … }`.
    InputObject {
        /// The fields.
        fields: List<InputValueDefinition>,
    },
}

/// `name(arguments): Type @directives`.
#[derive(Clone, Debug)]
pub struct FieldDefinition {
    /// From the description or the name to the end.
    pub span: Span,
    /// The description before it.
    pub description: Option<StringValue>,
    /// The field's name.
    pub name: Name,
    /// The arguments it takes.
    pub arguments: List<InputValueDefinition>,
    /// Its type.
    pub ty: TypeRef,
    /// The directives applied.
    pub directives: List<Directive>,
}

/// `name: Type = default @directives`: an argument or an input field.
#[derive(Clone, Debug)]
pub struct InputValueDefinition {
    /// From the description or the name to the end.
    pub span: Span,
    /// The description before it.
    pub description: Option<StringValue>,
    /// The argument's or field's name.
    pub name: Name,
    /// Its type.
    pub ty: TypeRef,
    /// The value used when none is given.
    pub default_value: Option<Value>,
    /// The directives applied.
    pub directives: List<Directive>,
}

/// `NAME @directives`.
#[derive(Clone, Debug)]
pub struct EnumValueDefinition {
    /// From the description or the name to the end.
    pub span: Span,
    /// The description before it.
    pub description: Option<StringValue>,
    /// The value's name.
    pub name: Name,
    /// The directives applied.
    pub directives: List<Directive>,
}

/// `directive @name(arguments) @directives repeatable on A | B`, or its extension.
#[derive(Clone, Debug)]
pub struct DirectiveDefinition {
    /// From the description, the keyword or `extend` to the end.
    pub span: Span,
    /// Whether it extends a directive.
    pub extend: bool,
    /// The description before it.
    pub description: Option<StringValue>,
    /// The name without the `@`.
    pub name: Name,
    /// The arguments it takes.
    pub arguments: List<InputValueDefinition>,
    /// The directives applied to the definition itself (September 2026).
    pub directives: List<Directive>,
    /// Whether it may stand more than once in one place.
    pub repeatable: bool,
    /// The places where it may stand; the names are checked while parsing.
    pub locations: List<Name>,
}
