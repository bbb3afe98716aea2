//! `derive(Interface)`: an enum whose variants hold the objects that implement the interface.

use syn::{DeriveInput, Ident, Type};

use super::abstract_type::{Kind, read_variants};
use super::definition::{Side, Subject, definition};
use super::method::Renames;
use crate::attr::{Attributes, Reader, RenameRule, Text};
use crate::mistakes::Mistakes;
use crate::model::{Abstract, Field, InputValue, Resolver};

/// Reads the enum under `derive(Interface)`.
pub(crate) fn interface(input: &DeriveInput, mistakes: &mut Mistakes) -> Abstract {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let side = Side::Output(Some(Reader::Oneof));
    let mut definition = definition(&Subject::of_derive(input, mistakes), &mut attrs, side, mistakes);
    let renames = Renames::read(&mut attrs, mistakes);
    let fields = attrs.lists("field", mistakes);
    let fields = fields.into_iter().filter_map(|(place, list)| read_field(&place, list, renames, mistakes)).collect();
    let guard = attrs.guard(mistakes);
    attrs.finish(mistakes);
    let kind = Kind { macro_name: "Interface", what: "an interface", flattens: false };
    let variants = read_variants(input, kind, &mut definition.left, mistakes);
    Abstract { definition, ident: input.ident.clone(), variants, fields: Some(fields), guard }
}

fn read_field(place: &Ident, mut list: Attributes, renames: Renames, mistakes: &mut Mistakes) -> Option<Field> {
    let before = mistakes.count();
    let (name, ty) = (list.text("name", mistakes), list.ty("ty", mistakes));
    // async-graphql calls this method. Here the object resolves its own field, so the method only means that `name` stays
    // as it is written.
    let method = list.text("method", mistakes);
    let rule = if method.is_some() { None } else { Some(renames.fields.unwrap_or(RenameRule::Camel)) };
    let description = list.description(&[], mistakes);
    let deprecation = list.deprecation(mistakes);
    let marks = list.marks(mistakes);
    let guards = list.guard(mistakes).into_iter().collect();
    let arguments = list.lists("arg", mistakes);
    let arguments = arguments.into_iter().filter_map(|(place, list)| read_argument(&place, list, renames, mistakes));
    let resolver = Resolver::Implementer(arguments.collect());
    list.finish(mistakes);
    let (name, ty) = both(place, name, ty, before, mistakes)?;
    let name = rule.map_or(name.clone(), |rule| renamed(&name, rule));
    Some(Field {
        name,
        description,
        deprecation,
        ty,
        marks,
        guards,
        resolver,
        complexity: None,
        cache_control: None,
        conversion: None,
    })
}

fn read_argument(place: &Ident, mut list: Attributes, renames: Renames, mistakes: &mut Mistakes) -> Option<InputValue> {
    let before = mistakes.count();
    let (name, ty) = (list.text("name", mistakes), list.ty("ty", mistakes));
    let description = list.description(&[], mistakes);
    let default = list.default(mistakes);
    let deprecation = list.deprecation(mistakes);
    let marks = list.marks(mistakes);
    list.finish(mistakes);
    let (name, ty) = both(place, name, ty, before, mistakes)?;
    let name = renamed(&name, renames.arguments.unwrap_or(RenameRule::Camel));
    Some(InputValue { name, description, ty, default, deprecation, marks })
}

/// The name and the type. A missing one is a mistake, unless another mistake since `before` explains it.
fn both(
    place: &Ident,
    name: Option<Text>,
    ty: Option<Type>,
    before: usize,
    mistakes: &mut Mistakes,
) -> Option<(Text, Type)> {
    let both = name.zip(ty);
    if both.is_none() && mistakes.count() == before {
        mistakes
            .at(place, format_args!("`{place}` needs a name and a type; write `{place}(name = \"..\", ty = \"..\")`"));
    }
    both
}

/// The name that a rule makes from a Rust name.
fn renamed(name: &Text, rule: RenameRule) -> Text {
    Text { value: rule.apply(&name.value), span: name.span }
}
