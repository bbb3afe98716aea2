//! No two fragments of a document have one name.
//! See [Fragment Name Uniqueness](https://spec.graphql.org/September2026/#sec-Fragment-Name-Uniqueness).

use damson_syntax::ast::{FragmentDefinition, Name};

use crate::names::NameMap;
use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "UniqueFragmentNames";

pub(in crate::validation) fn check<'a>(
    cx: &mut Context<'a>,
    known: &mut NameMap<'a, Name>,
    fragment: &'a FragmentDefinition,
) {
    let (name, text) = (fragment.name, &cx.document[fragment.name]);
    match known.get(text) {
        None => drop(known.insert(text, name)),
        Some(first) => cx.report.add(RULE, || {
            (vec![first.0, name.0], format!("There can be only one fragment named \"{}\".", quoted(text)))
        }),
    }
}
