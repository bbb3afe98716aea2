//! The walk over a coerced value beside the type system, to all values that have validators.

use damson_schema::type_system::TypeKind;
use damson_schema::{SchemaPart, TypeId, TypeSystem, Value};

use crate::engine::resolve::{ValidatorTable, Validators};
use crate::error::PathSegment;

/// A value to visit.
pub(super) struct Visit<'v> {
    pub(super) value: &'v Value,
    /// The argument or input field whose value it is; none for items of lists.
    pub(super) part: Option<SchemaPart>,
    /// The named type of the value, or of the items of the list.
    pub(super) ty: TypeId,
    /// Its place in the argument: an index in `Walk::places`.
    pub(super) place: Option<usize>,
}

pub(super) struct Walk<'v> {
    types: &'v TypeSystem,
    validators: &'v Validators,
    /// The places on the way, each with the one around it.
    places: Vec<(Option<usize>, Step<'v>)>,
    pub(super) rest: Vec<Visit<'v>>,
}

#[derive(Clone, Copy)]
enum Step<'v> {
    Field(&'v str),
    Index(usize),
}

/// Checks a value at a place, which is computed when it is asked for; says whether to go on.
pub(super) type Check<'c> = dyn FnMut(&ValidatorTable, &Value, TypeId, &dyn Fn() -> Vec<PathSegment>) -> bool + 'c;

impl<'v> Walk<'v> {
    pub(super) fn new(types: &'v TypeSystem, validators: &'v Validators) -> Self {
        Walk { types, validators, places: Vec::new(), rest: Vec::new() }
    }

    pub(super) fn run(&mut self, check: &mut Check<'_>) {
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
