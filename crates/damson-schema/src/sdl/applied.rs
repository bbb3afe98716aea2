//! The directives in SDL, for [the check](crate::check::applied) of those that are applied.

use std::borrow::Cow;

use damson_syntax::ast::{self, Document};

use super::nodes::Node;
use super::unique::repeated_in_value;
use crate::TypeSystem;
use crate::check::applied::{Argument, Check, Use};
use crate::coercion::untyped;
use crate::fault::{Fault, Place};
use crate::names::repeated;
use crate::type_system::Coordinate;

/// The faults in the use of directives.
pub(super) fn check(document: &Document, nodes: &[Node<'_>], types: &TypeSystem) -> Vec<Fault> {
    let mut check = Check::new(types);
    for node in nodes.iter().filter(|node| !node.directives.is_empty()) {
        let coordinate = node.coordinate();
        for directive in &document[node.directives] {
            repetitions(document, coordinate.as_ref(), directive, &mut check.faults);
            check.directive(coordinate.as_ref(), node.location, &read(document, directive));
        }
    }
    check.faults
}

/// Arguments that are given more than once, and such fields of objects in them.
fn repetitions(
    document: &Document,
    coordinate: Option<&Coordinate>,
    directive: &ast::Directive,
    faults: &mut Vec<Fault>,
) {
    let arguments = &document[directive.arguments];
    for (name, spans) in repeated(arguments.iter().map(|argument| (&document[argument.name], argument.name.0))) {
        let message = format!("There can be only one argument named \"{name}\".");
        let places: Vec<_> = spans.into_iter().map(Place::Span).collect();
        faults.push(Fault { coordinate: coordinate.cloned(), ..Fault::new(message, places) });
    }
    for argument in arguments {
        faults.extend(repeated_in_value(document, || coordinate.cloned(), &argument.value));
    }
}

fn read<'a>(document: &'a Document, directive: &ast::Directive) -> Use<'a> {
    let name = &document[directive.name];
    let arguments = document[directive.arguments].iter().map(|argument| {
        let argument_name = &document[argument.name];
        // The reader has reported literals that are not values, and wrong arguments of the directives that it interprets.
        let is_reported = matches!((name, argument_name), ("deprecated", "reason") | ("specifiedBy", "url"));
        let value = (!is_reported).then(|| untyped::const_value(document, &argument.value).ok()).flatten();
        Argument {
            name: argument_name,
            value: value.map(Cow::Owned),
            span: Some(argument.span),
            value_span: Some(argument.value.span),
        }
    });
    Use { name, span: Some(directive.span), arguments: arguments.collect() }
}
