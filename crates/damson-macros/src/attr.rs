//! The attributes in `#[graphql(..)]`: typed values with their places.
//!
//! A front end takes the values that it knows, one after the other, and then calls [`Attributes::finish`], which reports
//! the rest. So the list of known names exists once. This module does not know the purpose of a value.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitStr, Path, Token, Type, parenthesized, token};

use crate::groups;
use crate::mistakes::Mistakes;

mod access;
mod cache_control;
mod complexity;
mod default;
mod deprecation;
mod docs;
mod left;
mod naming;
mod unknown;
mod validator;
mod values;

pub(crate) use access::{Marks, Visible};
pub(crate) use cache_control::CacheControl;
pub(crate) use complexity::Complexity;
pub(crate) use default::Default;
pub(crate) use deprecation::is_deprecated;
pub(crate) use docs::Description;
pub(crate) use left::{Left, Reader};
pub(crate) use naming::{RenameRule, Target, name_of_type};
pub(crate) use validator::{Validator, ValidatorKind, Validators};
pub(crate) use values::{Concrete, InputName, NameOrFlag};

/// A text with its place.
#[derive(Clone)]
pub(crate) struct Text {
    pub(crate) value: String,
    pub(crate) span: Span,
}

impl Text {
    /// The name of an identifier, without `r#`.
    pub(crate) fn of_ident(ident: &Ident) -> Self {
        Text { value: ident.unraw().to_string(), span: ident.span() }
    }
}

impl From<&LitStr> for Text {
    fn from(literal: &LitStr) -> Self {
        Text { value: literal.value(), span: literal.span() }
    }
}

/// The attributes of one place (a type, a field, an argument).
pub(crate) struct Attributes {
    entries: Vec<Entry>,
    /// The names that the front end has asked for: those that are known in this place.
    known: Vec<&'static str>,
}

/// One attribute: `name`, `name = value` or `name(..)`.
struct Entry {
    name: Ident,
    value: Value,
}

enum Value {
    Word,
    Expr(Expr),
    Type(Type),
    List(TokenStream),
}

impl Attributes {
    /// Reads every `#[graphql(..)]` among `attributes`.
    pub(crate) fn read(attributes: &[Attribute], mistakes: &mut Mistakes) -> Self {
        Self::read_named("graphql", attributes, mistakes)
    }

    /// Reads every `#[name(..)]` among `attributes`.
    pub(crate) fn read_named(name: &str, attributes: &[Attribute], mistakes: &mut Mistakes) -> Self {
        let mut entries = Vec::new();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(name)) {
            let list = attribute.parse_args_with(Punctuated::<Entry, Token![,]>::parse_terminated);
            entries.extend(mistakes.take(list).into_iter().flatten());
        }
        Attributes { entries, known: Vec::new() }
    }

    /// Reads the inside of a list, such as the arguments of an attribute macro.
    pub(crate) fn of_list(tokens: TokenStream, mistakes: &mut Mistakes) -> Self {
        use syn::parse::Parser;
        let list = Punctuated::<Entry, Token![,]>::parse_terminated.parse2(tokens);
        Attributes { entries: mistakes.take(list).into_iter().flatten().collect(), known: Vec::new() }
    }

    /// Whether an attribute of this name has not been taken yet.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.is(name))
    }

    /// Whether no attribute is left.
    fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes the one attribute of this name; a second one is a mistake.
    fn entry(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<Entry> {
        let mut found = self.all(name).into_iter();
        let first = found.next();
        for again in found {
            mistakes.at(&again.name, format_args!("`{name}` is given twice; keep one of them"));
        }
        first
    }

    /// Takes every attribute of this name.
    fn all(&mut self, name: &'static str) -> Vec<Entry> {
        self.known.push(name);
        self.entries.extract_if(.., |entry| entry.is(name)).collect()
    }
}

impl Entry {
    /// Whether it is the attribute of this name. `description` is another word for `desc`, that of Juniper.
    fn is(&self, name: &str) -> bool {
        self.name == name || (name == "desc" && self.name == "description")
    }
}

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = Ident::parse_any(input)?;
        let value = if input.peek(token::Paren) {
            let content;
            parenthesized!(content in input);
            Value::List(content.parse()?)
        } else if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            // `Vec<A, B>` is not an expression, so the value of `ty` and `as` is read as a type.
            let is_type = (name == "ty" || name == "as") && !input.peek(Lit);
            if is_type { Value::Type(input.parse()?) } else { Value::Expr(groups::opened(input.parse()?)) }
        } else {
            Value::Word
        };
        Ok(Entry { name, value })
    }
}

impl Value {
    /// The value if it is a string literal.
    fn as_text(&self) -> Option<&LitStr> {
        match self {
            Value::Expr(expr) => as_text(expr),
            _ => None,
        }
    }

    /// The value if it is a path, also in a string.
    fn as_path(&self) -> Option<Path> {
        match self {
            Value::Expr(Expr::Path(path)) => Some(path.path.clone()),
            value => value.as_text()?.parse().ok(),
        }
    }

    /// The value if it is a boolean; the name alone is `true`.
    fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Word => Some(true),
            Value::Expr(Expr::Lit(ExprLit { lit: Lit::Bool(value), .. })) => Some(value.value),
            _ => None,
        }
    }
}

/// The expression if it is a string literal.
fn as_text(expr: &Expr) -> Option<&LitStr> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
        _ => None,
    }
}

/// Whether the attribute is `#[graphql(..)]`.
pub(crate) fn is_graphql(attribute: &Attribute) -> bool {
    attribute.path().is_ident("graphql")
}
