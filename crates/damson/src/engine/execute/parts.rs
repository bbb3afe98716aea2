//! Fields of the parts of an object: objects whose fields stand among the fields of another object.
//!
//! A part that the object holds is found by its steps. A part that a method gives, or that has guards, is found in a future,
//! which keeps the values on the way alive while it completes the field.

use std::task::Context as Task;

use super::complete::{alone, apart};
use super::guarded;
use super::hole::PieceFuture;
use super::output::Piece;
use crate::engine::plan::{PlanField, Step};
use crate::engine::resolve::{Cx, Object, Resolved};
use crate::{Error, user_code};

/// Describes the value of a field of a part that the object holds.
pub(super) fn resolve<'a>(
    object: &'a dyn Object,
    field: &'a PlanField,
    cx: Cx<'a>,
    task: &mut Task<'_>,
) -> Resolved<'a> {
    match held(object, field, cx, task) {
        Some(part) => guarded::resolve(part, field, cx, task),
        None => Resolved::error(not_an_object(field, cx)),
    }
}

/// The part that an object holds and that resolves this field. Not inlined, since objects without parts do not need it.
#[inline(never)]
pub(super) fn held<'a>(
    object: &'a dyn Object,
    field: &'a PlanField,
    cx: Cx<'a>,
    task: &mut Task<'_>,
) -> Option<&'a dyn Object> {
    cx.steps(field).iter().try_fold(object, |object, step| match object.resolve_field(step.index, field, cx, task) {
        Resolved::Object(part) => Some(part),
        _ => None,
    })
}

/// Completes a field of a part that is not held, as a piece of the response.
pub(super) fn execute<'a>(object: &'a dyn Object, field: &'a PlanField, cx: Cx<'a>) -> PieceFuture<'a> {
    Box::pin(async move {
        match guarded::pass_shared(object, field, cx).await {
            Ok(()) => walk(object, cx.steps(field), field, cx).await,
            Err(error) => alone(Resolved::error(error), cx, field, field.wrappers),
        }
    })
}

/// Takes the steps from an object to a part, and completes the field there. Recurs as deep as a schema nests its parts.
async fn walk<'a>(object: &'a dyn Object, steps: &'a [Step], field: &'a PlanField, cx: Cx<'a>) -> Piece {
    let Some((step, rest)) = steps.split_first() else {
        return apart(field, cx, |task| guarded::resolve_passed(object, field, cx, task)).await;
    };
    let part = guarded::part(object, *step, field, cx).await;
    enter(part, rest, field, cx).await
}

/// Goes on from the description of a part.
fn enter<'a>(part: Resolved<'a>, rest: &'a [Step], field: &'a PlanField, cx: Cx<'a>) -> PieceFuture<'a> {
    Box::pin(async move {
        let failed = match part {
            Resolved::Object(part) => return walk(part, rest, field, cx).await,
            Resolved::Owned(value) => {
                let piece = enter(Resolved::caught(|| value.resolve()), rest, field, cx).await;
                match user_code::discard(value) {
                    Err(panicked) if !piece.nulled => Resolved::of_panic(panicked),
                    _ => return piece,
                }
            }
            Resolved::Error(error) => Resolved::Error(error),
            _ => Resolved::error(not_an_object(field, cx)),
        };
        alone(failed, cx, field, field.wrappers)
    })
}

fn not_an_object(field: &PlanField, cx: Cx<'_>) -> Error {
    Error::new(format!("The object that has the field \"{}\" is not there.", cx.coordinate(field)))
}
