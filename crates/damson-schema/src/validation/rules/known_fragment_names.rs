//! A fragment that is spread exists.
//! See [Fragment Spread Target Defined](https://spec.graphql.org/September2026/#sec-Fragment-Spread-Target-Defined).

use damson_syntax::ast::FragmentSpread;

use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "KnownFragmentNames";

pub(in crate::validation) fn check(cx: &mut Context<'_>, spread: &FragmentSpread, fragment: Option<u32>) {
    if fragment.is_none() {
        let name = &cx.document[spread.name];
        cx.report.add(RULE, || (vec![spread.name.0], format!("Unknown fragment \"{}\".", quoted(name))));
    }
}
