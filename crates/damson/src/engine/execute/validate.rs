//! The validators before a resolver or a custom directive: all arguments are checked, and all failures are reported together.
//!
//! Walks the coerced values beside the type system, with a stack of its own, and only where validators can be reached.

mod names;
mod walk;

use std::pin::pin;
use std::task::Context as Task;

use damson_schema::type_system::InputValue;
use damson_schema::{IndexMap, Name, SchemaPart, TypeId, Value};
use futures_util::{StreamExt, stream};

use crate::Result;
use crate::engine::plan::{PlanDirective, PlanField};
use crate::engine::resolve::{Cx, FailuresFuture, Validators, Verdict};
use crate::error::PathSegment;
use crate::failures::{ArgumentErrors, ArgumentName, Failures};

use names::in_words_of_schema;
use walk::{Visit, Walk};

/// The most validators of one field that wait at once.
const MOST_AT_ONCE: usize = 16;

/// Checks the arguments of a field. The verdict comes later if a validator waits.
pub(super) fn validate<'a>(field: &'a PlanField, cx: Cx<'a>, task: &mut Task<'_>) -> Verdict<'a> {
    let mut checks = Checks::new(field, cx);
    for index in 0..field.arguments_len() {
        let part = SchemaPart::Argument(field.parent, field.definition(), index);
        let argument = Argument { definition: cx.argument_definition(field, index), part: Some(part), directive: None };
        if !checks.reach(argument) {
            continue;
        }
        match cx.argument_value(field, index) {
            Ok(Some(value)) => checks.check(argument, &value),
            Ok(None) => {}
            Err(error) => checks.errors.add_error(error),
        }
    }
    checks.verdict(task)
}

/// Checks the arguments of a custom directive at a field. They have no validators of their own, but their types may have some.
pub(super) fn validate_directive<'a>(
    directive: &'a PlanDirective,
    values: &IndexMap<Name, Value>,
    field: &'a PlanField,
    cx: Cx<'a>,
    task: &mut Task<'_>,
) -> Verdict<'a> {
    let mut checks = Checks::new(field, cx);
    for definition in cx.directive_definition(directive).arguments.values() {
        let argument = Argument { definition, part: None, directive: Some(directive) };
        match values.get(&*definition.name) {
            Some(value) if checks.reach(argument) => checks.check(argument, value),
            _ => {}
        }
    }
    checks.verdict(task)
}

/// An argument to check.
#[derive(Clone, Copy)]
struct Argument<'a> {
    definition: &'a InputValue,
    /// Its place in the schema, where it may have validators of its own.
    part: Option<SchemaPart>,
    /// The directive that has it; none if the field has it.
    directive: Option<&'a PlanDirective>,
}

/// A part of an argument: a value of a named type, or a list of such values.
struct Part<'a> {
    argument: Argument<'a>,
    ty: TypeId,
    /// The way from the argument to the part.
    place: Vec<PathSegment>,
}

impl<'a> Argument<'a> {
    /// The argument as errors name it. Costs a text, so it is made only for failures.
    fn name(self, field: &PlanField, cx: Cx<'a>) -> ArgumentName<'a> {
        let (owner, directive) = match self.directive {
            None => (cx.coordinate(field), None),
            Some(used) => (format!("@{}", cx.directive_definition(used).name), Some(used.position)),
        };
        ArgumentName::new(owner, &self.definition.name, directive, Some(cx.secrets(self.definition)))
    }
}

/// The failures of the arguments of one field or directive so far.
struct Checks<'a> {
    field: &'a PlanField,
    cx: Cx<'a>,
    validators: &'a Validators,
    errors: ArgumentErrors,
    waiting: Vec<(Part<'a>, FailuresFuture<'a>)>,
}

impl<'a> Checks<'a> {
    fn new(field: &'a PlanField, cx: Cx<'a>) -> Self {
        let validators = &cx.env.schema.behaviour.validators;
        Checks { field, cx, validators, errors: ArgumentErrors::default(), waiting: Vec::new() }
    }

    /// Whether there may be something to check, and room for its failures.
    fn reach(&self, argument: Argument<'a>) -> bool {
        !self.errors.is_full() && self.validators.reach(argument.part, argument.definition.ty.named)
    }

    /// Asks all validators of a value.
    fn check(&mut self, argument: Argument<'a>, value: &Value) {
        let mut walk = Walk::new(self.cx.types().whole, self.validators);
        walk.rest.push(Visit { value, part: argument.part, ty: argument.definition.ty.named, place: None });
        walk.run(&mut |table, value, ty, place| {
            if let Some(check) = table.now {
                let mut failures = Failures::default();
                check(value, &mut failures);
                if !failures.0.is_empty() {
                    self.add(&Part { argument, ty, place: place() }, failures);
                }
            }
            if let Some(check) = table.later {
                let failures = check(value, self.cx.context(self.field));
                self.waiting.push((Part { argument, ty, place: place() }, failures));
            }
            !self.errors.is_full()
        });
    }

    /// Adds the failures of a part. The way to what cannot be read has the names of the schema already.
    fn add(&mut self, part: &Part<'a>, mut failures: Failures) {
        let (types, names) = (self.cx.types().whole, &self.validators.names);
        let named_by_validators = failures.0.iter_mut().filter(|failure| !failure.unreadable);
        named_by_validators.for_each(|failure| in_words_of_schema(&mut failure.way, part.ty, types, names));
        self.errors.add(&part.argument.name(self.field, self.cx), &part.place, failures);
    }

    fn verdict(self, task: &mut Task<'_>) -> Verdict<'a> {
        match self.waiting.is_empty() {
            true => Verdict::Now(self.errors.into_result()),
            false => Verdict::now_or_later(Box::pin(self.wait()), task),
        }
    }

    /// Adds the failures of the validators that may wait.
    async fn wait(mut self) -> Result<()> {
        let (parts, failures): (Vec<_>, Vec<_>) = std::mem::take(&mut self.waiting).into_iter().unzip();
        let mut failures = pin!(stream::iter(failures).buffered(MOST_AT_ONCE));
        for part in parts {
            if self.errors.is_full() {
                break;
            }
            let found = failures.next().await.unwrap_or_default();
            if !found.0.is_empty() {
                self.add(&part, found);
            }
        }
        self.errors.into_result()
    }
}
