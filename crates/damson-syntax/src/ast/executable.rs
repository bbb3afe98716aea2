//! Operations, fragments and their selections.

use super::{Argument, List, Name, StringValue, TypeDefinition, TypeRef, Value};
use crate::Span;
use crate::ast::{DirectiveDefinition, SchemaDefinition};

/// One definition of a document.
/// See [Document](https://spec.graphql.org/September2026/#sec-Document).
#[derive(Clone, Debug)]
pub enum Definition {
    /// A query, mutation or subscription.
    Operation(Operation),
    /// A fragment.
    Fragment(FragmentDefinition),
    /// `schema { … }` or `extend schema …`.
    Schema(SchemaDefinition),
    /// The definition or extension of a type.
    Type(TypeDefinition),
    /// `directive @… on …` or `extend directive @… …`.
    Directive(DirectiveDefinition),
}

/// The three kinds of operation.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum OperationType {
    /// A read.
    Query,
    /// A write followed by a read.
    Mutation,
    /// A long-lived request that yields events.
    Subscription,
}

impl OperationType {
    /// The keyword: `query`, `mutation` or `subscription`.
    pub fn keyword(self) -> &'static str {
        match self {
            OperationType::Query => "query",
            OperationType::Mutation => "mutation",
            OperationType::Subscription => "subscription",
        }
    }
}

/// A query, mutation or subscription.
/// See [Operations](https://spec.graphql.org/September2026/#sec-Language.Operations).
#[derive(Clone, Debug)]
pub struct Operation {
    /// From the description, the keyword or `{` to the closing brace.
    pub span: Span,
    /// The description before the keyword.
    pub description: Option<StringValue>,
    /// Which kind of operation this is.
    pub operation_type: OperationType,
    /// Its name, absent from an anonymous operation.
    pub name: Option<Name>,
    /// The variables it declares.
    pub variable_definitions: List<VariableDefinition>,
    /// The directives on the operation itself.
    pub directives: List<Directive>,
    /// Its selections on the root type.
    pub selection_set: SelectionSet,
}

/// `$name: Type = default @directives`.
/// See [Variables](https://spec.graphql.org/September2026/#sec-Language.Variables).
#[derive(Clone, Debug)]
pub struct VariableDefinition {
    /// From the description or the `$` to the end of the definition.
    pub span: Span,
    /// The description before the `$`.
    pub description: Option<StringValue>,
    /// The variable with its `$`.
    pub variable_span: Span,
    /// The name without the `$`.
    pub name: Name,
    /// The declared type.
    pub ty: TypeRef,
    /// The value used when the request gives none.
    pub default_value: Option<Value>,
    /// The directives on the definition.
    pub directives: List<Directive>,
}

/// `fragment Name on Type { … }`.
/// See [Fragments](https://spec.graphql.org/September2026/#sec-Language.Fragments).
#[derive(Clone, Debug)]
pub struct FragmentDefinition {
    /// From the description or the keyword to the closing brace.
    pub span: Span,
    /// The description before the keyword.
    pub description: Option<StringValue>,
    /// The fragment's name.
    pub name: Name,
    /// The type it applies to.
    pub type_condition: Name,
    /// The directives on the fragment.
    pub directives: List<Directive>,
    /// Its selections.
    pub selection_set: SelectionSet,
}

/// `{ … }`; since September 2026 it may be empty.
/// See [Selection Sets](https://spec.graphql.org/September2026/#sec-Selection-Sets).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SelectionSet {
    /// From brace to brace.
    pub span: Span,
    /// The selections in source order.
    pub selections: List<Selection>,
}

/// One entry of a selection set.
#[derive(Clone, Debug)]
pub enum Selection {
    /// `alias: name(arguments) @directives { … }`.
    Field(Field),
    /// `...Name @directives`.
    FragmentSpread(FragmentSpread),
    /// `... on Type @directives { … }`.
    InlineFragment(InlineFragment),
}

impl Selection {
    /// The place of the whole selection.
    pub fn span(&self) -> Span {
        match self {
            Selection::Field(field) => field.span,
            Selection::FragmentSpread(spread) => spread.span,
            Selection::InlineFragment(fragment) => fragment.span,
        }
    }

    /// The directives on the selection.
    pub fn directives(&self) -> List<Directive> {
        match self {
            Selection::Field(field) => field.directives,
            Selection::FragmentSpread(spread) => spread.directives,
            Selection::InlineFragment(fragment) => fragment.directives,
        }
    }
}

/// A field that is asked for.
/// See [Fields](https://spec.graphql.org/September2026/#sec-Language.Fields).
#[derive(Clone, Debug)]
pub struct Field {
    /// From the alias or name to the end of the selection set.
    pub span: Span,
    /// The response key, if it differs from the name.
    pub alias: Option<Name>,
    /// The field's name.
    pub name: Name,
    /// The arguments given.
    pub arguments: List<Argument>,
    /// The directives on the field.
    pub directives: List<Directive>,
    /// The selections below it; absent from a leaf.
    pub selection_set: Option<SelectionSet>,
}

impl Field {
    /// The alias if there is one, otherwise the name.
    #[inline]
    pub fn response_key(&self) -> Name {
        self.alias.unwrap_or(self.name)
    }
}

/// `...Name`.
#[derive(Clone, Debug)]
pub struct FragmentSpread {
    /// From the dots to the end.
    pub span: Span,
    /// The fragment's name.
    pub name: Name,
    /// The directives on the spread.
    pub directives: List<Directive>,
}

/// `... on Type { … }`.
/// See [Inline Fragments](https://spec.graphql.org/September2026/#sec-Inline-Fragments).
#[derive(Clone, Debug)]
pub struct InlineFragment {
    /// From the dots to the closing brace.
    pub span: Span,
    /// The type it applies to; absent: the enclosing type.
    pub type_condition: Option<Name>,
    /// The directives on the fragment.
    pub directives: List<Directive>,
    /// Its selections.
    pub selection_set: SelectionSet,
}

/// `@name(arguments)`.
/// See [Directives](https://spec.graphql.org/September2026/#sec-Language.Directives).
#[derive(Clone, Debug)]
pub struct Directive {
    /// From the `@` to the end.
    pub span: Span,
    /// The name without the `@`.
    pub name: Name,
    /// The arguments given.
    pub arguments: List<Argument>,
}
