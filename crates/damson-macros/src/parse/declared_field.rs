//! A field of an interface that a member of a struct or a method of a trait declares.

use syn::{Attribute, Ident, Type};

use super::stand_in::InSchema;
use crate::attr::{Attributes, RenameRule, Target};
use crate::mistakes::Mistakes;
use crate::model::{Field, InputValue, Resolver};

/// Reads the attributes of the field.
pub(super) fn declared_field(
    attrs: &mut Attributes,
    attributes: &[Attribute],
    ident: &Ident,
    rule: Option<RenameRule>,
    (ty, arguments): (Type, Vec<(Ident, InputValue)>),
    mistakes: &mut Mistakes,
) -> Field {
    Field {
        name: Target::Field.name(attrs.text("name", mistakes), rule, ident),
        description: attrs.description(attributes, mistakes),
        deprecation: attrs.deprecation(mistakes),
        ty: InSchema::read(attrs, &ty, mistakes).ty,
        marks: attrs.marks(mistakes),
        guards: attrs.guard(mistakes).into_iter().collect(),
        resolver: Resolver::Implementer(arguments),
        complexity: attrs.complexity(mistakes),
        cache_control: None,
        flatten: false,
        conversion: None,
    }
}
