//! The marks of a part of a schema: its visibility, and the directives applied to it.

use std::sync::Arc;

use damson_schema::SchemaPart;
use damson_schema::type_system::AppliedDirective;

use super::{DirectiveUse, MarkTable, Registry, VisibleTable};
use crate::visibility::Visible;

impl Registry {
    /// Stores the visibility and the validators of a part, and gives the directives applied to it.
    pub(super) fn mark(&mut self, part: SchemaPart, marks: &MarkTable) -> Vec<AppliedDirective> {
        self.show(part, marks.visible);
        if let Some(validator) = marks.validator {
            self.behaviour.validators.add(part, validator);
        }
        marks.directives.iter().map(|directive| self.apply(directive())).collect()
    }

    /// Notes who sees a part. If several functions are noted for it, all must say yes.
    pub(super) fn show(&mut self, part: SchemaPart, visible: VisibleTable) {
        match visible {
            VisibleTable::Always => {}
            VisibleTable::Never => self.visible.push((part, false.into())),
            VisibleTable::When(function) => self.visible.push((part, Visible::when(function))),
        }
    }

    /// Registers a directive, and gives its application.
    fn apply(&mut self, directive: DirectiveUse) -> AppliedDirective {
        (directive.register)(self);
        let arguments = directive.arguments.into_iter().map(|(name, value)| (Arc::from(name), value));
        AppliedDirective { name: directive.name.as_ref().into(), arguments: arguments.collect() }
    }
}
