//! The kinds of values of attributes: flags, texts, paths, types, lists.

use std::collections::HashSet;
use std::fmt::Display;

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, GenericParam, Ident, Path, Token, Type};

use super::{Attributes, Entry, Left, Reader, Text, Value};
use crate::groups;
use crate::mistakes::Mistakes;

/// The name of one instance of a generic type: `concrete(name = "..", params(..))`.
pub(crate) struct Concrete {
    pub(crate) name: Text,
    /// The name of the input type, where the Rust type is also an output type.
    pub(crate) input_name: Option<Text>,
    /// The types in place of the type parameters.
    pub(crate) params: Vec<Type>,
    /// The parameters of the instance, if its types have parameters themselves.
    pub(crate) bounds: Vec<GenericParam>,
    /// The word `concrete`.
    pub(crate) place: Ident,
}

/// The treatment of `input_name` in a `concrete`.
#[derive(Clone, Copy)]
pub(crate) enum InputName {
    /// It is unknown: the type cannot be an input.
    Unknown,
    /// It is read.
    Read,
    /// It is left to another macro.
    LeftTo(Reader),
}

/// `name = ".."`, or `name` alone.
pub(crate) enum NameOrFlag {
    Name(Text),
    /// The name of the Rust type.
    Flag,
}

impl Attributes {
    /// Reads a flag: `name`, or `name = true`.
    pub(crate) fn flag(&mut self, name: &'static str, mistakes: &mut Mistakes) -> bool {
        let Some(entry) = self.entry(name, mistakes) else { return false };
        entry.value.as_bool().unwrap_or_else(|| {
            mistakes.at(&entry.name, format_args!("`{name}` takes no value; write `{name}` alone"));
            false
        })
    }

