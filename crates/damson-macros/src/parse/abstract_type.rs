//! The common part of interfaces and unions: an enum whose variants hold objects.

use syn::DeriveInput;

use super::structure::{single_value, variants};
use crate::attr::{Attributes, Left, Reader};
use crate::mistakes::Mistakes;
use crate::model::{Content, Variant};

/// The difference between interfaces and unions.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub(super) macro_name: &'static str,
    /// The kind of the type, for messages: `an interface`.
    pub(super) what: &'static str,
    /// Whether variants may have `flatten`.
    pub(super) flattens: bool,
}

/// Reads the variants.
pub(super) fn read_variants(
    input: &DeriveInput,
    kind: Kind,
    left: &mut Vec<Left>,
    mistakes: &mut Mistakes,
) -> Vec<Variant> {
    let variants = variants(input, kind.macro_name, mistakes);
    variants.filter_map(|variant| read_variant(variant, kind, left, mistakes)).collect()
}

fn read_variant(variant: &syn::Variant, kind: Kind, left: &mut Vec<Left>, mistakes: &mut Mistakes) -> Option<Variant> {
    let before = mistakes.count();
    let mut attrs = Attributes::read(&variant.attrs, mistakes);
    let skip = attrs.flag("skip", mistakes);
    if skip && kind.flattens {
        attrs.refuse_beside("skip", &["flatten"], mistakes);
    }
    let flatten = kind.flattens && attrs.flag("flatten", mistakes);
    let of_input = ["name", "desc", "deprecation", "visible", "directive", "validator", "process_with", "secret"];
    left.extend(attrs.leave_to(Reader::Oneof, &of_input));
    attrs.finish(mistakes);
    // After a mistake an attribute may have explained the variant.
    let mistakes = if mistakes.count() > before { &mut Mistakes::default() } else { mistakes };
    let mut ty = || Some(Box::new(single_value(variant, kind.what, mistakes)?.ty.clone()));
    let content = match (skip, flatten) {
        (true, _) => Content::Skipped,
        (_, true) => Content::Flatten(ty()?),
        _ => Content::Object(ty()?),
    };
    Some(Variant { ident: variant.ident.clone(), content })
}
