//! A document for execution holds operations and fragments only.
//! See [Executable Definitions](https://spec.graphql.org/September2026/#sec-Executable-Definitions).

use damson_syntax::ast::Definition;

use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "ExecutableDefinitions";

pub(in crate::validation) fn check(cx: &mut Context<'_>) {
    let document = cx.document;
    for definition in document.definitions() {
        let (span, name) = match definition {
            Definition::Operation(_) | Definition::Fragment(_) => continue,
            Definition::Schema(schema) => (schema.span, None),
            Definition::Type(ty) => (ty.span, Some(ty.name)),
            Definition::Directive(directive) => (directive.span, Some(directive.name)),
        };
        cx.report.add(RULE, || {
            let name = name.map_or("schema".into(), |name| format!("\"{}\"", quoted(&document[name])));
            (vec![span], format!("The {name} definition is not executable."))
        });
    }
}
