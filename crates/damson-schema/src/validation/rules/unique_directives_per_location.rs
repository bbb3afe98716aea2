//! A directive that is not repeatable stands once in its place.
//! See [Directives Are Unique per Location](https://spec.graphql.org/September2026/#sec-Directives-Are-Unique-per-Location).

use damson_syntax::ast::{Directive, List};

use crate::names::NameMap;
use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "UniqueDirectivesPerLocation";

#[inline]
pub(in crate::validation) fn check(cx: &mut Context<'_>, directives: List<Directive>) {
    if directives.len() > 1 {
        check_several(cx, directives);
    }
}

fn check_several(cx: &mut Context<'_>, directives: List<Directive>) {
    let document = cx.document;
    let mut seen = NameMap::new();
    for directive in &document[directives] {
        let name = &document[directive.name];
        if cx.types.directives.get(name).is_none_or(|definition| definition.repeatable) {
            continue;
        }
        match seen.get(name) {
            None => drop(seen.insert(name, directive.span)),
            Some(first) => cx.report.add(RULE, || {
                let message = format!("The directive \"@{}\" can only be used once at this location.", quoted(name));
                (vec![first, directive.span], message)
            }),
        }
    }
}
