//! An argument that is given exists.
//! See [Argument Names](https://spec.graphql.org/September2026/#sec-Argument-Names).

use damson_syntax::ast::{Argument, Directive};

use crate::type_system::{DirectiveDefinition, InputValue};
use crate::validation::context::Context;
use crate::validation::walk::ResolvedField;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "KnownArgumentNames";

pub(in crate::validation) fn check_field(
    cx: &mut Context<'_>,
    argument: &Argument,
    known: Option<&InputValue>,
    field: ResolvedField<'_>,
) {
    let (None, Some(definition)) = (known, field.definition) else { return };
    let name = &cx.document[argument.name];
    let coordinate = field.coordinate(cx.types);
    cx.report.add(RULE, || {
        let suggestion = cx.suggestions.names("", name, definition.arguments.keys().map(|name| &**name));
        let message = format!("Unknown argument \"{}\" on field \"{coordinate}\".{suggestion}", quoted(name));
        (vec![argument.span], message)
    });
}

pub(in crate::validation) fn check_directive(
    cx: &mut Context<'_>,
    directive: &Directive,
    definition: Option<&DirectiveDefinition>,
) {
    let Some(definition) = definition else { return };
    let document = cx.document;
    for argument in &document[directive.arguments] {
        let name = &document[argument.name];
        if definition.arguments.contains_key(name) {
            continue;
        }
        cx.report.add(RULE, || {
            let suggestion = cx.suggestions.names("", name, definition.arguments.keys().map(|name| &**name));
            let on = &definition.name;
            let message = format!("Unknown argument \"{}\" on directive \"@{on}\".{suggestion}", quoted(name));
            (vec![argument.span], message)
        });
    }
}
