//! No field of an input object is given twice.
//! See [Input Object Field Uniqueness](https://spec.graphql.org/September2026/#sec-Input-Object-Field-Uniqueness).

use damson_syntax::ast::Value;

use crate::repeated_fields::repeated_fields;
use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "UniqueInputFieldNames";

/// Checks the objects anywhere in `value`.
pub(in crate::validation) fn check(cx: &mut Context<'_>, value: &Value) {
    let document = cx.document;
    for (first, again) in repeated_fields(document, value) {
        let name = &document[again.name];
        cx.report.add(RULE, || {
            let message = format!("There can be only one input field named \"{}\".", quoted(name));
            (vec![first.name.0, again.name.0], message)
        });
    }
}
