//! The validators before a resolver: all arguments are checked, and all failures are reported together.
//!
//! Walks the coerced values beside the type system, with a stack of its own, and only where validators can be reached.

use std::task::Context as Task;

use damson_schema::type_system::TypeKind;
use damson_schema::{SchemaPart, TypeId, TypeSystem, Value};
use futures_util::future::join_all;

use crate::engine::plan::PlanField;
use crate::engine::resolve::{Cx, FailuresFuture, ValidatorTable, Validators, Verdict};
use crate::error::PathSegment;
use crate::failures::{ArgumentErrors, ArgumentName, Failures};

/// Checks the arguments of a field. The verdict comes later if a validator waits.
pub(super) fn validate<'a>(field: &'a PlanField, cx: Cx<'a>, task: &mut Task<'_>) -> Verdict<'a> {
    let (mut errors, mut waiting) = (ArgumentErrors::default(), Vec::new());
    for index in 0..field.arguments_len() {
        let value = match cx.argument_value(field, index) {
            Ok(Some(value)) => value,
            Ok(None) => continue,
            Err(error) => {
                errors.add_error(error);
                continue;
            }
        };
        let name = ArgumentName {
            coordinate: cx.argument_coordinate(field, index),
            name: cx.argument_name(field, index).to_owned(),
            secrets: cx.argument_secrets(field, index),
        };
        let (part, ty) = cx.argument_part(field, index);
        let validators = &cx.env.schema.behaviour.validators;
        let mut walk = Walk { types: cx.types().whole, validators, places: Vec::new(), rest: Vec::new() };
        walk.rest.push(Visit { value: &value, part: Some(part), ty, place: None });
        walk.run(&mut |table, value, ty, place| {
            if let Some(check) = table.now {
                let mut failures = Failures::default();
                check(value, &mut failures);
                if !failures.0.is_empty() {
                    failures
                        .0
                        .iter_mut()
                        .for_each(|failure| in_words_of_schema(&mut failure.way, ty, cx.types().whole));
                    errors.add(&name, &place(), failures);
                }
            }
            waiting.extend(table.later.map(|check| (name.clone(), place(), check(value, cx.context(field)))));
            !errors.is_full()
        });
    }
    match waiting.is_empty() {
        true => Verdict::Now(errors.into_result()),
        false => Verdict::now_or_later(Box::pin(wait(errors, waiting)), task),
    }
}

/// Adds the failures of the validators that may wait.
async fn wait(
    mut errors: ArgumentErrors,
    waiting: Vec<(ArgumentName<'_>, Vec<PathSegment>, FailuresFuture<'_>)>,
) -> crate::Result<()> {
    let places = waiting.into_iter().map(|(name, place, failures)| async move { (name, place, failures.await) });
    for (name, place, failures) in join_all(places).await {
        errors.add(&name, &place, failures);
    }
    errors.into_result()
}

/// A value to visit.
struct Visit<'v> {
    value: &'v Value,
    /// The argument or input field whose value it is; none for items of lists.
    part: Option<SchemaPart>,
    /// The named type of the value, or of the items of the list.
    ty: TypeId,
    /// Its place in the argument: an index in [`Walk::places`].
    place: Option<usize>,
}

struct Walk<'v> {
    types: &'v TypeSystem,
    validators: &'v Validators,
    /// The places on the way, each with the one around it.
    places: Vec<(Option<usize>, Step<'v>)>,
    rest: Vec<Visit<'v>>,
}

#[derive(Clone, Copy)]
enum Step<'v> {
    Field(&'v str),
    Index(usize),
}

/// Checks a value at a place, which is computed when it is asked for; says whether to go on.
type Check<'c> = dyn FnMut(&ValidatorTable, &Value, TypeId, &dyn Fn() -> Vec<PathSegment>) -> bool + 'c;

impl<'v> Walk<'v> {
    fn run(&mut self, check: &mut Check<'_>) {
        while let Some(visit) = self.rest.pop() {
            let of_type = matches!(visit.value, Value::Object(_)).then_some(SchemaPart::Type(visit.ty));
            let parts = visit.part.into_iter().filter(|_| !visit.value.is_null()).chain(of_type);
            for table in parts.flat_map(|part| self.validators.of(part)) {
                if !check(table, visit.value, visit.ty, &|| self.path(visit.place)) {
                    return;
                }
            }
            if self.validators.are_below(visit.ty) {
                self.push_parts(&visit);
            }
        }
    }

    /// Adds the parts of a value, the first one on top.
    fn push_parts(&mut self, visit: &Visit<'v>) {
        let start = self.rest.len();
        match (visit.value, &self.types.get(visit.ty).kind) {
            (Value::List(items), _) => {
                for (index, value) in items.iter().enumerate() {
                    let place = self.place(visit.place, Step::Index(index));
                    self.rest.push(Visit { value, part: None, ty: visit.ty, place });
                }
            }
            (Value::Object(given), TypeKind::InputObject { fields, .. }) => {
                for (name, value) in given {
                    let Some((index, _, field)) = fields.get_full(name.as_str()) else { continue };
                    let place = self.place(visit.place, Step::Field(name.as_str()));
                    let part = Some(SchemaPart::Member(visit.ty, index));
                    self.rest.push(Visit { value, part, ty: field.ty.named, place });
                }
            }
            _ => {}
        }
        self.rest[start..].reverse();
    }

    fn place(&mut self, around: Option<usize>, step: Step<'v>) -> Option<usize> {
        self.places.push((around, step));
        Some(self.places.len() - 1)
    }

    fn path(&self, place: Option<usize>) -> Vec<PathSegment> {
        let steps = std::iter::successors(place.map(|place| &self.places[place]), |(around, _)| {
            around.map(|around| &self.places[around])
        });
        let mut path: Vec<_> = steps.map(|(_, step)| step.segment()).collect();
        path.reverse();
        path
    }
}

impl Step<'_> {
    fn segment(self) -> PathSegment {
        match self {
            Step::Field(name) => PathSegment::Field(name.to_owned()),
            Step::Index(index) => PathSegment::Index(index),
        }
    }
}

/// Puts the names of the schema into the way of a failure, from the inside out, where a validator has named fields as Rust does.
/// A field that is not in the schema is a flattened input object, so it is not a step.
fn in_words_of_schema(way: &mut Vec<PathSegment>, mut ty: TypeId, types: &TypeSystem) {
    let mut steps = Vec::with_capacity(way.len());
    while let Some(step) = way.pop() {
        match (&step, &types.get(ty).kind) {
            (PathSegment::Field(name), TypeKind::InputObject { fields, .. }) => {
                let exact = fields.get(name.as_str());
                match exact.or_else(|| fields.values().find(|field| same_word(&field.name, name))) {
                    Some(field) => {
                        ty = field.ty.named;
                        steps.push(PathSegment::Field(field.name.to_string()));
                    }
                    None if way.is_empty() => steps.push(step),
                    None => {}
                }
            }
            _ => steps.push(step),
        }
    }
    steps.reverse();
    *way = steps;
}

/// Whether two names consist of the same letters, whatever their case and their separators.
fn same_word(left: &str, right: &str) -> bool {
    let letters =
        |name: &str| name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase()).collect();
    let [left, right]: [Vec<u8>; 2] = [letters(left), letters(right)];
    left == right
}
