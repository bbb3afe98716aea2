//! The execution of deferred fields.

use futures_channel::oneshot;

use super::promise::{Outcome, Promise, Release};
use super::{Scope, beside, complete_within};
use crate::Error;
use crate::engine::execute::complete::{At, Completion};
use crate::engine::execute::execute_serially;
use crate::engine::execute::output::{Nulled, Piece};
use crate::engine::execute::path::{FieldError, Path};
use crate::engine::plan::{Output, PlanField, PlanSelection};
use crate::engine::resolve::{Cx, Object};
use crate::error::PathSegment;
use crate::user_code::{self, Panicked};

impl<'a> Completion<'_, 'a, '_> {
    /// Promises the deferred fields of an object; `field` stands for them. If that is not possible here, they are written now.
    pub(in crate::engine::execute) fn defer(
        &mut self,
        object: &'a dyn Object,
        field: &'a PlanField,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let selection = deferred_selection(field, self.cx);
        let Some(scope) = self.output.scope() else {
            let around = at.and_then(Path::parent);
            return self
                .cx
                .plan()
                .fields(selection)
                .iter()
                .try_for_each(|field| self.execute_field(object, field, around));
        };
        let (release, released) = oneshot::channel();
        scope.add(Box::pin(execute(object, selection, self.cx, released)));
        let path = at.and_then(Path::parent).map_or_else(Vec::new, segments);
        self.promise(Promise { path, field: field.id, first_item: 0, release });
        Ok(())
    }

    /// Makes a promise, whose announcement counts towards the size of the response.
    pub(super) fn promise(&mut self, promise: Promise) {
        const SIZE: usize = 64;
        _ = self.cx.env.size.add(SIZE + promise.path.len() * 4);
        self.output.promise(promise);
    }
}

/// The path of a value as errors show it.
pub(super) fn segments(path: &Path<'_, '_>) -> Vec<PathSegment> {
    path.steps().iter().map(|step| step.segment()).collect()
}

fn deferred_selection<'a>(field: &PlanField, cx: Cx<'a>) -> &'a PlanSelection {
    match field.output {
        Output::Object(selection) => cx.plan().selection(selection),
        _ => unreachable!("deferred fields are a selection"),
    }
}

/// Executes deferred fields when their turn has come, and then what they promise.
async fn execute<'a>(
    object: &'a dyn Object,
    selection: &'a PlanSelection,
    cx: Cx<'a>,
    released: oneshot::Receiver<Release>,
) {
    let Ok(release) = released.await else { return };
    let scope = Scope::default();
    let piece = user_code::caught(std::pin::pin!(execute_fields(object, selection, cx, &scope))).await;
    release.report(Outcome::Fields(piece.unwrap_or_else(|panicked| panicked_piece(panicked, selection))));
    scope.end(cx.env).await;
}

async fn execute_fields<'a>(
    object: &'a dyn Object,
    selection: &'a PlanSelection,
    cx: Cx<'a>,
    scope: &Scope<'a>,
) -> Piece {
    if selection.is_serial {
        return beside(scope, cx.env, execute_serially(cx, object, selection, Vec::new(), Some(scope.clone()))).await;
    }
    complete_within(cx, scope, Vec::new(), |completion| {
        completion.execute_selection_set(object, selection, None)?;
        completion.output.count_all(&completion.cx.env.size)
    })
    .await
}

/// The piece of fields whose execution panicked outside of a resolver: the first of them has the error.
#[cold]
fn panicked_piece(panicked: Panicked, selection: &PlanSelection) -> Piece {
    null_piece(Error::of_panic(panicked), selection.first)
}

/// A piece in whose place there is an error.
pub(super) fn null_piece(error: Error, field: u32) -> Piece {
    let error = FieldError { error: Box::new(error), field, path: Vec::new() };
    Piece { nulled: true, errors: vec![error], cause: Some(0), ..Piece::default() }
}
