//! The directives applied to definitions: defined, in a place where they may stand, and with the right arguments.
//!
//! One check for all: [`check`] reads the definitions of a type system, and `sdl/applied.rs` those of a document, with their
//! places.

use std::borrow::Cow;
use std::ops::ControlFlow;

use crate::coercion::check::Check as CheckValue;
use crate::coercion::given::{Loose, Notation};
use crate::fault::{Fault, Place};
use crate::suggestion::{Suggestions, did_you_mean_after, is_wanted};
use crate::type_system::{AppliedDirective, Coordinate, DirectiveDefinition, DirectiveLocation, InputValue};
use crate::{HashMap, IndexMap, TypeSystem, Value};
use damson_syntax::{Span, quoted};

use super::whole;
use super::writable::unwritable;

/// A directive that is applied to something.
pub(crate) struct Use<'a> {
    pub(crate) name: &'a str,
    /// The place in the document, if it is written in one.
    pub(crate) span: Option<Span>,
    pub(crate) arguments: Vec<Argument<'a>>,
}

/// An argument of a directive that is applied.
pub(crate) struct Argument<'a> {
    pub(crate) name: &'a str,
    /// None if the value needs no check here.
    pub(crate) value: Option<Cow<'a, Value>>,
    pub(crate) span: Option<Span>,
    pub(crate) value_span: Option<Span>,
}

/// Collects the faults in the use of directives.
pub(crate) struct Check<'a> {
    types: &'a TypeSystem,
    /// The first place of each directive at each coordinate: a definition and its extensions are one place.
    used: HashMap<(Option<Coordinate>, &'a str), Option<Span>>,
    pub(crate) faults: Vec<Fault>,
}

impl<'a> Check<'a> {
    pub(crate) fn new(types: &'a TypeSystem) -> Self {
        Check { types, used: HashMap::default(), faults: Vec::new() }
    }

    /// Checks one directive applied to the part with this coordinate; none is the schema.
    pub(crate) fn directive(&mut self, coordinate: Option<&Coordinate>, location: DirectiveLocation, of: &Use<'_>) {
        let (types, name) = (self.types, of.name);
        let Some((_, known, definition)) = types.directives.get_full(name) else {
            let names = types.directives.keys().map(|name| &**name);
            // For SDL graphql-js suggests nothing.
            let near =
                if of.span.is_none() { did_you_mean_after(self.faults.len(), name, names) } else { String::new() };
            return self.fault(coordinate, format!("Unknown directive \"@{name}\".{near}"), [of.span]);
        };
        if !definition.locations.contains(&location) {
            self.fault(coordinate, format!("Directive \"@{name}\" may not be used on {location}."), [of.span]);
        }
        let mut is_first = false;
        let first = *self.used.entry((coordinate.cloned(), known)).or_insert_with(|| {
            is_first = true;
            of.span
        });
        if !is_first && !definition.repeatable {
            let message = format!("The directive \"@{name}\" can only be used once at this location.");
            self.fault(coordinate, message, [first, of.span]);
        }
        self.arguments(coordinate, definition, of);
    }

    fn arguments(&mut self, coordinate: Option<&Coordinate>, definition: &DirectiveDefinition, of: &Use<'_>) {
        let name = &definition.name;
        for argument in &of.arguments {
            match definition.arguments.get(argument.name) {
                Some(definition) => self.value(coordinate, name, definition, argument),
                None => {
                    let names = definition.arguments.keys().map(|name| &**name);
                    let near = did_you_mean_after(self.faults.len(), argument.name, names);
                    let message = format!("Unknown argument \"{}\" on directive \"@{name}\".{near}", argument.name);
                    self.fault(coordinate, message, [argument.span]);
                }
            }
        }
        for required in definition.arguments.values().filter(|argument| argument.is_required()) {
            if !of.arguments.iter().any(|given| *given.name == *required.name) {
                let (argument, ty) = (&required.name, self.types.display(required.ty));
                let message =
                    format!("Argument \"@{name}({argument}:)\" of type \"{ty}\" is required, but it was not provided.");
                self.fault(coordinate, message, [of.span]);
            }
        }
    }

