//! Every variable of an operation is used by it or by a fragment it spreads.
//! See [All Variables Used](https://spec.graphql.org/September2026/#sec-All-Variables-Used).

use damson_syntax::ast::Operation;

use crate::validation::context::Context;
use crate::validation::definitions::Variables;
use crate::validation::walk::Found;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "NoUnusedVariables";

pub(in crate::validation) fn check(
    cx: &mut Context<'_>,
    found: &Found<'_>,
    operation: &Operation,
    variables: &Variables,
) {
    let document = cx.document;
    for definition in &document[operation.variable_definitions] {
        let name = &document[definition.name];
        if found.usages.variable(name).is_some_and(|variable| variables.used[variable as usize]) {
            continue;
        }
        cx.report.add(RULE, || {
            let within = operation.name.map(|name| format!(" in operation \"{}\"", quoted(&document[name])));
            let message = format!("Variable \"${}\" is never used{}.", quoted(name), within.unwrap_or_default());
            (vec![definition.span], message)
        });
    }
}
