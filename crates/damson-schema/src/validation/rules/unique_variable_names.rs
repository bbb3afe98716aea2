//! No two variables of an operation have one name.
//! See [Variable Uniqueness](https://spec.graphql.org/September2026/#sec-Variable-Uniqueness).

use damson_syntax::ast::Operation;

use crate::names::repeated;
use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "UniqueVariableNames";

pub(in crate::validation) fn check(cx: &mut Context<'_>, operation: &Operation) {
    let document = cx.document;
    let variables = document[operation.variable_definitions].iter();
    for (name, places) in repeated(variables.map(|variable| (&document[variable.name], variable.name.0))) {
        cx.report.add(RULE, || (places, format!("There can be only one variable named \"${}\".", quoted(name))));
    }
}
