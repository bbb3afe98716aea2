//! `derive(OneofObject)`: an enum whose variants are the input fields, of which exactly one is given.

use syn::{DeriveInput, Ident, Variant};

use super::definition::{Side, Subject, definition};
use super::stand_in::InSchema;
use super::structure::{single_value, variants};
use crate::attr::{Attributes, Left, Reader, RenameRule, Target};
use crate::mistakes::Mistakes;
use crate::model::{InputValue, OneofObject};

/// Reads the enum under `derive(OneofObject)`.
pub(crate) fn oneof_object(input: &DeriveInput, mistakes: &mut Mistakes) -> OneofObject {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let side = Side::Input(Reader::Output);
    let mut definition = definition(&Subject::of_derive(input, mistakes), &mut attrs, side, mistakes);
    let rename = attrs.rename_rule("rename_fields", mistakes);
    definition.left.extend(attrs.leave_to(Reader::Interface, &["field", "guard", "impl", "rename_args"]));
    attrs.finish(mistakes);
    let variants = variants(input, "OneofObject", mistakes);
    let left = &mut definition.left;
    let fields = variants.filter_map(|variant| read_variant(variant, rename, left, mistakes)).collect();
    OneofObject { definition, ident: input.ident.clone(), fields }
}

fn read_variant(
    variant: &Variant,
    rename: Option<RenameRule>,
    left: &mut Vec<Left>,
    mistakes: &mut Mistakes,
) -> Option<(Ident, InputValue)> {
    let mut attrs = Attributes::read(&variant.attrs, mistakes);
    let name = Target::OneofField.name(attrs.text("name", mistakes), rename, &variant.ident);
    let description = attrs.description(&variant.attrs, mistakes);
    let deprecation = attrs.deprecation(&variant.attrs, mistakes);
    let marks = attrs.marks(mistakes);
    let validators = attrs.validators(mistakes);
    let process_with = attrs.process_with(mistakes);
    let secret = attrs.flag("secret", mistakes);
    left.extend(attrs.leave_to(Reader::Union, &["flatten"]));
    attrs.refuse(
        &["skip"],
        "is not possible here, because every variant is a field; remove it, or remove the variant",
        mistakes,
    );
    let held =
        single_value(variant, "a oneOf input", mistakes).map(|held| InSchema::read(&mut attrs, &held.ty, mistakes));
    attrs.finish(mistakes);
    let InSchema { ty, stand_in } = held?;
    let value = InputValue {
        name,
        description,
        ty,
        stand_in,
        default: None,
        deprecation,
        marks,
        validators,
        process_with,
        secret,
    };
    Some((variant.ident.clone(), value))
}
