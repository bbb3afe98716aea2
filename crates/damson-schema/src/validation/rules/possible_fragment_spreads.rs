//! A fragment can apply where it stands: its type and the type around it have an object type in common.
//! See [Fragment Spread Is Possible](https://spec.graphql.org/September2026/#sec-Fragment-Spread-Is-Possible).

use damson_syntax::Span;
use damson_syntax::ast::{FragmentSpread, InlineFragment, Name};

use crate::TypeId;
use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "PossibleFragmentSpreads";

pub(in crate::validation) fn check_inline(
    cx: &mut Context<'_>,
    fragment: &InlineFragment,
    condition: Option<TypeId>,
    parent: Option<TypeId>,
) {
    check(cx, fragment.span, None, condition, parent);
}

pub(in crate::validation) fn check_spread(
    cx: &mut Context<'_>,
    spread: &FragmentSpread,
    fragment: Option<u32>,
    parent: Option<TypeId>,
) {
    let Some(fragment) = fragment else { return };
    let condition = cx.types.id(&cx.document[cx.fragments.get(fragment).type_condition]);
    let condition = condition.filter(|&id| cx.types.get(id).is_composite());
    check(cx, spread.span, Some(spread.name), condition, parent);
}

fn check(cx: &mut Context<'_>, span: Span, name: Option<Name>, condition: Option<TypeId>, parent: Option<TypeId>) {
    let (Some(condition), Some(parent)) = (condition, parent) else { return };
    if cx.overlap(condition, parent) {
        return;
    }
    cx.report.add(RULE, || {
        let subject = name.map_or("Fragment".into(), |name| format!("Fragment \"{}\"", quoted(&cx.document[name])));
        let (parent, condition) = (&cx.types.get(parent).name, &cx.types.get(condition).name);
        let reason = format!("objects of type \"{parent}\" can never be of type \"{condition}\"");
        (vec![span], format!("{subject} cannot be spread here as {reason}."))
    });
}
