//! The directives of incremental delivery: which fragments are deferred, and which lists are streamed.

use damson_schema::Value;
use damson_syntax::ast::{self, List, ValueKind};

use super::{Collector, Group};
use crate::engine::plan::Source;
use crate::engine::plan::delivery::{DeferredFragment, Deliveries, DeliveryId, FragmentId, InitialCount, Stream};

impl<'d> Collector<'d> {
    /// Whether the response is planned in parts.
    pub(crate) fn plans_parts(&self) -> bool {
        self.parts.is_some()
    }

    /// The parts of the response.
    pub(crate) fn into_deliveries(self) -> Deliveries {
        self.parts.map(|parts| parts.deliveries.finish()).unwrap_or_default()
    }

    /// The deferred fragment that a fragment with these directives is in: itself, or the one around it.
    pub(super) fn deferred(
        &mut self,
        directives: List<ast::Directive>,
        around: Option<FragmentId>,
        depth: u16,
    ) -> Option<FragmentId> {
        let Some(directive) = self.active(directives, "defer") else { return around };
        let label = self.label(directive);
        let fragment = DeferredFragment { position: directive.span.start(), parent: around, depth };
        self.parts.as_mut().map(|parts| parts.deliveries.fragment(fragment, label))
    }

    /// With which parts a field is delivered, and how much it has cost to know that.
    pub(crate) fn delivery(&mut self, group: &Group<'_>) -> (DeliveryId, usize) {
        match &mut self.parts {
            Some(parts) if !group.is_wanted_now => parts.deliveries.of(&group.deferred),
            _ => (DeliveryId::NOW, 0),
        }
    }

    /// Plans the field with this index in the plan as a stream, if its node says so.
    pub(crate) fn stream(&mut self, field: u32, node: &ast::Field, source: Source) -> bool {
        let Some(directive) = self.active(node.directives, "stream") else { return false };
        let initial_count = self.initial_count(directive);
        let stream = Stream { label: self.label(directive), initial_count, source };
        if let Some(parts) = &mut self.parts {
            parts.deliveries.stream(field, stream);
        }
        true
    }

    /// The directive of this name, if the response is planned in parts and the directive's `if` is not false.
    fn active(&self, directives: List<ast::Directive>, name: &str) -> Option<&'d ast::Directive> {
        let parts = self.parts.as_ref()?;
        let directive = self.document[directives].iter().find(|directive| self.document[directive.name] == *name)?;
        let holds = match self.argument(directive, "if").map(|value| value.kind) {
            Some(ValueKind::Boolean(value)) => value,
            Some(ValueKind::Variable(name)) => match self.variable(name).and_then(|index| parts.variables.get(index)) {
                Some(value) => *value == Value::Boolean(true),
                None => true, // its default
            },
            _ => true,
        };
        holds.then_some(directive)
    }

    fn label(&self, directive: &ast::Directive) -> Option<Box<str>> {
        match self.argument(directive, "label")?.kind {
            ValueKind::String(label) => Some(self.document.string(label).into()),
            _ => None,
        }
    }

    fn initial_count(&self, directive: &ast::Directive) -> InitialCount {
        match self.argument(directive, "initialCount").map(|value| (value, value.kind)) {
            Some((value, ValueKind::Int)) => {
                InitialCount::Literal(self.document[value.span].parse().unwrap_or(i64::MAX))
            }
            Some((_, ValueKind::Variable(name))) => match self.variable(name) {
                Some(index) => InitialCount::Variable(index),
                None => InitialCount::Literal(0),
            },
            _ => InitialCount::Literal(0),
        }
    }

    fn variable(&self, name: ast::Name) -> Option<usize> {
        self.variables.get(&self.document[name]).copied()
    }
}
