//! `#[TraitInterface]`: a trait whose methods are the fields of an interface.
//!
//! The values are those of an enum of the implementers (`for`), or trait objects (`downcast`).

use proc_macro2::TokenStream;
use syn::{Generics, Ident, ItemTrait, ReturnType, Signature, TraitItem, TraitItemFn, Type, parse_quote};

use super::definition::{Side, Subject, definition};
use super::field_attributes::FieldAttributes;
use super::method::Renames;
use super::object::refuse_above;
use super::parameters::{declared_arguments, is_context, refuse_attributes, strip, typed};
use super::result::output;
use super::stand_in::InSchema;
use super::written_enum::{type_of, written_enum};
use crate::attr::Attributes;
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{Abstract, Content, Field, Resolver, Source, Variant};

/// Reads the trait and leaves it as ordinary Rust.
pub(crate) fn trait_interface(
    arguments: TokenStream,
    item: &mut ItemTrait,
    mistakes: &mut Mistakes,
) -> Option<Abstract> {
    let mut attrs = Attributes::of_list(arguments, mistakes);
    refuse_above(&mut item.attrs, "TraitInterface", mistakes);
    let written = written_enum(&mut attrs, (&item.vis, &item.ident, &item.generics), mistakes);
    let (ty, generics) = value_type(item, written.as_ref().map(|(written, _)| (type_of(written), &written.generics)));
    let subject = Subject { ty, ident: &item.ident, generics: &generics, attributes: &item.attrs };
    let definition = definition(&subject, &mut attrs, Side::Output(None), mistakes);
    let renames = Renames::read(&mut attrs, mistakes);
    let guard = attrs.guard(mistakes);
    attrs.finish(mistakes);
    let (fields, downcasts) = read_methods(item, renames, mistakes);
    let (source, variants) = match written {
        None if downcasts.is_empty() => return no_implementers(&item.ident, mistakes),
        None => by_methods(downcasts),
        Some((written, variants)) => {
            refuse_downcasts(&downcasts, mistakes);
            (Source::Written(Box::new(written)), variants)
        }
    };
    // Only the macro reads the methods of a trait that no type implements.
    item.attrs.push(parse_quote!(#[allow(async_fn_in_trait, dead_code)]));
    Some(Abstract { definition, ident: item.ident.clone(), variants, fields: Some(fields), guard, source })
}

/// The type of the values: the enum or, without one, the trait object.
fn value_type(item: &ItemTrait, written: Option<(Type, &Generics)>) -> (Type, Generics) {
    if let Some((ty, generics)) = written {
        return (ty, generics.clone());
    }
    let (ident, (_, parameters, _)) = (&item.ident, item.generics.split_for_impl());
    (parse_quote!(dyn #ident #parameters + '_), item.generics.clone())
}

fn no_implementers(ident: &Ident, mistakes: &mut Mistakes) -> Option<Abstract> {
    let message = "an interface of a trait names its implementers; write `#[TraitInterface(for(A, B))]`, or mark methods \
                   that return `Option<&A>` with `#[graphql(downcast)]`";
    mistakes.unless_since(0, ident, message);
    None
}

fn refuse_downcasts(downcasts: &[Downcast], mistakes: &mut Mistakes) {
    for downcast in downcasts {
        let message = "`downcast` has no effect beside `for`, whose enum knows its values; write `skip` in its place, or remove \
                       `for`";
        mistakes.at(&downcast.variant.ident, message);
    }
}

/// A method that gives the implementer behind a trait object, if it is that one.
struct Downcast {
    variant: Variant,
    takes_context: bool,
}

fn by_methods(downcasts: Vec<Downcast>) -> (Source, Vec<Variant>) {
    let contextual = downcasts.iter().filter(|downcast| downcast.takes_context);
    let contextual = contextual.map(|downcast| downcast.variant.ident.clone()).collect();
    (Source::Methods(contextual), downcasts.into_iter().map(|downcast| downcast.variant).collect())
}

fn read_methods(item: &mut ItemTrait, renames: Renames, mistakes: &mut Mistakes) -> (Vec<Field>, Vec<Downcast>) {
    let (mut fields, mut downcasts) = (Vec::new(), Vec::new());
    for item in &mut item.items {
        let TraitItem::Fn(function) = item else { continue };
        let mut attrs = Attributes::read(&function.attrs, mistakes);
        let skip = attrs.flag("skip", mistakes);
        if skip {
            attrs.refuse_beside("skip", &["downcast"], mistakes);
        }
        let downcast = attrs.flag("downcast", mistakes);
        if skip || downcast {
            let other = if skip { "skip" } else { "downcast" };
            attrs.refuse_rest(&format!("has no effect beside `{other}`; remove one of them"), mistakes);
            refuse_attributes(&function.sig, other, mistakes);
            downcasts.extend(downcast.then(|| read_downcast(&function.sig, mistakes)).flatten());
        } else {
            fields.extend(read_field(function, &mut attrs, renames, mistakes));
            attrs.finish(mistakes);
        }
        strip(&mut function.attrs, &mut function.sig);
    }
    (fields, downcasts)
}

fn read_field(
    function: &TraitItemFn,
    attrs: &mut Attributes,
    renames: Renames,
    mistakes: &mut Mistakes,
) -> Option<Field> {
    let sig = &function.sig;
    let resolver = Resolver::Implementer(declared_arguments(sig, renames, mistakes));
    let output = output(sig, mistakes);
    let attributes = FieldAttributes::read(attrs, &function.attrs, mistakes);
    let stand_in = attrs.ty("as", mistakes);
    let InSchema { ty, .. } = InSchema::of(stand_in, &output?.ty);
    Some(attributes.field((&sig.ident, renames.fields), ty, resolver))
}

fn read_downcast(sig: &Signature, mistakes: &mut Mistakes) -> Option<Downcast> {
    let (contexts, others): (Vec<_>, Vec<_>) = typed(sig).partition(|typed| is_context(&typed.ty));
    let ty = implementer(&sig.output);
    if ty.is_none() || sig.receiver().is_none() || sig.asyncness.is_some() || !others.is_empty() {
        let message = "a `downcast` method gives an implementer of the trait object; write `fn name(&self) -> Option<&Type>`, \
                       with or without `ctx: &Context<'_>`";
        mistakes.at(&sig.ident, message);
        return None;
    }
    if let Some(second) = contexts.get(1) {
        mistakes.at(second, "a `downcast` method takes one context; remove this one");
    }
    let variant = Variant { ident: sig.ident.clone(), content: Content::Object(Box::new(ty?)) };
    Some(Downcast { variant, takes_context: !contexts.is_empty() })
}

/// `T` of `Option<&T>`.
fn implementer(output: &ReturnType) -> Option<Type> {
    let ReturnType::Type(_, ty) = output else { return None };
    match groups::ty(groups::first_argument(ty, &["Option"])?) {
        Type::Reference(reference) => Some((*reference.elem).clone()),
        _ => None,
    }
}
