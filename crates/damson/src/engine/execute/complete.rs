//! Value completion: turns the descriptions of values into text.
//!
//! Recurs as deep as the response, which a limit bounds. Knows nothing of requests, transports or user types.

mod fields;
mod given;
mod lists;
mod piece;
mod waiting;

use std::task::Context as Task;

use damson_schema::Wrappers;
use damson_schema::type_system::Wrapper;

use super::output::{Mark, Nulled, Output};
use super::path::{FieldError, Path, PathStep};
use super::result::coerce_result;
use crate::engine::plan::{self, PlanField, Source};
use crate::engine::resolve::{ContextualValue, Cx, Object, Resolved};
use crate::{Error, failures, user_code};

pub(super) use lists::describe_item;
pub(super) use piece::{alone, apart, complete_and_wait, complete_at_once};
pub(super) use waiting::drop_kept;

/// Completes values into an output.
pub(crate) struct Completion<'c, 'a, 't> {
    pub(crate) cx: Cx<'a>,
    pub(crate) output: &'c mut Output<'a>,
    pub(crate) task: &'c mut Task<'t>,
}

/// The path of a value; `None` at the root of its piece.
pub(super) type At<'p, 'a> = Option<&'p Path<'p, 'a>>;

impl<'a> Completion<'_, 'a, '_> {
    /// Writes a value or null; returns [`Nulled`] where null is not allowed.
    /// See [CompleteValue](https://spec.graphql.org/September2026/#CompleteValue()).
    pub(crate) fn complete_value(
        &mut self,
        resolved: Resolved<'a>,
        field: &'a PlanField,
        wrappers: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let resolved = match resolved {
            Resolved::Later(future) => return self.complete_later(future, field, wrappers, at),
            Resolved::Owned(value) => return self.complete_owned(value, field, wrappers, at),
            Resolved::Unpolled(future) => return self.complete_unpolled(future, field, wrappers, at),
            Resolved::Contextual(value) => return self.complete_contextual(value, field, wrappers, at),
            resolved => resolved,
        };
        if wrappers.outer() == Some(Wrapper::NonNull) {
            if let Resolved::Null = resolved {
                self.fail(self.cx.null_in_non_null(field), field, at);
                return Err(Nulled);
            }
            return self.complete_present(resolved, field, wrappers.inner(), at);
        }
        if let Resolved::Null = resolved {
            self.output.text.extend_from_slice(b"null");
            return Ok(());
        }
        let mark = self.output.enter(field.waits_below);
        match self.complete_present(resolved, field, wrappers, at) {
            Ok(()) => self.output.leave(mark),
            Err(Nulled) => return self.complete_nulled(mark),
        }
        Ok(())
    }

    /// Writes a value that is described with a context.
    #[cold]
    fn complete_contextual(
        &mut self,
        value: ContextualValue<'a>,
        field: &'a PlanField,
        wrappers: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let resolved = self.describe_with_context(value, field);
        self.complete_value(resolved, field, wrappers, at)
    }

