//! `derive(Union)`: an enum whose variants hold the members.

use syn::DeriveInput;

use super::abstract_type::{Kind, read_variants};
use super::definition::{Side, Subject, definition};
use crate::attr::Attributes;
use crate::mistakes::Mistakes;
use crate::model::Abstract;

/// Reads the enum under `derive(Union)`.
pub(crate) fn union(input: &DeriveInput, mistakes: &mut Mistakes) -> Abstract {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let definition = definition(&Subject::of_derive(input), &mut attrs, Side::Output, mistakes);
    attrs.leave_to_others(&["input_name", "rename_fields"]);
    attrs.finish(mistakes);
    let kind = Kind { macro_name: "Union", what: "a union", flattens: true };
    let variants = read_variants(input, kind, mistakes);
    Abstract { definition, ident: input.ident.clone(), variants, fields: None, guard: None }
}
