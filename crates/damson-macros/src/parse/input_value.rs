//! The common part of arguments and input fields.

use syn::{Attribute, Ident, Type};

use super::stand_in::InSchema;
use crate::attr::{Attributes, Marks, RenameRule, Target};
use crate::mistakes::Mistakes;
use crate::model::InputValue;

/// Reads an argument or input field. Its name comes from `ident`.
pub(super) fn input_value(
    attrs: &mut Attributes,
    attributes: &[Attribute],
    ident: &Ident,
    ty: &Type,
    rename: (Target, Option<RenameRule>),
    mistakes: &mut Mistakes,
) -> InputValue {
    let InSchema { ty, stand_in } = InSchema::read(attrs, ty, mistakes);
    let value = unmarked_input_value(attrs, attributes, ident, &ty, rename, mistakes);
    let marks = attrs.marks(mistakes);
    let validators = attrs.validators(mistakes);
    let process_with = attrs.process_with(mistakes);
    let secret = attrs.flag("secret", mistakes);
    InputValue { stand_in, marks, validators, process_with, secret, ..value }
}

/// Reads an argument of a directive, which cannot be hidden and has no directives itself.
pub(super) fn unmarked_input_value(
    attrs: &mut Attributes,
    attributes: &[Attribute],
    ident: &Ident,
    ty: &Type,
    rename: (Target, Option<RenameRule>),
    mistakes: &mut Mistakes,
) -> InputValue {
    let (target, rule) = rename;
    InputValue {
        name: target.name(attrs.text("name", mistakes), rule, ident),
        description: attrs.description(attributes, mistakes),
        ty: ty.clone(),
        stand_in: None,
        default: attrs.default(mistakes),
        deprecation: attrs.deprecation(mistakes),
        marks: Marks::NONE,
        validators: None,
        process_with: None,
        secret: false,
    }
}