    /// Reads a text: `name = ".."`.
    pub(crate) fn text(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<Text> {
        self.entry(name, mistakes)?.text(mistakes)
    }

    /// Reads texts that may be given several times: `name = "..", name = ".."`.
    pub(crate) fn texts(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Vec<Text> {
        self.all(name).iter().filter_map(|entry| entry.text(mistakes)).collect()
    }

    /// Reads `name = ".."` or `name`.
    pub(crate) fn name_or_flag(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<NameOrFlag> {
        let entry = self.entry(name, mistakes)?;
        match entry.value.as_bool() {
            Some(given) => given.then_some(NameOrFlag::Flag),
            None => entry.text(mistakes).map(NameOrFlag::Name),
        }
    }

    /// Reads a path: `name = "a::b"` or `name = a::b`.
    pub(crate) fn path(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<Path> {
        let entry = self.entry(name, mistakes)?;
        let path = entry.value.as_path();
        if path.is_none() {
            mistakes.at(&entry.name, format_args!("`{name}` takes a path; write `{name} = a::b`"));
        }
        path
    }

    /// Reads a name of Rust: `name = ".."` or `name = Name`.
    pub(crate) fn ident(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<Ident> {
        let entry = self.entry(name, mistakes)?;
        let path = entry.value.as_path();
        let ident = path.as_ref().and_then(Path::get_ident).cloned();
        match path.as_ref().and_then(|path| path.segments.last()) {
            None => mistakes.at(&entry.name, format_args!("`{name}` takes a name; write `{name} = one_word`")),
            Some(last) if ident.is_none() => {
                let last = &last.ident;
                mistakes.at(&path, format_args!("`{name}` takes a name without a path; write `{name} = {last}`"));
            }
            Some(_) => {}
        }
        ident
    }

    /// Reads a type: `name = ".."` or, where the name is `ty` or `as`, the type itself.
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

    /// Reads an expression, also in a string; `hint` is the message about anything else.
    pub(crate) fn expr(&mut self, name: &'static str, hint: &str, mistakes: &mut Mistakes) -> Option<Expr> {
        self.entry(name, mistakes)?.expr(hint, mistakes)
    }

    /// Reads one list, `name(..)`, with the word `name`. A message shows the example of its content.
    pub(crate) fn list(
        &mut self,
        name: &'static str,
        example: &str,
        mistakes: &mut Mistakes,
    ) -> Option<(Ident, Attributes)> {
        let entry = self.entry(name, mistakes)?;
        Some((entry.name.clone(), entry.list(example, mistakes)?))
    }

    /// Reads all lists of this name, `name(..)`, each with the word `name`.
    pub(crate) fn lists(
        &mut self,
        name: &'static str,
        example: &str,
        mistakes: &mut Mistakes,
    ) -> Vec<(Ident, Attributes)> {
        let entries = self.all(name);
        entries.into_iter().filter_map(|entry| Some((entry.name.clone(), entry.list(example, mistakes)?))).collect()
    }

    /// Reads the instances of a generic type.
    pub(crate) fn concretes(
        &mut self,
        input_name: InputName,
        left: &mut Vec<Left>,
        mistakes: &mut Mistakes,
    ) -> Vec<Concrete> {
        let lists = self.lists("concrete", "name = \"Name\", params(Type)", mistakes);
        lists.into_iter().filter_map(|(place, list)| concrete(place, list, input_name, left, mistakes)).collect()
    }

    /// Reads a list of types, `name(A, B)`; each may also be a string.
    fn types(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<Vec<Type>> {
        self.entry(name, mistakes)?.types(mistakes)
    }

    /// Reads a list of parameters of types, `name("T: Trait")`.
    fn generic_params(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Vec<GenericParam> {
        let Some(entry) = self.entry(name, mistakes) else { return Vec::new() };
        match entry.value {
            Value::List(tokens) => mistakes.take(parsed(tokens)).unwrap_or_default(),
            _ => {
                mistakes.at(&entry.name, format_args!("`{name}` takes parameters; write `{name}(\"T: Trait\")`"));
                Vec::new()
            }
        }
    }

    /// Reads a list of different types, at least one.
    pub(crate) fn different_types(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<Vec<Type>> {
        let entry = self.entry(name, mistakes)?;
        let place = entry.name.clone();
        let mut types = entry.types(mistakes)?;
        if types.is_empty() {
            mistakes.at(&place, format_args!("`{name}` names no type; write `{name}(A, B)`, or remove it"));
        }
        let mut seen = HashSet::new();
        for again in types.extract_if(.., |ty| !seen.insert(groups::text(ty))) {
            mistakes.at(again, format_args!("`{name}` names this type already; remove one of them"));
        }
        Some(types)
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

    /// An expression, also in a string; `hint` is the message if it is not one.
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

    /// A list of types; each may also be a string.
    fn types(self, mistakes: &mut Mistakes) -> Option<Vec<Type>> {
        let name = &self.name;
        match self.value {
            Value::List(tokens) => mistakes.take(parsed(tokens)),
            _ => {
                mistakes.at(name, format_args!("`{name}` takes a list of types; write `{name}(A, B)`"));
                None
            }
        }
    }

    /// The attributes between the brackets.
    pub(super) fn list(self, example: &str, mistakes: &mut Mistakes) -> Option<Attributes> {
        match self.value {
            Value::List(tokens) => Some(Attributes::of_list(tokens, mistakes)),
            _ => {
                mistakes.at(&self.name, format_args!("`{0}` takes a list; write `{0}({example})`", self.name));
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
    let before = mistakes.count();
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
    let bounds = list.generic_params("bounds", mistakes);
    list.finish(mistakes);
    match (name, params) {
        (Some(name), Some(params)) => Some(Concrete { name, input_name, params, bounds, place }),
        _ => {
            let message =
                "a concrete type needs a name and its parameters; write `concrete(name = \"..\", params(..))`";
            mistakes.unless_since(before, &place, message);
            None
        }
    }
}

/// The parts of a list; each may also be a string.
fn parsed<T: Parse>(tokens: TokenStream) -> syn::Result<Vec<T>> {
    let one = |input: ParseStream<'_>| match input.parse::<Option<syn::LitStr>>()? {
        Some(text) => text.parse(),
        None => input.parse(),
    };
    let list = |input: ParseStream<'_>| Punctuated::<T, Token![,]>::parse_terminated_with(input, one);
    Ok(list.parse2(tokens)?.into_iter().collect())
}
