//! No two operations of a document have one name.
//! See [Operation Name Uniqueness](https://spec.graphql.org/September2026/#sec-Operation-Name-Uniqueness).

use damson_syntax::ast::{Name, Operation};

use crate::names::NameMap;
use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "UniqueOperationNames";

pub(in crate::validation) fn check<'a>(cx: &mut Context<'a>, known: &mut NameMap<'a, Name>, operation: &'a Operation) {
    let Some(name) = operation.name else { return };
    let text = &cx.document[name];
    match known.get(text) {
        None => drop(known.insert(text, name)),
        Some(first) => cx.report.add(RULE, || {
            (vec![first.0, name.0], format!("There can be only one operation named \"{}\".", quoted(text)))
        }),
    }
}
