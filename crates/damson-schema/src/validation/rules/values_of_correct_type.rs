//! A literal value is one of the type that its place expects.
//! See [Values of Correct Type](https://spec.graphql.org/September2026/#sec-Values-of-Correct-Type).

use std::ops::ControlFlow;

use damson_syntax::ast::Value;

use crate::coercion::check::Check;
use crate::coercion::given::Literal;
use crate::coercion::wrong::Found;
use crate::validation::context::Context;
use crate::{Code, TypeRef};

pub(in crate::validation) const RULE: &str = "ValuesOfCorrectType";

#[inline]
pub(in crate::validation) fn check<'a>(cx: &mut Context<'a>, value: &'a Value, ty: Option<TypeRef>) {
    let Some(ty) = ty else { return };
    let given = Literal { document: cx.document, value };
    let _ = Check::new(cx.types, &mut |found| report(cx, &found)).value(given, ty);
}

fn report<'a>(cx: &mut Context<'a>, found: &Found<'_, Literal<'a>>) -> ControlFlow<()> {
    let code = if found.code() == Code::BadUserInput { Code::ValidationFailed } else { found.code() };
    let is_secret = found.place().is_some_and(|place| cx.secrets().touch(place));
    let suggestions = &mut cx.suggestions;
    cx.report.add_as(code, RULE, || (found.span.into_iter().collect(), found.message(suggestions, is_secret)));
    if cx.report.is_full() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}