    fn value(&mut self, coordinate: Option<&Coordinate>, directive: &str, of: &InputValue, given: &Argument<'_>) {
        let Some(value) = given.value.as_deref() else { return };
        let wrong = |path: &dyn std::fmt::Display, message: String| {
            format!("Argument \"@{directive}({}:)\" has invalid value{path}: {message}", of.name)
        };
        if let Some(problem) = unwritable(value) {
            return self.fault(coordinate, wrong(&"", problem), [given.value_span]);
        }
        if !self.types.get(of.ty.named).is_input() {
            return;
        }
        let mut suggestions = Suggestions::unlimited().only_if(is_wanted(self.faults.len()));
        let _ = CheckValue::new(self.types, &mut |found| {
            let message = wrong(found.path, found.message(&mut suggestions, false));
            self.fault(coordinate, message, [given.value_span]);
            ControlFlow::Continue(())
        })
        .value(Loose { value, notation: Notation::Literal }, of.ty);
    }

    /// Reports a fault at these places, or at the whole part if there is no document.
    fn fault<const N: usize>(&mut self, coordinate: Option<&Coordinate>, message: String, spans: [Option<Span>; N]) {
        let mut places: Vec<Place> = spans.into_iter().flatten().map(Place::Span).collect();
        if places.is_empty() {
            places.extend(coordinate.cloned().map(whole));
        }
        self.faults.push(Fault { coordinate: coordinate.cloned(), ..Fault::new(message, places) });
    }
}

/// The faults in the use of directives in a type system.
pub(crate) fn check(types: &TypeSystem) -> Vec<Fault> {
    let mut check = Check::new(types);
    check.all(&types.applied, DirectiveLocation::Schema, || None);
    for (part, definition) in types.parts() {
        check.all(definition.applied(), definition.location(), || Some(types.coordinate(part)));
    }
    check.faults
}

impl Check<'_> {
    /// The directives in one place, of which most have none.
    fn all(
        &mut self,
        applied: &[AppliedDirective],
        location: DirectiveLocation,
        coordinate: impl Fn() -> Option<Coordinate>,
    ) {
        for directive in applied {
            let (name, coordinate) = (&directive.name, coordinate());
            match said_otherwise(name) {
                None => self.applied(coordinate.as_ref(), location, directive),
                Some(instead) => {
                    let message = format!("Directive \"@{name}\" is not applied by its name. Set {instead} instead.");
                    self.fault(coordinate.as_ref(), message, []);
                }
            }
        }
    }

    /// A directive that is written in no document. Of several arguments with one name the first counts.
    fn applied(&mut self, coordinate: Option<&Coordinate>, location: DirectiveLocation, applied: &AppliedDirective) {
        let name = &applied.name;
        let mut given: IndexMap<&str, (&Value, usize)> = IndexMap::default();
        applied.arguments.iter().for_each(|(name, value)| given.entry(name).or_insert((value, 0)).1 += 1);
        let arguments = given.iter().map(|(name, (value, _))| Argument {
            name,
            value: Some(Cow::Borrowed(*value)),
            span: None,
            value_span: None,
        });
        self.directive(coordinate, location, &Use { name, span: None, arguments: arguments.collect() });
        for (argument, _) in given.iter().filter(|(_, (_, times))| *times > 1) {
            let argument = quoted(argument);
            let message = format!("There can be only one argument named \"{argument}\" on directive \"@{name}\".");
            self.fault(coordinate, message, []);
        }
    }
}

/// The property of a definition that stands for a directive that is interpreted: SDL shows the directive.
fn said_otherwise(directive: &str) -> Option<&'static str> {
    match directive {
        "deprecated" => Some("the reason of the deprecation"),
        "specifiedBy" => Some("the URL that specifies the scalar"),
        "oneOf" => Some("that the input object is a OneOf Input Object"),
        _ => None,
    }
}
