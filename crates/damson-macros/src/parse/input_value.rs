//! The common part of arguments and input fields.

use syn::{Attribute, Ident, Type};

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
    let value = unmarked_input_value(attrs, attributes, ident, ty, rename, mistakes);
    InputValue { marks: attrs.marks(mistakes), ..value }
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
        default: attrs.default(mistakes),
        deprecation: attrs.deprecation(mistakes),
        marks: Marks::NONE,
    }
}
