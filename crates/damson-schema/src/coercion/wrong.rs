//! All that can be wrong with a given value, in the words of graphql-js. A message is made only for those who show it.

use damson_syntax::{Span, quoted};

use super::given::Given;
use super::leaf::Refusal;
use super::path::Path;
use super::print::Variables;
use super::untyped::too_deep;
use crate::secrets::MASK;
use crate::suggestion::Suggestions;
use crate::type_system::TypeDefinition;
use crate::{Code, TypeRef, TypeSystem};

/// A reason why a value is not one of its type.
#[derive(Debug)]
pub(crate) enum Wrong<'c> {
    /// It is null, which this type does not have.
    Null(TypeRef),
    TooDeep,
    NotAnObject(&'c TypeDefinition),
    MissingField(&'c TypeDefinition, &'c str),
    UnknownField(&'c TypeDefinition, &'c str),
    /// The oneOf input object has no field, or several.
    NotOneOf(&'c TypeDefinition),
    /// The only field of the oneOf input object is null; the path leads to the field.
    NullOneOf(&'c TypeDefinition),
    /// A scalar or enum refuses it.
    Leaf(&'c TypeDefinition, Refusal),
}

/// Something wrong, with its place.
pub(crate) struct Found<'c, G> {
    pub(crate) wrong: Wrong<'c>,
    /// The value that is wrong.
    pub(super) given: G,
    pub(super) types: &'c TypeSystem,
    /// The place in the document, if the value stands in one.
    pub(crate) span: Option<Span>,
    /// The place in the whole value.
    pub(crate) path: &'c Path<'c>,
}

impl<'a, G: Given<'a>> Found<'_, G> {
    /// The place of the value that is wrong, if it stands in a document.
    pub(crate) fn place(&self) -> Option<Span> {
        self.given.span()
    }

    pub(crate) fn code(&self) -> Code {
        match &self.wrong {
            Wrong::TooDeep => Code::LimitDepth,
            Wrong::Leaf(_, refusal) => refusal.code(),
            _ => Code::BadUserInput,
        }
    }

    /// The message; `is_secret` says whether it must not show the value.
    pub(crate) fn message(&self, suggestions: &mut Suggestions, is_secret: bool) -> String {
        let shown = || if is_secret { MASK.to_owned() } else { self.given.shown(Variables::Named) };
        match &self.wrong {
            Wrong::Null(ty) => {
                format!("Expected value of non-null type \"{}\" not to be null.", self.types.display(*ty))
            }
            Wrong::TooDeep => too_deep(),
            Wrong::NotAnObject(ty) => {
                format!("Expected value of type \"{}\" to be an object, found: {}.", ty.name, shown())
            }
            Wrong::MissingField(ty, field) => {
                let expected = format!("Expected value of type \"{}\" to include required field \"{field}\"", ty.name);
                format!("{expected}, found: {}.", shown())
            }
            Wrong::UnknownField(ty, name) => {
                let fields = ty.input_fields().into_iter().flat_map(|fields| fields.keys());
                let suggestion = suggestions.names("", name, fields.map(|name| &**name));
                let found = if suggestion.is_empty() { ", found".into() } else { format!(".{suggestion} Found") };
                let (ty, name) = (&ty.name, quoted(name));
                format!("Expected value of type \"{ty}\" not to include unknown field \"{name}\"{found}: {}.", shown())
            }
            Wrong::NotOneOf(ty) | Wrong::NullOneOf(ty) => format!(
                "Within OneOf Input Object type \"{}\", exactly one field must be specified, and the value for that field \
                 must be non-null.",
                ty.name
            ),
            Wrong::Leaf(ty, refusal) if is_secret => refusal.masked_message(ty, self.given.notation()),
            Wrong::Leaf(ty, refusal) => refusal.message(ty, self.given, suggestions),
        }
    }
}
