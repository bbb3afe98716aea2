//! `#[TraitInterface]`: a trait whose methods are the fields of an interface.
//!
//! The values are those of an enum of the implementers (`for`), or trait objects (`downcast`).

use proc_macro2::TokenStream;
use syn::{ItemTrait, TraitItem, TraitItemFn, parse_quote};

use super::definition::{Side, Subject, definition};
use super::downcast::{Downcast, by_methods, has_values, trait_object};
use super::field_attributes::FieldAttributes;
use super::method::Renames;
use super::object::refuse_above;
use super::parameters::{declared_arguments, refuse_attributes, strip};
use super::result_union::{UnionName, value_output};
use super::stand_in::InSchema;
use super::written_enum::{has_implementers, type_of, written_enum};
use crate::attr::Attributes;
use crate::mistakes::Mistakes;
use crate::model::{Abstract, Field, Resolver, Source};

/// Reads the trait and leaves it as ordinary Rust.
pub(crate) fn trait_interface(
    arguments: TokenStream,
    item: &mut ItemTrait,
    mistakes: &mut Mistakes,
) -> Option<Abstract> {
    let mut attrs = Attributes::of_list(arguments, mistakes);
    refuse_above(&mut item.attrs, "TraitInterface", mistakes);
    let has_implementers = has_implementers(&mut attrs, mistakes);
    // Without any source of values, which is a mistake, there is an empty enum: not every trait has trait objects.
    let has_enum = has_implementers || !has_downcasts(item);
    let written = has_enum.then(|| written_enum(&mut attrs, (&item.vis, &item.ident, &item.generics), mistakes));
    let (ty, generics) = match &written {
        Some((written, _)) => (type_of(written), written.generics.clone()),
        None => (trait_object(item), item.generics.clone()),
    };
    let subject = Subject { ty, ident: &item.ident, generics: &generics, attributes: &item.attrs };
    let definition = definition(&subject, &mut attrs, Side::Output(None), mistakes);
    let renames = Renames::read(&mut attrs, mistakes);
    let guard = attrs.guard(mistakes);
    let implements = attrs.different_types("impl", mistakes).unwrap_or_default();
    attrs.finish(mistakes);
    let (fields, downcasts) = read_methods(item, renames, mistakes);
    let (source, variants) = match written {
        None => by_methods(downcasts),
        Some((written, variants)) => {
            downcasts.iter().for_each(|downcast| downcast.refuse(mistakes));
            (Source::Written(Box::new(written)), variants)
        }
    };
    if !has_implementers && variants.is_empty() {
        let message = "an interface of a trait names its implementers; write `#[TraitInterface(for(A, B))]`, or mark methods \
                       that return `Option<&A>` with `#[graphql(downcast)]`";
        mistakes.unless_since(0, &item.ident, message);
    }
    // Only the macro reads the methods of a trait that no type implements.
    item.attrs.push(parse_quote!(#[allow(async_fn_in_trait, dead_code)]));
    let ident = item.ident.clone();
    let has_values = has_enum || has_values(item);
    Some(Abstract { definition, ident, variants, fields: Some(fields), guard, implements, source, has_values })
}

/// Whether a method has the attribute `downcast`.
fn has_downcasts(item: &ItemTrait) -> bool {
    item.items.iter().any(|item| match item {
        TraitItem::Fn(function) => Attributes::read(&function.attrs, &mut Mistakes::default()).has("downcast"),
        _ => false,
    })
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
            downcasts.extend(downcast.then(|| Downcast::read(&function.sig, mistakes)).flatten());
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
    let attributes = FieldAttributes::read(attrs, &function.attrs, mistakes);
    let union = UnionName::read(attrs, mistakes);
    let stand_in = attrs.ty("as", mistakes);
    let union = union.map(|union| union.of_field(attributes.name.as_ref(), renames.fields, &sig.ident));
    let (output, union) = value_output(sig, union, mistakes)?;
    let InSchema { ty, .. } = InSchema::of(stand_in, &output.ty);
    let field = attributes.field((&sig.ident, renames.fields), ty, resolver);
    Some(Field { union, ..field })
}
