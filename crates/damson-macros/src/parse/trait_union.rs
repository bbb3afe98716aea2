//! `#[TraitUnion]`: a trait with a method for each member of a union. The values are trait objects.

use proc_macro2::TokenStream;
use syn::{ItemTrait, TraitItem};

use super::definition::{Side, Subject, definition};
use super::downcast::{Downcast, by_methods, has_values, trait_object};
use super::object::refuse_above;
use super::parameters::{refuse_attributes, strip};
use crate::attr::{Attributes, is_graphql};
use crate::mistakes::Mistakes;
use crate::model::Abstract;

/// Reads the trait and leaves it as ordinary Rust.
pub(crate) fn trait_union(arguments: TokenStream, item: &mut ItemTrait, mistakes: &mut Mistakes) -> Option<Abstract> {
    let mut attrs = Attributes::of_list(arguments, mistakes);
    refuse_above(&mut item.attrs, "TraitUnion", mistakes);
    let ty = trait_object(item);
    let subject = Subject { ty, ident: &item.ident, generics: &item.generics, attributes: &item.attrs };
    let definition = definition(&subject, &mut attrs, Side::Output(None), mistakes);
    attrs.finish(mistakes);
    let downcasts = read_methods(item, mistakes);
    if downcasts.is_empty() {
        let message =
            "a union of a trait needs members; mark methods that return `Option<&A>` with `#[graphql(downcast)]`";
        mistakes.unless_since(0, &item.ident, message);
    }
    let (source, variants) = by_methods(downcasts);
    let (ident, implements) = (item.ident.clone(), Vec::new());
    let has_values = has_values(item);
    Some(Abstract { definition, ident, variants, fields: None, guard: None, implements, source, has_values })
}

/// The methods with `downcast`. The others have nothing to do with the schema.
fn read_methods(item: &mut ItemTrait, mistakes: &mut Mistakes) -> Vec<Downcast> {
    let mut downcasts = Vec::new();
    for item in &mut item.items {
        let TraitItem::Fn(function) = item else { continue };
        let mut attrs = Attributes::read(&function.attrs, mistakes);
        if attrs.flag("downcast", mistakes) {
            attrs.refuse_rest("has no effect beside `downcast`; remove one of them", mistakes);
            refuse_attributes(&function.sig, "downcast", mistakes);
            downcasts.extend(Downcast::read(&function.sig, mistakes));
            strip(&mut function.attrs, &mut function.sig);
        } else {
            let message = "is not needed, since only the methods with `downcast` belong to the schema; remove it";
            attrs.refuse(&["skip"], message, mistakes);
            attrs.finish(mistakes);
            function.attrs.retain(|attribute| !is_graphql(attribute));
        }
    }
    downcasts
}
