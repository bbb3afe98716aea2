//! What arguments and input fields have in common.

use syn::{Attribute, Ident, Type};

use crate::attr::{Attributes, RenameRule, Target};
use crate::mistakes::Mistakes;
use crate::model::InputValue;

/// Reads an argument or input field; the name is that of `ident`, which an argument need not have.
pub(super) fn input_value(
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
        marks: attrs.marks(mistakes),
    }
}
