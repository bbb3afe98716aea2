//! The directives applied to definitions, without hidden parts.

use std::sync::Arc;

use super::{Hiding, SchemaPart, named_in};
use crate::type_system::{AppliedDirective, Field, InputValue, TypeDefinition, TypeKind};
use crate::{IndexMap, TypeId, TypeSystem, Value};

impl Hiding<'_> {
    /// Removes the hidden parts from all directives that are applied in `rest`.
    pub(super) fn filter_applied(&self, rest: &mut TypeSystem) {
        self.filter(&mut rest.applied);
        for directive in rest.directives.values_mut() {
            self.filter(&mut directive.applied);
            self.filter_inputs(directive.arguments.values_mut());
        }
        rest.types.iter_mut().flatten().for_each(|ty| self.filter_type(ty));
    }

    fn filter_type(&self, ty: &mut TypeDefinition) {
        self.filter(&mut ty.applied);
        match &mut ty.kind {
            TypeKind::Object(fields) | TypeKind::Interface(fields) => {
                for field in fields.fields.values_mut() {
                    self.filter(&mut field.applied);
                    self.filter_list_size(field);
                    self.filter_inputs(field.arguments.values_mut());
                }
            }
            TypeKind::InputObject { fields, .. } => self.filter_inputs(fields.values_mut()),
            TypeKind::Enum { values } => values.values_mut().for_each(|value| self.filter(&mut value.applied)),
            TypeKind::Scalar { .. } | TypeKind::Union { .. } => {}
        }
    }

    /// `@listSize` names arguments and fields in strings.
    fn filter_list_size(&self, field: &mut Field) {
        let Field { ty, arguments, applied, .. } = field;
        let Some(directive) = applied.iter_mut().find(|directive| &*directive.name == "listSize") else { return };
        for (name, value) in &mut directive.arguments {
            match &**name {
                "slicingArguments" => retain_names(value, |path| self.shows_path(arguments, path)),
                "sizedFields" => retain_names(value, |name| self.shows_field(ty.named, name)),
                _ => {}
            }
        }
    }

    /// Whether every step of a path from an argument into input objects is shown.
    fn shows_path(&self, arguments: &IndexMap<Arc<str>, InputValue>, path: &str) -> bool {
        let mut steps = path.split('.');
        let Some(argument) = steps.next().and_then(|name| arguments.get(name)) else { return false };
        let mut ty = argument.ty.named;
        steps.all(|step| {
            let fields = self.types.get(ty).input_fields();
            let Some((index, _, field)) = fields.and_then(|fields| fields.get_full(step)) else { return true };
            let part = SchemaPart::Member(ty, index);
            ty = field.ty.named;
            self.shows(part)
        })
    }

    fn shows_field(&self, ty: TypeId, name: &str) -> bool {
        let index = self.types.get(ty).fields().and_then(|fields| fields.fields.get_index_of(name));
        index.is_none_or(|index| self.shows(SchemaPart::Member(ty, index)))
    }

    fn filter_inputs<'v>(&self, values: impl Iterator<Item = &'v mut InputValue>) {
        values.for_each(|value| self.filter(&mut value.applied));
    }

    fn filter(&self, applied: &mut Vec<AppliedDirective>) {
        applied.retain_mut(|directive| self.keep(directive));
    }

    /// Removes the hidden parts from one use of a directive. Returns false if the use must go as well.
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

/// Keeps the shown names of a list, or the one name that stands for a list.
fn retain_names(names: &mut Value, is_shown: impl Fn(&str) -> bool) {
    match names {
        Value::List(names) => names.retain(|name| name.as_str().is_none_or(&is_shown)),
        Value::String(name) if !is_shown(name) => *names = Value::List(Vec::new()),
        _ => {}
    }
}
