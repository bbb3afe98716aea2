//! Default values: of the right type, not defined by themselves, and coerced once and for all.
//! See [Input Object Default Value Has Cycle](https://spec.graphql.org/September2026/#InputObjectDefaultValueHasCycle()).

use std::ops::ControlFlow;
use std::sync::Arc;

use super::Checker;
use super::writable::unwritable;
use crate::coercion::check::Check;
use crate::coercion::given::{Loose, Notation};
use crate::coercion::path;
use crate::coercion::value::{Budget, Unconverted, coerce as coerce_value};
use crate::coercion::wrong::{Found, Wrong};
use crate::fault::{Fault, Part, Place, Step};
use crate::suggestion::{Suggestions, is_wanted};
use crate::type_system::{Coordinate, InputValue, TypeKind};
use crate::value::Value;
use crate::{HashMap, IndexMap, TypeId, TypeSystem};

/// An input field, by its type and its index in it.
type FieldId = (TypeId, usize);

impl<'a> Checker<'a> {
    /// Whether the default value is one of the type.
    pub(super) fn default_value(&mut self, value: &'a InputValue, coordinate: impl Fn() -> Coordinate) {
        let Some(default) = &value.default_value else { return };
        if !self.types.get(value.ty.named).is_input() || self.is_undefined(value.ty.named) {
            return;
        }
        if let Some(problem) = unwritable(default) {
            let coordinate = coordinate();
            let message = format!("{coordinate} has invalid default value: {problem}");
            return self.fault(message, [Place::node(coordinate, Part::DefaultValue(Vec::new()))]);
        }
        let (types, faults) = (self.types, &mut self.faults);
        let mut suggestions = Suggestions::unlimited().only_if(is_wanted(faults.len()));
        let _ = Check::new(types, &mut |found| {
            let (path, message) = (found.path, found.message(&mut suggestions, false));
            let coordinate = coordinate();
            let message = format!("{coordinate} has invalid default value{path}: {message}");
            faults.push(Fault::new(message, [Place::node(coordinate, part(&found))]));
            ControlFlow::Continue(())
        })
        .value(Loose { value: default, notation: Notation::Literal }, value.ty);
    }

    /// Reports default values that need themselves. Returns the input fields with default values, each after those
    /// that its own value needs.
    pub(super) fn default_order(&mut self) -> Vec<FieldId> {
        let mut walk = Walk { types: self.types, states: HashMap::default(), way: Vec::new(), done: Vec::new() };
        for (id, ty) in self.types.types() {
            for index in 0..ty.input_fields().map_or(0, IndexMap::len) {
                walk.from((id, index), &mut self.faults);
            }
        }
        walk.done
    }
}

/// The part of the default value in which something was found.
fn part(found: &Found<'_, Loose<'_>>) -> Part {
    let own = |step| match step {
        path::Step::Index(index) => Some(Step::Index(index)),
        path::Step::Field(name) => Some(Step::Field(name.into())),
        path::Step::Only => None,
    };
    let mut steps: Vec<Step> = found.path.steps().into_iter().filter_map(own).collect();
    match found.wrong {
        Wrong::UnknownField(_, field) => Part::DefaultValueField(steps, field.into()),
        Wrong::NullOneOf(_) => {
            steps.pop();
            Part::DefaultValue(steps)
        }
        _ => Part::DefaultValue(steps),
    }
}

/// A walk over the input fields with default values, depth first.
struct Walk<'a> {
    types: &'a TypeSystem,
    states: HashMap<FieldId, State>,
    way: Vec<Visit>,
    /// The fields whose needs have all been walked.
    done: Vec<FieldId>,
}

enum State {
    /// On the way, at this index.
    Open(usize),
    Done,
}

struct Visit {
    field: FieldId,
    needs: std::vec::IntoIter<FieldId>,
}

impl Walk<'_> {
    fn from(&mut self, start: FieldId, faults: &mut Vec<Fault>) {
        self.enter(start);
        while let Some(visit) = self.way.last_mut() {
            match visit.needs.next() {
                None => {
                    let field = visit.field;
                    self.states.insert(field, State::Done);
                    self.done.push(field);
                    self.way.pop();
                }
                Some(need) => match self.states.get(&need) {
                    Some(&State::Open(index)) => faults.push(self.cycle(index)),
                    Some(State::Done) => {}
                    None => self.enter(need),
                },
            }
        }
    }

    fn enter(&mut self, field: FieldId) {
        if self.states.contains_key(&field) {
            return;
        }
        let (_, definition) = input_field(self.types, field);
        if let Some(default) = &definition.default_value {
            let mut found = Vec::new();
            needs(self.types, default, definition.ty.named, &mut found);
            self.states.insert(field, State::Open(self.way.len()));
            self.way.push(Visit { field, needs: found.into_iter() });
        }
    }

    fn cycle(&self, index: usize) -> Fault {
        let coordinates: Vec<Coordinate> = self.way[index..].iter().map(|visit| self.coordinate(visit.field)).collect();
        let [first, others @ ..] = coordinates.as_slice() else { unreachable!("a cycle has at least one field") };
        let others: Vec<String> = others.iter().map(Coordinate::to_string).collect();
        let via = match others.as_slice() {
            [] => String::new(),
            others => format!(" via the default values of: {}", others.join(", ")),
        };
        let message = format!(
            "Invalid circular reference. The default value of Input Object field {first} references itself{via}."
        );
        let places = coordinates.into_iter().map(|coordinate| Place::node(coordinate, Part::DefaultValue(Vec::new())));
        Fault::new(message, places.collect::<Vec<_>>())
    }

    fn coordinate(&self, field: FieldId) -> Coordinate {
        let (ty, definition) = input_field(self.types, field);
        Coordinate::Member(ty.clone(), definition.name.clone())
    }
}

