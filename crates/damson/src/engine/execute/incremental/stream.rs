//! Streamed lists: the first items stand in the list at once, the others follow in order.

use std::pin::pin;

use damson_schema::type_system::Wrapper;
use damson_schema::{Value, Wrappers};
use futures_channel::oneshot;
use futures_util::{StreamExt, stream};

use super::later::{null_piece, segments};
use super::promise::{Outcome, Promise, Release};
use super::{Scope, beside, complete_within, promises_of};
use crate::Error;
use crate::engine::execute::complete::{At, Completion, describe_item};
use crate::engine::execute::output::{Nulled, Piece, close};
use crate::engine::execute::path::PathStep;
use crate::engine::plan::{InitialCount, PlanField};
use crate::engine::resolve::{Cx, List, Object};
use crate::user_code;

/// The most items of one list that are executed at once.
const MOST_AT_ONCE: usize = 256;

impl<'a> Completion<'_, 'a, '_> {
    /// Writes a field whose list is streamed.
    pub(in crate::engine::execute) fn execute_streamed_field(
        &mut self,
        object: &'a dyn Object,
        field: &'a PlanField,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let stream =
            self.cx.plan().deliveries.stream(field.id).expect("the plan has the stream of each streamed field");
        let resolved = self.resolve_field_value(object, field, stream.source);
        self.complete_value(resolved, field, field.wrappers, at)
    }

    /// Writes the first items of a list, and promises the others. Lists inside the streamed one are written whole.
    pub(in crate::engine::execute) fn complete_streamed_list(
        &mut self,
        list: &'a dyn List,
        field: &'a PlanField,
        wrappers: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let item = wrappers.inner();
        let scope = self.output.scope().filter(|_| wrappers == outermost_list(field));
        let Some(scope) = scope else { return self.complete_list(list, field, item, at) };
        let count = match initial_count(field, self.cx) {
            Ok(count) => count.min(list.len()),
            Err(error) => {
                self.fail(Box::new(error), field, at);
                return Err(Nulled);
            }
        };
        let start = self.output.text.len();
        self.complete_items(list, 0..count, field, item, at)?;
        if count < list.len() {
            let (release, released) = oneshot::channel();
            scope.add(Box::pin(execute(list, count, field, item, self.cx, released)));
            let path = at.map_or_else(Vec::new, segments);
            self.promise(Promise { path, field: field.id, first_item: count, release });
        }
        close(&mut self.output.text, start, b'[', b']');
        Ok(())
    }
}

/// The wrappers of a field's outermost list, inside the non-null around it.
fn outermost_list(field: &PlanField) -> Wrappers {
    match field.wrappers.outer() {
        Some(Wrapper::NonNull) => field.wrappers.inner(),
        _ => field.wrappers,
    }
}

/// The number of items that are delivered at once.
fn initial_count(field: &PlanField, cx: Cx<'_>) -> Result<usize, Error> {
    let stream = cx.plan().deliveries.stream(field.id);
    let count = match stream.map(|stream| stream.initial_count) {
        Some(InitialCount::Literal(count)) => count,
        Some(InitialCount::Variable(index)) => match cx.env.variables.get(index) {
            Some(Value::Number(number)) => number.as_i64().unwrap_or_default(),
            _ => 0,
        },
        None => 0,
    };
    usize::try_from(count).map_err(|_| Error::new("The argument \"@stream(initialCount:)\" must not be negative."))
}

/// Executes the items from `first` on when their turn has come. Many are executed at once; they are delivered in their order.
async fn execute<'a>(
    list: &'a dyn List,
    first: usize,
    field: &'a PlanField,
    item: Wrappers,
    cx: Cx<'a>,
    released: oneshot::Receiver<Release>,
) {
    let Ok(release) = released.await else { return };
    let rest = Scope::default();
    let items = pin!(deliver(list, first, (field, item, cx), &release, &rest));
    beside(&rest, cx.env, items).await;
    rest.end(cx.env).await;
}

async fn deliver<'a>(
    list: &'a dyn List,
    first: usize,
    (field, item, cx): (&'a PlanField, Wrappers, Cx<'a>),
    release: &Release,
    rest: &Scope<'a>,
) {
    let items = (first..list.len()).map(|index| execute_item(list, index, field, item, cx));
    let mut ready = stream::iter(items).buffered(MOST_AT_ONCE).ready_chunks(MOST_AT_ONCE);
    let mut left = list.len() - first;
    while let Some(items) = ready.next().await {
        let mut run = Run::default();
        left -= items.len();
        for (piece, scope) in items {
            if !scope.is_empty() {
                rest.add(Box::pin(async move { scope.end(cx.env).await }));
            }
            run.add(piece);
        }
        if !run.piece.text.is_empty() {
            let (taken, is_taken) = oneshot::channel();
            release.report(Outcome::Items { piece: run.piece, count: run.count, taken });
            if left > 0 && run.failed.is_none() {
                _ = is_taken.await;
            }
        }
        if let Some(failed) = run.failed {
            return release.report(Outcome::Ended(Some(failed)));
        }
    }
    release.report(Outcome::Ended(None));
}

/// One item as a piece of its own, with the path of the item, and the scope of its values.
async fn execute_item<'a>(
    list: &'a dyn List,
    index: usize,
    field: &'a PlanField,
    item: Wrappers,
    cx: Cx<'a>,
) -> (Piece, Scope<'a>) {
    let scope = Scope::default();
    let piece = {
        let piece = pin!(complete_within(cx, &scope, Vec::new(), |completion| {
            completion.complete_piece(describe_item(list, index, field), field, item)
        }));
        let piece = user_code::caught(piece).await;
        piece.unwrap_or_else(|panicked| null_piece(Error::of_panic(panicked), field.id))
    };
    (piece.below(&[PathStep::Index(index)]), scope)
}

/// Items that are delivered together, up to the first that must not be null and is.
#[derive(Default)]
struct Run {
    piece: Piece,
    count: usize,
    failed: Option<Piece>,
}

impl Run {
    fn add(&mut self, piece: Piece) {
        if self.failed.is_some() {
            return;
        }
        if piece.nulled {
            self.failed = Some(piece);
            return;
        }
        if self.count > 0 {
            self.piece.text.push(b',');
        }
        self.count += 1;
        self.piece.text.extend_from_slice(&piece.text);
        self.piece.errors.extend(piece.errors);
        self.piece.promises = promises_of(self.piece.promises.take(), piece.promises);
    }
}
