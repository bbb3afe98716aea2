//! `derive(Interface)`: an enum whose variants hold the objects that implement the interface, or a struct that describes it.

use syn::{Data, DeriveInput, Generics, Ident, Type, parse_quote};

use super::abstract_type::{Kind, read_variants};
use super::definition::{Side, Subject, definition};
use super::field_attributes::FieldAttributes;
use super::method::Renames;
use super::stand_in::InSchema;
use super::structure::named_fields;
use super::written_enum::{has_implementers, type_of, written_enum};
use crate::attr::{Attributes, Reader, RenameRule, Text};
use crate::mistakes::Mistakes;
use crate::model::{Abstract, Field, InputValue, Resolver, Source};

/// Reads the enum under `derive(Interface)`.
pub(crate) fn interface(input: &DeriveInput, mistakes: &mut Mistakes) -> Abstract {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let described = match &input.data {
        Data::Struct(_) => {
            let has_implementers = has_implementers(&mut attrs, mistakes);
            let written = written_enum(&mut attrs, (&input.vis, &input.ident, &input.generics), mistakes);
            if !has_implementers {
                let message = "an interface of a struct names its implementers; add `#[graphql(for(A, B))]`";
                mistakes.unless_since(0, &input.ident, message);
            }
            Some(written)
        }
        _ => {
            let message =
                "is for an interface that a struct describes; the variants name the implementers, so remove it";
            attrs.refuse(&["for", "enum"], message, mistakes);
            None
        }
    };
    let subject = Subject::of_derive(input, mistakes);
    let subject = match &described {
        Some((written, _)) => Subject { ty: type_of(written), generics: &written.generics, ..subject },
        None => subject,
    };
    let mut definition = definition(&subject, &mut attrs, Side::Output(Some(Reader::Oneof)), mistakes);
    let renames = Renames::read(&mut attrs, mistakes);
    let lists = attrs.lists("field", "name = \"name\", ty = \"Type\"", mistakes).into_iter();
    let mut fields: Vec<_> = lists.filter_map(|(place, list)| read_field(&place, list, renames, mistakes)).collect();
    let guard = attrs.guard(mistakes);
    let implements = attrs.different_types("impl", mistakes).unwrap_or_default();
    attrs.finish(mistakes);
    let (source, variants) = match described {
        Some((mut written, variants)) => {
            fields.extend(read_members(input, renames, mistakes));
            written.read = read(input);
            (Source::Written(Box::new(written)), variants)
        }
        None => {
            let kind = Kind { macro_name: "Interface", what: "an interface", flattens: false };
            (Source::Enum, read_variants(input, kind, &mut definition.left, mistakes))
        }
    };
    let (ident, fields) = (input.ident.clone(), Some(fields));
    Abstract { definition, ident, variants, fields, guard, implements, source, has_values: true }
}

/// The fields that the members of a struct declare.
fn read_members(input: &DeriveInput, renames: Renames, mistakes: &mut Mistakes) -> Vec<Field> {
    let members = named_fields(input, "Interface", mistakes);
    members.filter_map(|(ident, member)| read_member(ident, member, renames, mistakes)).collect()
}

fn read_member(ident: &Ident, member: &syn::Field, renames: Renames, mistakes: &mut Mistakes) -> Option<Field> {
    let mut attrs = Attributes::read(&member.attrs, mistakes);
    let skip = attrs.flag("skip", mistakes);
    if skip {
        attrs.refuse_rest("has no effect beside `skip`; remove one of them", mistakes);
    }
    let attributes = FieldAttributes::read(&mut attrs, &member.attrs, mistakes);
    let InSchema { ty, .. } = InSchema::read(&mut attrs, &member.ty, mistakes);
    attrs.finish(mistakes);
    let resolver = Resolver::Implementer(Vec::new());
    (!skip).then(|| attributes.field((ident, renames.fields), ty, resolver))
}

/// The struct with its fields, so that the compiler sees that they are used.
fn read(input: &DeriveInput) -> Option<(Type, Generics, Vec<Ident>)> {
    let (ident, (_, parameters, _)) = (&input.ident, input.generics.split_for_impl());
    let Data::Struct(data) = &input.data else { return None };
    let members = data.fields.iter().filter_map(|field| field.ident.clone()).collect();
    Some((parse_quote!(#ident #parameters), input.generics.clone(), members))
}

fn read_field(place: &Ident, mut list: Attributes, renames: Renames, mistakes: &mut Mistakes) -> Option<Field> {
    let before = mistakes.count();
    let mut attributes = FieldAttributes::read(&mut list, &[], mistakes);
    let ty = list.ty("ty", mistakes);
    // async-graphql calls this method. Here the object resolves its own field, so the method only means that `name` stays
    // as it is written.
    let method = list.ident("method", mistakes);
    let arguments = list.lists("arg", "name = \"name\", ty = \"Type\"", mistakes);
    let arguments = arguments.into_iter().filter_map(|(place, list)| read_argument(&place, list, renames, mistakes));
    let resolver = Resolver::Implementer(arguments.collect());
    list.finish(mistakes);
    let (name, ty) = both(place, attributes.name.take(), ty, before, mistakes)?;
    let ident = ident_of(&name);
    let rule = renames.fields.unwrap_or(RenameRule::Camel);
    attributes.name = Some(if method.is_some() { name } else { renamed(&name, rule) });
    Some(attributes.field((&ident, None), ty, resolver))
}

fn read_argument(
    place: &Ident,
    mut list: Attributes,
    renames: Renames,
    mistakes: &mut Mistakes,
) -> Option<(Ident, InputValue)> {
    let before = mistakes.count();
    let (name, ty) = (list.text("name", mistakes), list.ty("ty", mistakes));
    let description = list.description(&[], mistakes);
    let default = list.default(mistakes);
    let deprecation = list.deprecation(&[], mistakes);
    let marks = list.marks(mistakes);
    let secret = list.flag("secret", mistakes);
    let own = "belongs to the objects, whose methods take the argument; move it there";
    list.refuse(&["validator", "process_with"], own, mistakes);
    list.finish(mistakes);
    let (name, ty) = both(place, name, ty, before, mistakes)?;
    let ident = ident_of(&name);
    let name = renamed(&name, renames.arguments.unwrap_or(RenameRule::Camel));
    let (validators, process_with) = (None, None);
    let value = InputValue {
        name,
        description,
        ty,
        stand_in: None,
        default,
        deprecation,
        marks,
        validators,
        process_with,
        secret,
    };
    Some((ident, value))
}

/// The name in Rust, for the expression of `complexity`.
fn ident_of(name: &Text) -> Ident {
    let raw = || syn::parse_str(&format!("r#{}", name.value));
    let ident = syn::parse_str(&name.value).or_else(|_| raw());
    let mut ident = ident.unwrap_or_else(|_| Ident::new("unnamed", name.span));
    ident.set_span(name.span);
    ident
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
    if both.is_none() {
        let message = format_args!("`{place}` needs a name and a type; write `{place}(name = \"..\", ty = \"..\")`");
        mistakes.unless_since(before, place, message);
    }
    both
}

/// The name that a rule makes from a Rust name.
fn renamed(name: &Text, rule: RenameRule) -> Text {
    Text { value: rule.apply(&name.value), span: name.span }
}
