//! Fields with custom directives: the field is completed alone, as a value, and the directives map the value.
//!
//! The result is completed again, so that it fits the type of the field. Other fields do not pay for this.

use std::sync::{Mutex, PoisonError};

use damson_schema::Value;
use damson_schema::type_system::Wrapper;

use super::complete::{Completion, complete_and_wait, complete_at_once};
use super::hole::PieceFuture;
use super::output::{Nulled, Output, Piece};
use super::parts;
use super::path::FieldError;
use super::validate::validate_directive;
use crate::accessors::{ArgumentsOwner, ObjectAccessor};
use crate::engine::plan::{PlanDirectives, PlanField, Source};
use crate::engine::resolve::{Cx, DirectiveContext, Object, ResolveFut, Resolved, Verdict, field_error, is_same};
use crate::error::ServerResult;
use crate::failures::as_one;
use crate::user_code::{self, Panicked};
use crate::{Error, ServerError};

/// The errors of the field without its directives.
#[derive(Default)]
struct Recorded {
    /// The errors that did not make the field null.
    below: Vec<FieldError>,
    /// The error that made the field null: as the directives got it, and as the engine recorded it.
    cause: Option<(ServerError, FieldError)>,
}

/// Executes a field with its directives, as a piece of the response.
pub(super) fn execute<'a>(object: &'a dyn Object, field: &'a PlanField, cx: Cx<'a>) -> PieceFuture<'a> {
    Box::pin(async move {
        let recorded = Mutex::new(Recorded::default());
        let result = run(object, field, cx, &recorded).await;
        complete(result, recorded.into_inner().unwrap_or_else(PoisonError::into_inner), field, cx)
    })
}

/// Runs all directives, one inside the other, around the field.
async fn run<'a>(
    object: &'a dyn Object,
    field: &'a PlanField,
    cx: Cx<'a>,
    recorded: &Mutex<Recorded>,
) -> ServerResult<Option<Value>> {
    let Some(directives) = &field.directives else { return Ok(None) };
    let arguments = Box::pin(arguments(directives, field, cx)).await?; // in a box, so that it takes no stack here
    let mut chain = chain(object, field, directives, cx, recorded, arguments)?;
    let result = std::future::poll_fn(|task| user_code::poll(chain.as_mut(), task)).await;
    drop_chain(chain, result)
}

/// The future of the directives around the field. A function of its own, so that its locals do not take stack in [`run`],
/// which recurs.
fn chain<'c, 'a: 'c>(
    object: &'a dyn Object,
    field: &'a PlanField,
    directives: &'a PlanDirectives,
    cx: Cx<'a>,
    recorded: &'c Mutex<Recorded>,
    arguments: Vec<ObjectAccessor<'a>>,
) -> ServerResult<ResolveFut<'c>> {
    let mut chain: ResolveFut<'_> = Box::pin(resolve(object, field, directives.source, cx, recorded));
    for (planned, args) in directives.list.iter().zip(arguments) {
        let name = &cx.directive_definition(planned).name;
        let context = DirectiveContext { ctx: cx.context(field), args, name };
        let directive = cx.env.schema.behaviour.directive(planned);
        chain = user_code::call(|| directive.run(context, chain)).map_err(Error::of_panic)?;
    }
    Ok(chain)
}

/// Drops the future of the directives; a panic is an error.
fn drop_chain(
    chain: ResolveFut<'_>,
    result: Result<ServerResult<Option<Value>>, Panicked>,
) -> ServerResult<Option<Value>> {
    match (result, user_code::discard(chain)) {
        (Ok(Ok(_)), Err(panicked)) | (Err(panicked), _) => Err(Error::of_panic(panicked).into()),
        (Ok(result), _) => result,
    }
}

/// The arguments of all directives, once their validators have passed.
async fn arguments<'a>(
    directives: &'a PlanDirectives,
    field: &'a PlanField,
    cx: Cx<'a>,
) -> ServerResult<Vec<ObjectAccessor<'a>>> {
    let mut all = Vec::with_capacity(directives.list.len());
    for planned in &directives.list {
        let definition = cx.directive_definition(planned);
        let values = cx.arguments(&definition.arguments, &planned.arguments, || format!("@{}", definition.name))?;
        Verdict::of(|task| validate_directive(planned, &values, field, cx, task)).await?;
        let (directive, types) = (Some(planned.position), cx.types().whole);
        let owner = ArgumentsOwner { directive, types, definitions: &definition.arguments };
        all.push(ObjectAccessor::of_arguments(values, owner));
    }
    Ok(all)
}

/// The value of the field without its directives.
async fn resolve<'a>(
    object: &'a dyn Object,
    field: &'a PlanField,
    source: Source,
    cx: Cx<'a>,
    recorded: &Mutex<Recorded>,
) -> ServerResult<Option<Value>> {
    let piece = match source {
        Source::Apart => parts::execute(object, field, cx).await,
        _ => {
            let piece = complete_and_wait(cx, Output::new(Vec::new(), true), |completion| {
                let resolved = completion.resolve_field_value(object, field, source);
                completion.complete_piece(resolved, field, field.wrappers)
            });
            piece.await
        }
    };
    record(piece, recorded)
}

/// Records the errors of the field, and returns its value, or the error that made it null, for the directives.
fn record(mut piece: Piece, recorded: &Mutex<Recorded>) -> ServerResult<Option<Value>> {
    let is_null = piece.nulled || piece.text == b"null";
    let cause = piece.cause.filter(|_| is_null).map(|index| piece.errors.remove(index));
    let mut recorded = recorded.lock().unwrap_or_else(PoisonError::into_inner);
    recorded.below = piece.errors;
    if let Some(cause) = cause {
        let path = cause.path.clone();
        let error = ServerError { path, ..as_one(&cause.error).into() };
        recorded.cause = Some((error.clone(), cause));
        return Err(error);
    }
    if is_null {
        return Ok(None);
    }
    let too_deep = |error| ServerError::new(format!("The value cannot be given to a directive: {error}"));
    let text = std::str::from_utf8(&piece.text).expect("the engine writes UTF-8");
    Value::from_json_text(text).map(Some).map_err(too_deep)
}

/// Completes the result of the directives as the type of the field demands.
fn complete<'a>(result: ServerResult<Option<Value>>, recorded: Recorded, field: &'a PlanField, cx: Cx<'a>) -> Piece {
    let mut output = Output::new(Vec::new(), false);
    output.errors = recorded.below;
    complete_at_once(cx, output, |completion| match (result, recorded.cause) {
        (Err(error), Some((given, cause))) if is_same(&error, &given) => completion.pass_on(cause, field),
        (Err(error), _) => completion.complete_piece(Resolved::error(field_error(error)), field, field.wrappers),
        (Ok(value), _) => {
            let resolved = value.map_or(Resolved::Null, Resolved::of_data);
            completion.complete_piece(resolved, field, field.wrappers)
        }
    })
}

impl<'a> Completion<'_, 'a, '_> {
    /// Makes the field null because of an error at the field or below it.
    fn pass_on(&mut self, cause: FieldError, field: &PlanField) -> Result<(), Nulled> {
        self.output.fail(cause);
        if field.wrappers.outer() == Some(Wrapper::NonNull) {
            return Err(Nulled);
        }
        self.output.text.extend_from_slice(b"null");
        Ok(())
    }
}
