//! A type that is named exists.
//! See [Fragment Spread Type Existence](https://spec.graphql.org/September2026/#sec-Fragment-Spread-Type-Existence).

use damson_syntax::ast::Name;

use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "KnownTypeNames";

pub(in crate::validation) fn check(cx: &mut Context<'_>, name: Name) {
    let text = &cx.document[name];
    if cx.types.id(text).is_none() {
        cx.report.add(RULE, || {
            let suggestion = cx.suggestions.names("", text, cx.types.types().map(|(_, ty)| &*ty.name));
            (vec![name.0], format!("Unknown type \"{}\".{suggestion}", quoted(text)))
        });
    }
}
