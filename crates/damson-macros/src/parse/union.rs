//! `derive(Union)`: an enum whose variants hold the members.

use syn::DeriveInput;

use super::abstract_type::{Kind, read_variants};
use super::definition::{Side, Subject, definition};
use crate::attr::{Attributes, Reader};
use crate::mistakes::Mistakes;
use crate::model::{Abstract, Source};

/// Reads the enum under `derive(Union)`.
pub(crate) fn union(input: &DeriveInput, mistakes: &mut Mistakes) -> Abstract {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let side = Side::Output(Some(Reader::Oneof));
    let mut definition = definition(&Subject::of_derive(input, mistakes), &mut attrs, side, mistakes);
    definition.left.extend(attrs.leave_to(Reader::Oneof, &["rename_fields"]));
    attrs.finish(mistakes);
    let kind = Kind { macro_name: "Union", what: "a union", flattens: true };
    let variants = read_variants(input, kind, &mut definition.left, mistakes);
    let (ident, source) = (input.ident.clone(), Source::Enum);
    let implements = Vec::new();
    Abstract { definition, ident, variants, fields: None, guard: None, implements, source, has_values: true }
}
