//! Fields with custom directives: the field is completed for itself alone, as a value, which the directives map.
//!
//! What they give is completed again, so that it fits the type of the field; other fields do not pay for any of it.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use std::task::{Context as Task, Poll, Waker};

use damson_schema::coercion::ArgumentPlan;
use damson_schema::type_system::{TypeKind, Wrapper};
use damson_schema::{IndexMap, Name, Value};

use super::complete::{At, Completion};
use super::hole::PieceFuture;
use super::output::{Nulled, Output, Piece};
use super::path::{FieldError, Path, PathStep};
use super::plan::{self, Leaf, PlanField, SelectionId, Source};
use super::resolved::{Object, Resolved};
use super::{Cx, ErrorPlace};
use crate::directive::{self, DirectiveContext, ResolveFut, SharedDirective};
use crate::dynamic::ObjectAccessor;
use crate::error::ServerResult;
use crate::{Error, ServerError};

/// The custom directives of a field.
#[derive(Debug)]
pub(crate) struct PlanDirectives {
    /// Where the field's own value comes from.
    pub(crate) source: Source,
    /// The directives, the one nearest to the field first.
    pub(crate) list: Vec<PlanDirective>,
}

/// A custom directive at one field.
#[derive(Debug)]
pub(crate) struct PlanDirective {
    pub(crate) directive: SharedDirective,
    /// Its place among the schema's directives.
    pub(crate) index: usize,
    pub(crate) arguments: Box<[ArgumentPlan]>,
}

impl PlanDirectives {
    /// How many bytes they hold on the heap, themselves included.
    pub(crate) fn heap_size(&self) -> usize {
        let arguments = self.list.iter().flat_map(|directive| &directive.arguments);
        let arguments = arguments.map(|argument| size_of::<ArgumentPlan>() + argument.heap_size());
        size_of::<Self>() + self.list.capacity() * size_of::<PlanDirective>() + arguments.sum::<usize>()
    }
}

/// Errors below the field, and the one that made it null.
#[derive(Default)]
struct Recorded {
    below: Vec<FieldError>,
    /// What the directives were told of, in both forms.
    told: Option<(ServerError, FieldError)>,
}

/// The field of one object, as a piece of the response.
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
    let mut chain: ResolveFut<'_> = Box::pin(resolve(object, field, directives.source, cx, recorded));
    for planned in &directives.list {
        let context = DirectiveContext { ctx: cx.context(field), args: arguments(planned, cx)? };
        chain = catch_unwind(AssertUnwindSafe(|| planned.directive.run(context, chain)))
            .map_err(|_| ServerError::from(Error::of_panic()))?;
    }
    std::future::poll_fn(|task| {
        catch_unwind(AssertUnwindSafe(|| chain.as_mut().poll(task)))
            .unwrap_or_else(|_| Poll::Ready(Err(ServerError::from(Error::of_panic()))))
    })
    .await
}

/// See [CoerceArgumentValues](https://spec.graphql.org/September2026/#CoerceArgumentValues()).
fn arguments<'a>(planned: &'a PlanDirective, cx: Cx<'a>) -> ServerResult<ObjectAccessor<'a>> {
    let definition = &cx.types().directives[planned.index];
    let mut values: IndexMap<Name, Value> = IndexMap::default();
    for (argument, plan) in definition.arguments.values().zip(&planned.arguments) {
        let value = plan.evaluate(cx.types(), argument, &cx.env.variables).map_err(|error| {
            let error = error.of_argument(format_args!("@{}({}:)", definition.name, argument.name));
            let place = ErrorPlace(error.span.start());
            ServerError::from(Error { source: Some(std::sync::Arc::new(place)), ..Error::new(error.message) })
        })?;
        if let Some(value) = value {
            values.insert(argument.name.clone().into(), value.into_owned());
        }
    }
    Ok(ObjectAccessor(Cow::Owned(values)))
}

/// The value of the field without its directives.
async fn resolve<'a>(
    object: &'a dyn Object,
    field: &'a PlanField,
    source: Source,
    cx: Cx<'a>,
    recorded: &Mutex<Recorded>,
) -> ServerResult<Option<Value>> {
    let mut output = Output::new(Vec::new(), true);
    let result = std::future::poll_fn(|task| {
        let mut completion = Completion { cx, output: &mut output, task };
        let resolved = completion.resolve_field_value(object, field, source);
        Poll::Ready(completion.complete_piece(resolved, field, field.wrappers))
    })
    .await;
    let mut piece = output.fill(result, &cx.env.size).await;
    let is_null = piece.nulled || piece.text == b"null";
    let cause = piece.cause.filter(|_| is_null).map(|index| piece.errors.remove(index));
    let mut recorded = recorded.lock().unwrap_or_else(PoisonError::into_inner);
    recorded.below = piece.errors;
    if let Some(cause) = cause {
        let path = cause.path.clone();
        let error = ServerError { path, ..ServerError::from((*cause.error).clone()) };
        recorded.told = Some((error.clone(), cause));
        return Err(error);
    }
    if is_null {
        return Ok(None);
    }
    let too_deep = |error| ServerError::new(format!("The value cannot be given to a directive: {error}"));
    serde_json::from_slice(&piece.text).map(Some).map_err(too_deep)
}

