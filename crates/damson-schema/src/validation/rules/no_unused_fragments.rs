//! Every fragment is spread by an operation, directly or not.
//! See [Fragments Must Be Used](https://spec.graphql.org/September2026/#sec-Fragments-Must-Be-Used).

use damson_syntax::ast::Definition;

use crate::fragments::Marks;
use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "NoUnusedFragments";

pub(in crate::validation) fn check(cx: &mut Context<'_>) {
    let document = cx.document;
    let (mut used, mut reached) = (Marks::new(cx.fragments.len()), Vec::new());
    if cx.fragments.is_empty() {
        return;
    }
    for (place, definition) in document.definitions().iter().enumerate() {
        if matches!(definition, Definition::Operation(_)) {
            cx.fragments.reach(place, &mut used, &mut reached);
        }
    }
    if reached.len() == cx.fragments.len() {
        return;
    }
    for fragment in document.fragments() {
        let name = &document[fragment.name];
        if !cx.fragments.find(name).is_some_and(|fragment| used.is_marked(fragment)) {
            cx.report.add(RULE, || (vec![fragment.span], format!("Fragment \"{}\" is never used.", quoted(name))));
        }
    }
}
