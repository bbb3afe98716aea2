//! Only lists are streamed.
//! See [Stream Directives Are Used on List Fields](https://github.com/graphql/graphql-spec/pull/1110).

use damson_syntax::ast::Directive;

use crate::validation::context::Context;
use crate::validation::walk::Surroundings;

pub(in crate::validation) const RULE: &str = "StreamDirectiveOnListField";

pub(in crate::validation) fn check(cx: &mut Context<'_>, directive: &Directive, around: Surroundings<'_>) {
    let (Some(field), Some(parent)) = (around.field, around.parent) else { return };
    if cx.document[directive.name] != *"stream" || field.ty.item().is_some() {
        return;
    }
    cx.report.add(RULE, || {
        let field = format!("{}.{}", cx.types.get(parent).name, field.name);
        (vec![directive.span], format!("Directive \"@stream\" cannot be used on non-list field \"{field}\"."))
    });
}
