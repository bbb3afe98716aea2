//! `derive(Enum)`: an enum whose variants are the values.

use syn::{DeriveInput, Fields};

use super::definition::{Side, Subject, definition};
use super::structure::variants;
use crate::attr::{Attributes, RenameRule, Target};
use crate::mistakes::Mistakes;
use crate::model::{Enum, EnumItem};

/// Reads the enum under `derive(Enum)`.
pub(crate) fn enumeration(input: &DeriveInput, mistakes: &mut Mistakes) -> Enum {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let definition = definition(&Subject::of_derive(input, mistakes), &mut attrs, Side::Output(None), mistakes);
    let rename = attrs.rename_rule("rename_items", mistakes);
    let remote = attrs.path("remote", mistakes);
    let display = attrs.flag("display", mistakes);
    attrs.finish(mistakes);
    let (mut items, mut skipped) = (Vec::new(), Vec::new());
    for variant in variants(input, "Enum", mistakes) {
        match read_item(variant, rename, mistakes) {
            Some(item) => items.push(item),
            None => skipped.push(variant.ident.clone()),
        }
    }
    Enum { definition, ident: input.ident.clone(), items, skipped, remote, display }
}

/// The value, unless it is skipped.
fn read_item(variant: &syn::Variant, rename: Option<RenameRule>, mistakes: &mut Mistakes) -> Option<EnumItem> {
    let mut attrs = Attributes::read(&variant.attrs, mistakes);
    let skip = attrs.flag("skip", mistakes);
    if skip {
        attrs.refuse_beside("skip", &["name", "desc", "deprecation", "visible", "directive"], mistakes);
    }
    let name = attrs.text("name", mistakes);
    let description = attrs.description(&variant.attrs, mistakes);
    let deprecation = attrs.deprecation(&variant.attrs, mistakes);
    let marks = attrs.marks(mistakes);
    attrs.finish(mistakes);
    if !skip && !matches!(variant.fields, Fields::Unit) {
        mistakes
            .at(&variant.ident, "a variant of an enum cannot hold values; remove them, or write `#[graphql(skip)]`");
    }
    let name = Target::EnumItem.name(name, rename, &variant.ident);
    (!skip).then(|| EnumItem { ident: variant.ident.clone(), name, description, deprecation, marks })
}
