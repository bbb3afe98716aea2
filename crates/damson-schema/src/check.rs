//! Whether a type system keeps the rules of the specification's
//! [Type Validation](https://spec.graphql.org/September2026/#sec-Types) sections, in the words of graphql-js.
//!
//! Knows coordinates and no source text.

use crate::fault::{Fault, Part, Place};
use crate::type_system::{Coordinate, DisplayTypeRef, InputValue};
use crate::{HashSet, TypeId, TypeRef, TypeSystem};

pub(crate) mod applied;
mod defaults;
mod input_objects;
mod interfaces;
mod members;
mod naming;
pub(crate) mod references;
mod roots;
mod writable;

/// Checks everything, and sets the coerced default values if nothing is wrong.
///
/// `undefined` are the types that something refers to and nothing defines, `reported` those of them that were reported already.
pub(crate) fn check(types: &mut TypeSystem, undefined: &[TypeId], reported: &HashSet<TypeId>) -> Vec<Fault> {
    let mut checker = Checker { types, undefined, faults: Vec::new() };
    checker.references(reported);
    checker.roots();
    checker.directives();
    checker.members();
    checker.input_objects();
    let order = checker.default_order();
    let faults = checker.faults;
    if faults.is_empty() { defaults::coerce(types, &order) } else { faults }
}

struct Checker<'a> {
    types: &'a TypeSystem,
    undefined: &'a [TypeId],
    faults: Vec<Fault>,
}

impl<'a> Checker<'a> {
    fn fault(&mut self, message: impl Into<String>, places: impl Into<Vec<Place>>) {
        self.faults.push(Fault::new(message, places));
    }

    fn is_undefined(&self, id: TypeId) -> bool {
        self.undefined.binary_search(&id).is_ok()
    }

    fn name(&self, id: TypeId) -> &'a str {
        &self.types.get(id).name
    }

    fn display(&self, ty: TypeRef) -> DisplayTypeRef<'a> {
        self.types.display(ty)
    }

    /// Arguments of fields and directives, and what they share with input fields.
    ///
    /// `part` is what to point at when the type is wrong.
    fn argument(&mut self, argument: &'a InputValue, part: Part, coordinate: impl Fn() -> Coordinate) {
        self.name_rules(&argument.name, &coordinate);
        self.input_type(argument, part, &coordinate);
        self.deprecation(argument, "argument", &coordinate);
        self.default_value(argument, &coordinate);
    }

    fn input_type(&mut self, value: &InputValue, part: Part, coordinate: impl Fn() -> Coordinate) {
        if !self.types.get(value.ty.named).is_input() {
            let coordinate = coordinate();
            let message = format!("The type of {coordinate} must be Input Type but got: {}.", self.display(value.ty));
            self.fault(message, [Place::node(coordinate, part)]);
        }
    }

    /// Whoever must give a value cannot be told to stop giving it.
    fn deprecation(&mut self, value: &InputValue, what: &str, coordinate: impl Fn() -> Coordinate) {
        if value.is_required() && value.deprecation.is_some() {
            let coordinate = coordinate();
            let message = format!("Required {what} {coordinate} cannot be deprecated.");
            let places = [Place::node(coordinate.clone(), Part::Deprecated), Place::node(coordinate, Part::Type)];
            self.fault(message, places);
        }
    }

    /// See [Directives](https://spec.graphql.org/September2026/#sec-Type-System.Directives.Type-Validation).
    fn directives(&mut self) {
        let types = self.types;
        for (name, directive) in &types.directives {
            let coordinate = || Coordinate::Directive(name.clone());
            self.name_rules(name, coordinate);
            directive.arguments.iter().for_each(|(key, argument)| {
                self.same_name(key, &argument.name, || coordinate().argument(key.clone()));
            });
            if directive.locations.is_empty() {
                self.fault(format!("Directive @{name} must include 1 or more locations."), [whole(coordinate())]);
            }
            for argument in directive.arguments.values() {
                self.argument(argument, Part::Whole, || coordinate().argument(argument.name.clone()));
            }
        }
    }
}

fn whole(coordinate: Coordinate) -> Place {
    Place::node(coordinate, Part::Whole)
}
