//! `derive(OneofObject)`: an enum of which the client gives one variant.

use syn::{DeriveInput, Ident, Variant};

use super::definition::{Side, Subject, definition};
use super::structure::{single_value, variants};
use crate::attr::{Attributes, RenameRule, Target};
use crate::mistakes::Mistakes;
use crate::model::{InputValue, OneofObject};

/// Reads the enum under `derive(OneofObject)`.
pub(crate) fn oneof_object(input: &DeriveInput, mistakes: &mut Mistakes) -> OneofObject {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let definition = definition(&Subject::of_derive(input), &mut attrs, Side::Input, mistakes);
    let rename = attrs.rename_rule("rename_fields", mistakes);
    let guarded = attrs.has("guard");
    // `derive(Interface)` reads the same attributes.
    attrs.leave_to_others(&["field", "guard", "rename_args"]);
    attrs.finish(mistakes);
    let variants = variants(input, "OneofObject", mistakes);
    let fields = variants.filter_map(|variant| read_variant(variant, rename, mistakes)).collect();
    OneofObject { definition, ident: input.ident.clone(), fields, guarded }
}

fn read_variant(variant: &Variant, rename: Option<RenameRule>, mistakes: &mut Mistakes) -> Option<(Ident, InputValue)> {
    let mut attrs = Attributes::read(&variant.attrs, mistakes);
    let name = Target::OneofField.name(attrs.text("name", mistakes), rename, &variant.ident);
    let description = attrs.description(&variant.attrs, mistakes);
    let deprecation = attrs.deprecation(mistakes);
    let marks = attrs.marks(mistakes);
    attrs.leave_to_others(&["flatten", "skip"]);
    attrs.finish(mistakes);
    let ty = single_value(variant, "a oneOf input", mistakes)?.ty.clone();
    Some((variant.ident.clone(), InputValue { name, description, ty, default: None, deprecation, marks }))
}
