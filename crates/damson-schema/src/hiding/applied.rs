//! What is left of the directives applied to definitions once parts are hidden.

use super::{Hiding, SchemaPart, named_in};
use crate::TypeSystem;
use crate::type_system::{AppliedDirective, InputValue, TypeDefinition, TypeKind};

impl Hiding<'_> {
    /// Takes what is hidden from all directives that are applied in `rest`.
    pub(super) fn filter_applied(&self, rest: &mut TypeSystem) {
        self.filter(&mut rest.applied);
        for directive in rest.directives.values_mut() {
            self.filter(&mut directive.applied);
            self.filter_inputs(directive.arguments.values_mut());
        }
        rest.types.iter_mut().for_each(|ty| self.filter_type(ty));
    }

    fn filter_type(&self, ty: &mut TypeDefinition) {
        self.filter(&mut ty.applied);
        match &mut ty.kind {
            TypeKind::Object(fields) | TypeKind::Interface(fields) => {
                for field in fields.fields.values_mut() {
                    self.filter(&mut field.applied);
                    self.filter_inputs(field.arguments.values_mut());
                }
            }
            TypeKind::InputObject { fields, .. } => self.filter_inputs(fields.values_mut()),
            TypeKind::Enum { values } => values.values_mut().for_each(|value| self.filter(&mut value.applied)),
            TypeKind::Scalar { .. } | TypeKind::Union { .. } => {}
        }
    }

    fn filter_inputs<'v>(&self, values: impl Iterator<Item = &'v mut InputValue>) {
        values.for_each(|value| self.filter(&mut value.applied));
    }

    fn filter(&self, applied: &mut Vec<AppliedDirective>) {
        applied.retain_mut(|directive| self.keep(directive));
    }

    /// Takes what is hidden from one use of a directive, and says whether the rest can stand.
    fn keep(&self, applied: &mut AppliedDirective) -> bool {
        let Some((index, _, directive)) = self.types.directives.get_full(&applied.name) else { return true };
        let is_required = |name: &str| directive.arguments.get(name).is_some_and(InputValue::is_required);
        let mut stands = self.shows(SchemaPart::Directive(index));
        applied.arguments.retain(|(name, value)| {
            let Some((at, _, argument)) = directive.arguments.get_full(name) else { return true };
            let is_shown = self.shows(SchemaPart::DirectiveArgument(index, at))
                && named_in(self.types, argument.ty, value).into_iter().all(|member| self.shows(member));
            stands &= is_shown || !is_required(name);
            is_shown
        });
        stands
    }
}
