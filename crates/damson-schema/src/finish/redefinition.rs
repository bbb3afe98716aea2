//! Definitions of built-in directives in a schema. They may repeat the built-in definition, as tools print it or as older
//! servers had it, but not change it; the built-in definition always counts.

use damson_syntax::ast::{Definition, DirectiveDefinition as Node, Document};
use damson_syntax::{print_type, print_value};

use super::built_in::BUILT_IN;
use crate::build::TypeSystemBuilder;
use crate::fault::{Fault, Part, Place};
use crate::read::Reader;
use crate::type_system::{Coordinate, DirectiveDefinition, InputValue, is_specified_directive};

/// Takes the definitions of specified directives out of `builder`, and reports those that contradict the specification.
pub(super) fn take(builder: &mut TypeSystemBuilder) {
    for definition in BUILT_IN.definitions() {
        let Definition::Directive(node) = definition else { continue };
        let name = &BUILT_IN[node.name];
        if is_specified_directive(name)
            && let Some(given) = builder.directives.shift_remove(name)
        {
            let own = Reader::new(&BUILT_IN, builder).directive_definition(node, &[]);
            if !repeats(&given, &own) {
                let message = format!(
                    "Directive @{name} is built in and can only be defined as \"{}\". Remove the definition, or rename the \
                     directive.",
                    shown(&BUILT_IN, node)
                );
                let place = Place::node(Coordinate::Directive(given.name), Part::Whole);
                builder.report_fault(Fault::new(message, [place]));
            }
        }
    }
}

/// Whether a definition repeats the built-in one. The order may differ, and descriptions and some locations may be missing.
fn repeats(given: &DirectiveDefinition, own: &DirectiveDefinition) -> bool {
    let is_same = |given: &InputValue| own.arguments.get(&given.name).is_some_and(|own| repeats_argument(given, own));
    given.arguments.len() == own.arguments.len()
        && given.arguments.values().all(is_same)
        && given.locations.iter().all(|location| own.locations.contains(location))
        && given.repeatable == own.repeatable
}

/// Older editions make arguments with a default value nullable, and some servers then leave out the default value.
fn repeats_argument(given: &InputValue, own: &InputValue) -> bool {
    let is_older = own.default_value.is_some() && given.ty == own.ty.nullable();
    (given.ty == own.ty || is_older)
        && (given.default_value == own.default_value || (is_older && given.default_value.is_none()))
}

/// A definition on one line, without descriptions.
fn shown(document: &Document, node: &Node) -> String {
    let arguments = document[node.arguments].iter().map(|argument| {
        let default = argument.default_value.map(|value| format!(" = {}", print_value(document, value)));
        let ty = print_type(document, argument.ty);
        format!("{}: {ty}{}", &document[argument.name], default.unwrap_or_default())
    });
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    let arguments = if arguments.is_empty() { arguments } else { format!("({arguments})") };
    let locations: Vec<_> = document[node.locations].iter().map(|location| &document[*location]).collect();
    format!("directive @{}{arguments} on {}", &document[node.name], locations.join(" | "))
}
