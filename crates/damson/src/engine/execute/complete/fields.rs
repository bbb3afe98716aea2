//! The fields of an object: which are executed, how each is resolved, and where its value is written.

use damson_schema::Wrappers;
use damson_schema::type_system::Wrapper;

use super::{At, Completion};
use crate::deadline::late;
use crate::engine::execute::output::{Nulled, close};
use crate::engine::execute::path::{Path, PathStep};
use crate::engine::execute::{directives, execute_serially, guarded, parts};
use crate::engine::introspection;
use crate::engine::plan::{PlanField, PlanSelection, ResolverKind, Source};
use crate::engine::resolve::{LeafWriter, Object, Resolved};

impl<'a> Completion<'_, 'a, '_> {
    /// Writes an object, with its selected fields in order.
    /// See [ExecuteSelectionSet](https://spec.graphql.org/September2026/#ExecuteSelectionSet()).
    pub(crate) fn execute_selection_set(
        &mut self,
        object: &'a dyn Object,
        selection: &'a PlanSelection,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let fields = self.cx.plan().fields(selection);
        let start = self.output.text.len();
        let mut next = 0;
        while next < fields.len() {
            self.output.go_on(&self.cx.env.size)?;
            next += self.write_leaf_run(object, &fields[next..]);
            if let Some(field) = fields.get(next) {
                self.execute_field(object, field, at)?;
                next += 1;
            }
        }
        close(&mut self.output.text, start, b'{', b'}');
        Ok(())
    }

    /// Writes an object whose fields are executed one after the other, as a piece of its own.
    #[cold]
    pub(super) fn complete_serially(
        &mut self,
        object: &'a dyn Object,
        selection: &'a PlanSelection,
        field: &'a PlanField,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let piece = Box::pin(execute_serially(self.cx, object, selection, Vec::new(), self.output.scope()));
        self.complete_future(piece, field, Wrappers::NONE.wrap(Wrapper::NonNull), at) // the place of the object was entered
    }

    /// Writes the run of leaves at the start of `fields`, and returns how many of them the object wrote.
    #[inline]
    fn write_leaf_run(&mut self, object: &'a dyn Object, fields: &'a [PlanField]) -> usize {
        let run = fields[0].leaf_run as usize;
        if run == 0 {
            return 0;
        }
        let object = match fields[0].part {
            None => object,
            Some(_) => match parts::held(object, &fields[0], self.cx, self.task) {
                Some(part) => part,
                None => return 0,
            },
        };
        object.write_leaves(&fields[..run], &mut LeafWriter::new(&mut self.output.text, self.cx.wide_integers()))
    }

    /// Writes one field, if its condition holds.
    /// See [ExecuteField](https://spec.graphql.org/September2026/#ExecuteField()).
    pub(crate) fn execute_field(
        &mut self,
        object: &'a dyn Object,
        field: &'a PlanField,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        if !self.cx.holds(field.condition) {
            return Ok(());
        }
        self.output.text.extend_from_slice(field.key());
        let path = Path::new(at, PathStep::Field(field));
        if let Source::Apart | Source::Directed | Source::Deferred | Source::Streamed = field.source {
            return self.complete_apart(object, field, Some(&path));
        }
        let resolved = self.resolve_field_value(object, field, field.source);
        self.complete_value(resolved, field, field.wrappers, Some(&path))
    }

    /// Writes the error of a field that is not executed any more, if its condition holds.
    #[cold]
    pub(crate) fn fail_late_field(&mut self, field: &'a PlanField) -> Result<(), Nulled> {
        if !self.cx.holds(field.condition) {
            return Ok(());
        }
        self.output.text.extend_from_slice(field.key());
        let path = Path::new(None, PathStep::Field(field));
        self.complete_value(Resolved::error(late()), field, field.wrappers, Some(&path))
    }

    /// Writes a field as a piece of its own, or promises to write it later.
    #[cold]
    fn complete_apart(&mut self, object: &'a dyn Object, field: &'a PlanField, at: At<'_, 'a>) -> Result<(), Nulled> {
        let piece = match field.source {
            Source::Directed => directives::execute(object, field, self.cx),
            Source::Deferred => return self.defer(object, field, at),
            Source::Streamed => return self.execute_streamed_field(object, field, at),
            _ => parts::execute(object, field, self.cx),
        };
        self.complete_future(piece, field, field.wrappers, at)
    }

    /// See [ResolveFieldValue](https://spec.graphql.org/September2026/#ResolveFieldValue()).
    pub(in crate::engine::execute) fn resolve_field_value(
        &mut self,
        object: &'a dyn Object,
        field: &'a PlanField,
        source: Source,
    ) -> Resolved<'a> {
        match source {
            Source::Resolver if field.resolver == ResolverKind::Plain && !field.is_custom() => {
                object.resolve_field(field.index(), field, self.cx, self.task)
            }
            Source::Resolver => Resolved::caught(|| object.resolve_field(field.index(), field, self.cx, self.task)),
            Source::Typename => Resolved::Enum(object.object_type_name()),
            Source::Schema => introspection::schema(self.cx),
            Source::Type => introspection::type_by_name(self.cx, field),
            Source::Guarded => Resolved::caught(|| guarded::resolve(object, field, self.cx, self.task)),
            Source::Part => Resolved::caught(|| parts::resolve(object, field, self.cx, self.task)),
            Source::Apart | Source::Directed | Source::Deferred | Source::Streamed => {
                unreachable!("the field is completed apart")
            }
        }
    }
}
