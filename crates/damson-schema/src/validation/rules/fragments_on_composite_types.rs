//! A fragment applies to an object, interface or union.
//! See [Fragments on Object, Interface or Union Types](https://spec.graphql.org/September2026/#sec-Fragments-on-Object-Interface-or-Union-Types).

use damson_syntax::ast::{FragmentDefinition, InlineFragment, Name};

use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "FragmentsOnCompositeTypes";

pub(in crate::validation) fn check_inline(cx: &mut Context<'_>, fragment: &InlineFragment) {
    if let Some(condition) = fragment.type_condition {
        check(cx, condition, None);
    }
}

pub(in crate::validation) fn check_definition(cx: &mut Context<'_>, fragment: &FragmentDefinition) {
    check(cx, fragment.type_condition, Some(fragment.name));
}

fn check(cx: &mut Context<'_>, condition: Name, fragment: Option<Name>) {
    let document = cx.document;
    let is_leaf_or_input = cx.types.by_name(&document[condition]).is_some_and(|ty| !ty.is_composite());
    if is_leaf_or_input {
        cx.report.add(RULE, || {
            let subject =
                fragment.map_or("Fragment".into(), |name| format!("Fragment \"{}\"", quoted(&document[name])));
            let ty = quoted(&document[condition]);
            (vec![condition.0], format!("{subject} cannot condition on non composite type \"{ty}\"."))
        });
    }
}
