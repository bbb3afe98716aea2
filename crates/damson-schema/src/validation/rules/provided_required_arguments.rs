//! Every argument that is required is given.
//! See [Required Arguments](https://spec.graphql.org/September2026/#sec-Required-Arguments).

use std::sync::Arc;

use damson_syntax::Span;
use damson_syntax::ast::{self, Argument, Directive, List};

use crate::IndexMap;
use crate::type_system::{DirectiveDefinition, InputValue};
use crate::validation::context::Context;
use crate::validation::walk::ResolvedField;

pub(in crate::validation) const RULE: &str = "ProvidedRequiredArguments";

#[inline]
pub(in crate::validation) fn check_field(cx: &mut Context<'_>, field: &ast::Field, resolved: ResolvedField<'_>) {
    let Some(definition) = resolved.definition else { return };
    if !definition.arguments.is_empty() {
        let coordinate = || resolved.coordinate(cx.types);
        check(cx, &definition.arguments, field.arguments, field.span, coordinate);
    }
}

pub(in crate::validation) fn check_directive(
    cx: &mut Context<'_>,
    directive: &Directive,
    definition: Option<&DirectiveDefinition>,
) {
    if let Some(definition) = definition {
        let coordinate = || format!("@{}", definition.name);
        check(cx, &definition.arguments, directive.arguments, directive.span, coordinate);
    }
}

fn check(
    cx: &mut Context<'_>,
    defined: &IndexMap<Arc<str>, InputValue>,
    given: List<Argument>,
    span: Span,
    coordinate: impl Fn() -> String,
) {
    let document = cx.document;
    for argument in defined.values().filter(|argument| argument.is_required()) {
        if document[given].iter().any(|given| document[given.name] == *argument.name) {
            continue;
        }
        cx.report.add(RULE, || {
            let (coordinate, name, ty) = (coordinate(), &argument.name, cx.types.display(argument.ty));
            let subject = format!("Argument \"{coordinate}({name}:)\" of type \"{ty}\"");
            (vec![span], format!("{subject} is required, but it was not provided."))
        });
    }
}
