//! Literal values, arguments and type references.

use super::{List, Name};
use crate::Span;

/// `name: value`.
/// See [Arguments](https://spec.graphql.org/September2026/#sec-Language.Arguments).
#[derive(Clone, Debug)]
pub struct Argument {
    /// From the name to the end of the value.
    pub span: Span,
    /// The argument's name.
    pub name: Name,
    /// The value given.
    pub value: Value,
}

/// A literal value or a variable.
/// See [Input Values](https://spec.graphql.org/September2026/#sec-Input-Values).
#[derive(Clone, Copy, Debug)]
pub struct Value {
    /// The place of the whole value.
    pub span: Span,
    /// Its kind, with its parts.
    pub kind: ValueKind,
}

/// The kinds of value.
#[derive(Clone, Copy, Debug)]
pub enum ValueKind {
    /// `$name`; the name has no `$`.
    Variable(Name),
    /// Digits with an optional sign; the text is the value's span.
    Int,
    /// A number with a fraction or an exponent; the text is the value's span.
    Float,
    /// `"…"` or `"""…"""`.
    String(StringValue),
    /// `true` or `false`.
    Boolean(bool),
    /// `null`.
    Null,
    /// Any other name.
    Enum,
    /// `[…]`.
    List(List<Value>),
    /// `{…}`.
    Object(List<ObjectField>),
}

/// A string as it stands in the source; [`Document::string`](super::Document::string) gives its meaning.
/// See [String Value](https://spec.graphql.org/September2026/#sec-String-Value).
#[derive(Clone, Copy, Debug)]
pub struct StringValue {
    /// From quote to quote.
    pub span: Span,
    /// Whether it is a block string (`"""…"""`).
    pub block: bool,
    /// Whether the text between the quotes may not already be the meaning: it has escapes, or is a block string with more
    /// than one line or nothing but blanks.
    pub cooked: bool,
}

/// `name: value` inside an object value.
#[derive(Clone, Debug)]
pub struct ObjectField {
    /// From the name to the end of the value.
    pub span: Span,
    /// The input field's name.
    pub name: Name,
    /// The value given.
    pub value: Value,
}

/// A reference to a type: a name inside any number of list and non-null wrappers.
/// See [Type References](https://spec.graphql.org/September2026/#sec-Type-References).
#[derive(Clone, Copy, Debug)]
pub struct TypeRef {
    /// The place of the whole reference.
    pub span: Span,
    /// The named type.
    pub name: Name,
    /// The wrappers around the name, from the inside out: `[Int!]` is `NonNull`, `List`.
    pub wrappers: List<Wrapper>,
}

/// A list or non-null wrapper of a type reference.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrapper {
    /// `[…]`.
    List,
    /// `…!`.
    NonNull,
}
