//! The kinds of values that attributes have: flags, texts, paths, types, lists.

use std::fmt::Display;

use proc_macro2::TokenStream;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Path, Token, Type};

use super::{Attributes, Entry, Left, Reader, Text, Value};
use crate::mistakes::Mistakes;

/// The name of one instance of a generic type: `concrete(name = "..", params(..))`.
pub(crate) struct Concrete {
    /// Its name as an output type.
    pub(crate) name: Text,
    /// Its name as an input type, where both are derived.
    pub(crate) input_name: Option<Text>,
    /// The types that stand for the type parameters.
    pub(crate) params: Vec<Type>,
    /// Where it is written.
    pub(crate) place: Ident,
}

/// What `input_name` is to the macro that reads a `concrete`.
#[derive(Clone, Copy)]
pub(crate) enum InputName {
    /// Unknown: there is only one side.
    Unknown,
    /// The name.
    Read,
    /// The name that another macro gives.
    LeftTo(Reader),
}

/// `name = ".."`, or `name` alone.
pub(crate) enum NameOrFlag {
    /// The name given.
    Name(Text),
    /// The name of the Rust type.
    Flag,
}

impl Attributes {
    /// A flag: `name`, or `name = true`.
    pub(crate) fn flag(&mut self, name: &'static str, mistakes: &mut Mistakes) -> bool {
        let Some(entry) = self.entry(name, mistakes) else { return false };
        entry.value.as_bool().unwrap_or_else(|| {
            mistakes.at(&entry.name, format_args!("`{name}` takes no value; write `{name}` alone"));
            false
        })
    }

    /// A text: `name = ".."`.
    pub(crate) fn text(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<Text> {
        self.entry(name, mistakes)?.text(mistakes)
    }

    /// Texts that may be given several times: `name = "..", name = ".."`.
    pub(crate) fn texts(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Vec<Text> {
        self.all(name).iter().filter_map(|entry| entry.text(mistakes)).collect()
    }

    /// A name, or the wish for one: `name = ".."`, or `name`.
    pub(crate) fn name_or_flag(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<NameOrFlag> {
        let entry = self.entry(name, mistakes)?;
        match entry.value.as_bool() {
            Some(wished) => wished.then_some(NameOrFlag::Flag),
            None => entry.text(mistakes).map(NameOrFlag::Name),
        }
    }

    /// A path: `name = "a::b"` or `name = a::b`.
    pub(crate) fn path(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<Path> {
        let entry = self.entry(name, mistakes)?;
        let path = entry.value.as_path();
        if path.is_none() {
            mistakes.at(&entry.name, format_args!("`{name}` takes a path; write `{name} = a::b`"));
        }
        path
    }

    /// A type: `name = ".."` or, where the name is `ty`, the type itself.
    pub(crate) fn ty(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<Type> {
        let entry = self.entry(name, mistakes)?;
        let ty = match &entry.value {
            Value::Type(ty) => Some(ty.clone()),
            value => value.as_text().and_then(|text| text.parse().ok()),
        };
        if ty.is_none() {
            mistakes.at(&entry.name, format_args!("`{name}` takes a type; write `{name} = \"Vec<String>\"`"));
        }
        ty
    }

    /// The insides of all lists of this name: `name(..)`, each with the name's place.
    pub(crate) fn lists(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Vec<(Ident, Attributes)> {
        let entries = self.all(name);
        entries.into_iter().filter_map(|entry| Some((entry.name.clone(), entry.list(mistakes)?))).collect()
    }

    /// The instances of a generic type.
    pub(crate) fn concretes(
        &mut self,
        input_name: InputName,
        left: &mut Vec<Left>,
        mistakes: &mut Mistakes,
    ) -> Vec<Concrete> {
        let lists = self.lists("concrete", mistakes);
        lists.into_iter().filter_map(|(place, list)| concrete(place, list, input_name, left, mistakes)).collect()
    }

    /// The types in a list: `name(A, B)`; each may also be written as a string.
    fn types(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<Vec<Type>> {
        let entry = self.entry(name, mistakes)?;
        let Value::List(tokens) = entry.value else {
            mistakes.at(&entry.name, format_args!("`{name}` takes a list of types; write `{name}(A, B)`"));
            return None;
        };
        mistakes.take(types(tokens))
    }
}

impl Entry {
    /// A string.
    pub(super) fn text(&self, mistakes: &mut Mistakes) -> Option<Text> {
        let text = self.value.as_text().map(Text::from);
        if text.is_none() {
            mistakes.at(&self.name, format_args!("`{0}` takes a string; write `{0} = \"..\"`", self.name));
        }
        text
    }

    /// An expression, as it is or in a string; the hint says what else would be one.
    pub(super) fn expr(&self, hint: impl Display, mistakes: &mut Mistakes) -> Option<Expr> {
        match (self.value.as_text(), &self.value) {
            (Some(code), _) => mistakes.take(code.parse()),
            (None, Value::Expr(expr)) => Some(expr.clone()),
            _ => {
                mistakes.at(&self.name, hint);
                None
            }
        }
    }

    /// What stands between the brackets.
    pub(super) fn list(self, mistakes: &mut Mistakes) -> Option<Attributes> {
        match self.value {
            Value::List(tokens) => Some(Attributes::of_list(tokens, mistakes)),
            _ => {
                mistakes.at(&self.name, format_args!("`{0}` takes a list; write `{0}(..)`", self.name));
                None
            }
        }
    }
}

fn concrete(
    place: Ident,
    mut list: Attributes,
    input_name: InputName,
    left: &mut Vec<Left>,
    mistakes: &mut Mistakes,
) -> Option<Concrete> {
    let name = list.text("name", mistakes);
    let input_name = match input_name {
        InputName::Unknown => None,
        InputName::Read => list.text("input_name", mistakes),
        InputName::LeftTo(other) => {
            left.extend(list.leave_to(other, &["input_name"]));
            None
        }
    };
    let params = list.types("params", mistakes);
    list.finish(mistakes);
    match (name, params) {
        (Some(name), Some(params)) => Some(Concrete { name, input_name, params, place }),
        _ => {
            mistakes
                .at(&place, "a concrete type needs a name and its parameters: `concrete(name = \"..\", params(..))`");
            None
        }
    }
}

fn types(tokens: TokenStream) -> syn::Result<Vec<Type>> {
    let one = |input: syn::parse::ParseStream<'_>| match input.parse::<Option<syn::LitStr>>()? {
        Some(text) => text.parse(),
        None => input.parse(),
    };
    let list = |input: syn::parse::ParseStream<'_>| Punctuated::<Type, Token![,]>::parse_terminated_with(input, one);
    Ok(list.parse2(tokens)?.into_iter().collect())
}
