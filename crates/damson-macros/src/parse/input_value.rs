//! The common part of arguments and input fields.

use syn::{Attribute, Ident, Type};

use super::stand_in::InSchema;
use crate::attr::{Attributes, Marks, RenameRule, Target};
use crate::mistakes::Mistakes;
use crate::model::InputValue;

/// A function that reads an argument or input field. Its name comes from the identifier.
pub(super) type Read =
    fn(&mut Attributes, &[Attribute], &Ident, &Type, (Target, Option<RenameRule>), &mut Mistakes) -> InputValue;

/// Reads an argument or input field that a client gives.
pub(super) fn input_value(
    attrs: &mut Attributes,
    attributes: &[Attribute],
    ident: &Ident,
    ty: &Type,
    rename: (Target, Option<RenameRule>),
    mistakes: &mut Mistakes,
) -> InputValue {
    let value = declared_input_value(attrs, attributes, ident, ty, rename, mistakes);
    let validators = attrs.validators(mistakes);
    let process_with = attrs.process_with(mistakes);
    InputValue { validators, process_with, ..value }
}

/// Reads an argument of an interface's field, whose values only the objects see.
pub(super) fn declared_input_value(
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
    let secret = attrs.flag("secret", mistakes);
    InputValue { stand_in, marks, secret, ..value }
}

/// Reads an argument of a directive, which cannot be hidden and has no directives itself.
pub(super) fn unmarked_input_value(
    attrs: &mut Attributes,
    attributes: &[Attribute],
    ident: &Ident,
    ty: &Type,
    (target, rule): (Target, Option<RenameRule>),
    mistakes: &mut Mistakes,
) -> InputValue {
    InputValue {
        name: target.name(attrs.text("name", mistakes), rule, ident),
        description: attrs.description(attributes, mistakes),
        ty: ty.clone(),
        stand_in: None,
        default: attrs.default(mistakes),
        deprecation: attrs.deprecation(attributes, mistakes),
        marks: Marks::NONE,
        validators: None,
        process_with: None,
        secret: false,
    }
}
