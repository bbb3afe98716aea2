//! An operation without a name is the only one.
//! See [Lone Anonymous Operation](https://spec.graphql.org/September2026/#sec-Lone-Anonymous-Operation).

use damson_syntax::ast::Operation;

use crate::validation::context::Context;

pub(in crate::validation) const RULE: &str = "LoneAnonymousOperation";

/// `is_alone` says whether the document has one operation only.
pub(in crate::validation) fn check(cx: &mut Context<'_>, is_alone: bool, operation: &Operation) {
    if operation.name.is_none() && !is_alone {
        cx.report.add(RULE, || {
            (vec![operation.span], "This anonymous operation must be the only defined operation.".into())
        });
    }
}