fn input_field(types: &TypeSystem, (ty, index): FieldId) -> (&Arc<str>, &InputValue) {
    let ty = types.get(ty);
    let fields = ty.input_fields().expect("only input objects have input fields");
    (&ty.name, &fields[index])
}

/// Collects the input fields with default values that `value` leaves out, wherever they are in it.
///
/// Recursive over a value, which is at most [`Value::MAX_DEPTH`] levels deep.
fn needs(types: &TypeSystem, value: &Value, ty: TypeId, found: &mut Vec<FieldId>) {
    match (value, types.get(ty).input_fields()) {
        (Value::List(items), _) => items.iter().for_each(|item| needs(types, item, ty, found)),
        (Value::Object(object), Some(fields)) => {
            for (index, (name, field)) in fields.iter().enumerate() {
                match object.get(&**name) {
                    Some(value) => needs(types, value, field.ty.named, found),
                    None if field.default_value.is_some() => found.push((ty, index)),
                    None => {}
                }
            }
        }
        _ => {}
    }
}

/// The most lists, objects and leaves in a coerced default value.
const MAX_NODES: usize = 50_000;

/// Coerces the default values of input fields in `order`, then those of arguments.
pub(super) fn coerce(types: &mut TypeSystem, order: &[FieldId]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for &(ty, index) in order {
        let (name, field) = input_field(types, (ty, index));
        let coerced = coerced(types, field, || Coordinate::Member(name.clone(), field.name.clone()), &mut faults);
        if let TypeKind::InputObject { fields, .. } = &mut types.get_mut(ty).kind {
            fields[index].coerced_default = coerced;
        }
    }
    coerce_arguments(types, &mut faults);
    faults
}

fn coerce_arguments(types: &mut TypeSystem, faults: &mut Vec<Fault>) {
    for id in (0..types.types.len() as u32).map(TypeId) {
        // Coercion looks at input types only, so the fields of output types can be away.
        let Some(mut fields) = types.get_mut(id).fields_mut().map(std::mem::take) else { continue };
        let name = types.get(id).name.clone();
        for field in fields.fields.values_mut() {
            let owner = Coordinate::Member(name.clone(), field.name.clone());
            coerce_all(types, field.arguments.values_mut(), &owner, faults);
        }
        *types.get_mut(id).fields_mut().expect("its fields were taken") = fields;
    }
    let mut directives = std::mem::take(&mut types.directives);
    for directive in directives.values_mut() {
        let owner = Coordinate::Directive(directive.name.clone());
        coerce_all(types, directive.arguments.values_mut(), &owner, faults);
    }
    types.directives = directives;
}

fn coerce_all<'a>(
    types: &TypeSystem,
    arguments: impl Iterator<Item = &'a mut InputValue>,
    owner: &Coordinate,
    faults: &mut Vec<Fault>,
) {
    for argument in arguments {
        argument.coerced_default = coerced(types, argument, || owner.argument(argument.name.clone()), faults);
    }
}

/// The coerced default value; a fault instead if filling in the defaults within it makes it too large.
fn coerced(
    types: &TypeSystem,
    value: &InputValue,
    coordinate: impl FnOnce() -> Coordinate,
    faults: &mut Vec<Fault>,
) -> Option<Value> {
    let is_small = |value: &Value| {
        let size = value.size_up_to(MAX_NODES, Value::MAX_DEPTH);
        size.nodes <= MAX_NODES && size.depth <= Value::MAX_DEPTH
    };
    let coerced = coerce_value(types, value.default_value.clone()?, value.ty, &mut Budget(MAX_NODES));
    let coordinate = match &coerced {
        Ok(value) if is_small(value) => return coerced.ok(),
        _ => coordinate(),
    };
    let message = match coerced {
        Err(error @ Unconverted::Unsteady(_)) => format!("{coordinate} has invalid default value: {}", error.message()),
        _ => format!("The default value of {coordinate} is too large once the default values within it are filled in."),
    };
    faults.push(Fault::new(message, [Place::node(coordinate, Part::DefaultValue(Vec::new()))]));
    None
}