/// Writes what the directives have given, as the type of the field demands.
fn complete<'a>(result: ServerResult<Option<Value>>, recorded: Recorded, field: &'a PlanField, cx: Cx<'a>) -> Piece {
    let mut output = Output::new(Vec::new(), false);
    output.errors = recorded.below;
    let mut task = Task::from_waker(Waker::noop());
    let mut completion = Completion { cx, output: &mut output, task: &mut task };
    let result = match (result, recorded.told) {
        (Err(error), Some((told, cause))) if directive::is_same(&error, &told) => completion.pass_on(cause, field),
        (Err(error), _) => {
            completion.complete_piece(Resolved::error(directive::field_error(error)), field, field.wrappers)
        }
        (Ok(None | Some(Value::Null)), _) => completion.complete_piece(Resolved::Null, field, field.wrappers),
        (Ok(Some(value)), _) => completion.complete_piece(Resolved::Value(Box::new(value)), field, field.wrappers),
    };
    output.finish(result)
}

impl<'a> Completion<'_, 'a, '_> {
    /// Makes the field null for an error that happened at it or below.
    fn pass_on(&mut self, cause: FieldError, field: &PlanField) -> Result<(), Nulled> {
        self.output.fail(cause);
        if field.wrappers.outer() == Some(Wrapper::NonNull) {
            return Err(Nulled);
        }
        self.output.text.extend_from_slice(b"null");
        Ok(())
    }

    /// A value that is there already: of a custom scalar, or of any type from a directive.
    pub(super) fn complete_given(
        &mut self,
        value: Box<Value>,
        field: &'a PlanField,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        if let plan::Output::Leaf(leaf) = field.output {
            return match (leaf, &*value) {
                (Leaf::Enum | Leaf::PartOfEnum, Value::String(name)) => self.complete_enum_value(name, field, at),
                _ => self.complete_leaf(Resolved::Value(value), field, at),
            };
        }
        match (*value, field.output) {
            (Value::Object(entries), plan::Output::Object(selection)) => self.complete_entries(entries, selection, at),
            (value @ Value::Object(_), _) => {
                // Which of the possible types it has is not known any more, so it stays as it is.
                serde_json::to_writer(&mut self.output.text, &value).expect("writing to memory does not fail");
                Ok(())
            }
            _ => {
                let message =
                    format!("Field \"{}\" is an object but a directive gave a leaf.", self.cx.coordinate(field));
                self.fail(Box::new(Error::new(message)), field, at);
                Err(Nulled)
            }
        }
    }

    /// The name of an enum value, which in JSON is a text like others.
    fn complete_enum_value(&mut self, name: &str, field: &'a PlanField, at: At<'_, 'a>) -> Result<(), Nulled> {
        let types = self.cx.types();
        let ty = types.field(field.parent, field.name()).map(|(_, definition)| &types.get(definition.ty.named).kind);
        let Some(TypeKind::Enum { values }) = ty else { unreachable!("the plan has seen the enum") };
        match values.get(name) {
            Some(value) => self.complete_leaf(Resolved::Enum(&value.name), field, at),
            None => {
                let message = format!("Enum cannot represent value: {:?}", damson_syntax::quoted(name));
                self.fail(Box::new(Error::new(message)), field, at);
                Err(Nulled)
            }
        }
    }

    /// An object that a directive gave: what is selected of it, by response keys.
    fn complete_entries(
        &mut self,
        mut entries: IndexMap<Name, Value>,
        selection: SelectionId,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let plan = self.cx.plan();
        let start = self.output.text.len();
        for field in plan.fields(plan.selection(selection)) {
            if !self.cx.holds(field.condition) {
                continue;
            }
            self.output.text.extend_from_slice(field.key());
            let resolved = match entries.swap_remove(field.response_key()) {
                None | Some(Value::Null) => Resolved::Null,
                Some(value) => Resolved::Value(Box::new(value)),
            };
            self.complete_value(resolved, field, field.wrappers, Some(&Path::new(at, PathStep::Field(field))))?;
        }
        self.close(start, b'{', b'}');
        Ok(())
    }
}
