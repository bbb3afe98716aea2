//! The directives applied to definitions: defined, in a place where they may stand, and with the right arguments.
//!
//! For definitions that are not written as SDL: `sdl/applied.rs` checks those that are, with their places.

use std::ops::ControlFlow;

use crate::coercion::check::Check as CheckValue;
use crate::coercion::given::{Loose, Notation};

use crate::fault::Fault;
use crate::suggestion::{Suggestions, did_you_mean_after, is_wanted};
use crate::type_system::{AppliedDirective, Coordinate, DirectiveDefinition, DirectiveLocation, InputValue, TypeKind};
use crate::{HashMap, HashSet, IndexMap, TypeSystem, Value};
use damson_syntax::quoted;

use super::whole;
use super::writable::unwritable;

/// The faults in the use of directives.
pub(crate) fn check(types: &TypeSystem) -> Vec<Fault> {
    let mut check = Check { types, faults: Vec::new() };
    check.directives(&types.applied, DirectiveLocation::Schema, || None);
    for directive in types.directives.values() {
        let coordinate = || Some(Coordinate::Directive(directive.name.clone()));
        check.directives(&directive.applied, DirectiveLocation::DirectiveDefinition, coordinate);
        check.input_values(&directive.arguments, DirectiveLocation::ArgumentDefinition, |name| {
            Coordinate::Directive(directive.name.clone()).argument(name.into())
        });
    }
    check.types();
    check.faults
}

struct Check<'a> {
    types: &'a TypeSystem,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn types(&mut self) {
        for (_, ty) in self.types.types() {
            let member = |member: &str| Coordinate::Member(ty.name.clone(), member.into());
            self.directives(&ty.applied, ty.kind.location(), || Some(Coordinate::Type(ty.name.clone())));
            match &ty.kind {
                TypeKind::Object(fields) | TypeKind::Interface(fields) => {
                    for field in fields.fields.values() {
                        let coordinate = || Some(member(&field.name));
                        self.directives(&field.applied, DirectiveLocation::FieldDefinition, coordinate);
                        self.input_values(&field.arguments, DirectiveLocation::ArgumentDefinition, |name| {
                            member(&field.name).argument(name.into())
                        });
                    }
                }
                TypeKind::Enum { values } => {
                    for value in values.values() {
                        self.directives(&value.applied, DirectiveLocation::EnumValue, || Some(member(&value.name)));
                    }
                }
                TypeKind::InputObject { fields, .. } => {
                    self.input_values(fields, DirectiveLocation::InputFieldDefinition, member);
                }
                TypeKind::Scalar { .. } | TypeKind::Union { .. } => {}
            }
        }
    }

    fn input_values(
        &mut self,
        values: &IndexMap<std::sync::Arc<str>, InputValue>,
        location: DirectiveLocation,
        coordinate: impl Fn(&str) -> Coordinate,
    ) {
        for value in values.values() {
            self.directives(&value.applied, location, || Some(coordinate(&value.name)));
        }
    }

    /// The directives in one place, of which most have none.
    fn directives(
        &mut self,
        applied: &[AppliedDirective],
        location: DirectiveLocation,
        coordinate: impl Fn() -> Option<Coordinate>,
    ) {
        let mut used: HashMap<&str, usize> = HashMap::default();
        for directive in applied {
            let name = &directive.name;
            if let Some(instead) = said_otherwise(name) {
                let message = format!("Directive \"@{name}\" is not applied by its name. Set {instead} instead.");
                self.fault(coordinate(), message);
                continue;
            }
            let Some(definition) = self.types.directives.get(name) else {
                let names = self.types.directives.keys().map(|name| &**name);
                let near = did_you_mean_after(self.faults.len(), name, names);
                self.fault(coordinate(), format!("Unknown directive \"@{name}\".{near}"));
                continue;
            };
            if !definition.locations.contains(&location) {
                self.fault(coordinate(), format!("Directive \"@{name}\" may not be used on {location}."));
            }
            let count = used.entry(name).or_default();
            *count += 1;
            if *count == 2 && !definition.repeatable {
                let message = format!("The directive \"@{name}\" can only be used once at this location.");
                self.fault(coordinate(), message);
            }
            self.arguments(directive, definition, &coordinate);
        }
    }

    fn arguments(
        &mut self,
        directive: &AppliedDirective,
        definition: &DirectiveDefinition,
        coordinate: &impl Fn() -> Option<Coordinate>,
    ) {
        let name = &definition.name;
        let mut known: HashSet<&str> = HashSet::default();
        for (given, value) in &directive.arguments {
            if !known.insert(given) {
                let given = quoted(given);
                self.fault(
                    coordinate(),
                    format!("There can be only one argument named \"{given}\" on directive \"@{name}\"."),
                );
                continue;
            }
            let Some(argument) = definition.arguments.get(given) else {
                let names = definition.arguments.keys().map(|name| &**name);
                let near = did_you_mean_after(self.faults.len(), given, names);
                self.fault(coordinate(), format!("Unknown argument \"{given}\" on directive \"@{name}\".{near}"));
                continue;
            };
            let messages = wrong_value(self.types, name, argument, value, is_wanted(self.faults.len()));
            self.faults.extend(messages.into_iter().map(|message| fault(coordinate(), message)));
        }
        for required in definition.arguments.values().filter(|argument| argument.is_required()) {
            if !directive.arguments.iter().any(|(given, _)| *given == required.name) {
                let ty = self.types.display(required.ty);
                let argument = &required.name;
                let message =
                    format!("Argument \"@{name}({argument}:)\" of type \"{ty}\" is required, but it was not provided.");
                self.fault(coordinate(), message);
            }
        }
    }

    fn fault(&mut self, coordinate: Option<Coordinate>, message: String) {
        self.faults.push(fault(coordinate, message));
    }
}

/// What a definition says in place of a directive that is interpreted: SDL shows the directive.
fn said_otherwise(directive: &str) -> Option<&'static str> {
    match directive {
        "deprecated" => Some("the reason of the deprecation"),
        "specifiedBy" => Some("the URL that specifies the scalar"),
        "oneOf" => Some("that the input object is a OneOf Input Object"),
        _ => None,
    }
}

/// What keeps a value from being one of a directive's argument.
pub(crate) fn wrong_value(
    types: &TypeSystem,
    directive: &str,
    argument: &InputValue,
    value: &Value,
    suggest: bool,
) -> Vec<String> {
    let name = &argument.name;
    if let Some(problem) = unwritable(value) {
        return vec![format!("Argument \"@{directive}({name}:)\" has invalid value: {problem}")];
    }
    let mut messages = Vec::new();
    let mut suggestions = Suggestions::unlimited().only_if(suggest);
    if types.get(argument.ty.named).is_input() {
        let _ = CheckValue::new(types, &mut |found| {
            let (path, message) = (found.path, found.message(&mut suggestions));
            messages.push(format!("Argument \"@{directive}({name}:)\" has invalid value{path}: {message}"));
            ControlFlow::Continue(())
        })
        .value(Loose { value, notation: Notation::Literal }, argument.ty);
    }
    messages
}

fn fault(coordinate: Option<Coordinate>, message: String) -> Fault {
    Fault::new(message, coordinate.map(whole).into_iter().collect::<Vec<_>>())
}