    fn describe_with_context(&self, value: ContextualValue<'a>, field: &'a PlanField) -> Resolved<'a> {
        if field.uses_context {
            return Resolved::caught(|| value(self.cx.context(field)));
        }
        let coordinate = self.cx.coordinate(field);
        Resolved::error(Error::new(format!(
            "Field \"{coordinate}\" needs a context, but its type does not announce it."
        )))
    }

    /// Writes null in place of a value with an error. If the response is too large, the null propagates.
    #[cold]
    fn complete_nulled(&mut self, mark: Mark) -> Result<(), Nulled> {
        self.output.count_all(&self.cx.env.size)?;
        self.output.leave_empty(mark);
        self.output.text.extend_from_slice(b"null");
        Ok(())
    }

    /// Writes a value at the root of its piece, and counts the bytes written.
    pub(crate) fn complete_piece(
        &mut self,
        resolved: Resolved<'a>,
        field: &'a PlanField,
        wrappers: Wrappers,
    ) -> Result<(), Nulled> {
        self.complete_value(resolved, field, wrappers, None)?;
        self.output.count_all(&self.cx.env.size)
    }

    /// Writes a value that is not null.
    fn complete_present(
        &mut self,
        resolved: Resolved<'a>,
        field: &'a PlanField,
        wrappers: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        match (resolved, wrappers.outer()) {
            (Resolved::Error(error), _) => {
                self.fail(error, field, at);
                Err(Nulled)
            }
            (Resolved::List(list), Some(_)) if field.source == Source::Streamed => {
                self.complete_streamed_list(list, field, wrappers, at)
            }
            (Resolved::List(list), Some(_)) => self.complete_list(list, field, wrappers.inner(), at),
            (Resolved::Object(object), None) => self.complete_object(object, field, at),
            (Resolved::Value(value), Some(_)) => self.complete_value_list(*value, field, wrappers.inner(), at),
            (Resolved::Value(value), None) => self.complete_given(value, field, at),
            (leaf, None) => self.complete_leaf(leaf, field, at),
            (_, Some(_)) => self.fail_without_list(field, at),
        }
    }

    fn complete_object(&mut self, object: &'a dyn Object, field: &'a PlanField, at: At<'_, 'a>) -> Result<(), Nulled> {
        let selection = match field.output {
            plan::Output::Object(selection) => selection,
            plan::Output::Abstract(dispatch) => {
                match self.cx.plan().dispatches[dispatch as usize].get(object.object_type_name()) {
                    Some(selection) => selection,
                    None => {
                        self.fail(self.cx.impossible_type(field, object.object_type_name()), field, at);
                        return Err(Nulled);
                    }
                }
            }
            plan::Output::Leaf(_) => {
                let message =
                    format!("Field \"{}\" is a leaf but its resolver gave an object.", self.cx.coordinate(field));
                self.fail(Box::new(Error::new(message)), field, at);
                return Err(Nulled);
            }
        };
        let selection = self.cx.plan().selection(selection);
        if selection.is_serial {
            return self.complete_serially(object, selection, field, at);
        }
        self.execute_selection_set(object, selection, at)
    }

    fn complete_leaf(&mut self, leaf: Resolved<'a>, field: &'a PlanField, at: At<'_, 'a>) -> Result<(), Nulled> {
        let result = match field.output {
            plan::Output::Leaf(plan::Leaf::PartOfEnum) => self.coerce_visible(leaf, field),
            plan::Output::Leaf(kind) => {
                coerce_result(leaf, kind, self.cx.wide_integers(), &mut self.output.text, &|| self.cx.leaf_type(field))
            }
            _ => Err(format!("Field \"{}\" is an object but its resolver gave a leaf.", self.cx.coordinate(field))),
        };
        result.map_err(|message| {
            self.fail(Box::new(Error::new(message)), field, at);
            Nulled
        })
    }

    /// Writes the name of an enum value if the request sees it.
    fn coerce_visible(&mut self, leaf: Resolved<'a>, field: &PlanField) -> Result<(), String> {
        let name = match &leaf {
            Resolved::Enum(name) => Some(*name),
            Resolved::Value(value) => value.as_str(),
            _ => None,
        };
        if name.is_some_and(|name| !self.cx.sees_enum_value(field, name)) {
            return Err(self.cx.invisible(field));
        }
        coerce_result(leaf, plan::Leaf::Enum, self.cx.wide_integers(), &mut self.output.text, &|| {
            self.cx.leaf_type(field)
        })
    }

    /// Records the error of a field.
    pub(super) fn fail(&mut self, error: Box<Error>, field: &PlanField, at: At<'_, 'a>) {
        if !self.cx.env.size.may_go_on() {
            _ = user_code::discard(error);
            return;
        }
        let path: Vec<_> = at.map_or_else(Vec::new, Path::steps).iter().map(PathStep::segment).collect();
        for part in failures::parts(&error) {
            self.cx.env.size.add_error(&part.message, path.len());
        }
        self.output.fail(FieldError { error, field: field.id, path });
    }
}
