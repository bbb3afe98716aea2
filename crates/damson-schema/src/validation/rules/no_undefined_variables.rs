//! Every variable that an operation or its fragments use is defined by the operation.
//! See [All Variable Uses Defined](https://spec.graphql.org/September2026/#sec-All-Variable-Uses-Defined).

use damson_syntax::ast::Operation;

use crate::validation::context::Context;
use crate::validation::definitions::Variables;
use crate::validation::usages::Usage;
use crate::validation::walk::Found;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "NoUndefinedVariables";

/// Also notes which variables the operation uses.
pub(in crate::validation) fn check(
    cx: &mut Context<'_>,
    found: &Found<'_>,
    operation: &Operation,
    variables: &mut Variables,
) {
    let mut undefined = Vec::new();
    let mut used = std::mem::take(&mut variables.used);
    for usage in variables.usages(cx, found) {
        used[usage.variable as usize] = true;
        if !variables.is_defined(usage) && undefined.len() < cx.report.room() {
            undefined.push(usage);
        }
    }
    variables.used = used;
    for usage in undefined {
        report(cx, operation, usage, found.usages.variables[usage.variable as usize]);
    }
}

fn report(cx: &mut Context<'_>, operation: &Operation, usage: &Usage, name: &str) {
    let document = cx.document;
    cx.report.add(RULE, || {
        let name = quoted(name);
        let by = operation.name.map(|name| format!(" by operation \"{}\"", quoted(&document[name])));
        let message = format!("Variable \"${name}\" is not defined{}.", by.unwrap_or_default());
        (vec![usage.span, operation.span], message)
    });
}
