//! No argument is given twice.
//! See [Argument Uniqueness](https://spec.graphql.org/September2026/#sec-Argument-Uniqueness).

use damson_syntax::ast::{Argument, List};

use crate::names::repeated;
use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "UniqueArgumentNames";

#[inline]
pub(in crate::validation) fn check(cx: &mut Context<'_>, arguments: List<Argument>) {
    if arguments.len() > 1 {
        check_several(cx, arguments);
    }
}

fn check_several(cx: &mut Context<'_>, arguments: List<Argument>) {
    let document = cx.document;
    let names = document[arguments].iter().map(|argument| (&document[argument.name], argument.name.0));
    for (name, places) in repeated(names) {
        cx.report.add(RULE, || (places, format!("There can be only one argument named \"{}\".", quoted(name))));
    }
}
