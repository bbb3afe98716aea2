//! Fields are selected from objects, and nothing is selected from leaves.
//! See [Leaf Field Selections](https://spec.graphql.org/September2026/#sec-Leaf-Field-Selections).

use damson_syntax::ast::Field;

use crate::validation::context::Context;
use crate::validation::walk::ResolvedField;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "ScalarLeafs";

#[inline]
pub(in crate::validation) fn check(cx: &mut Context<'_>, field: &Field, resolved: ResolvedField<'_>) {
    let Some(definition) = resolved.definition else { return };
    let name = || quoted(&cx.document[field.name]);
    match (cx.types.get(definition.ty.named).is_leaf(), field.selection_set) {
        (true, Some(set)) => cx.report.add(RULE, || {
            let (name, ty) = (name(), cx.types.display(definition.ty));
            let message = format!("Field \"{name}\" must not have a selection since type \"{ty}\" has no subfields.");
            (vec![set.span], message)
        }),
        (false, None) => cx.report.add(RULE, || {
            let (name, ty) = (name(), cx.types.display(definition.ty));
            let advice = format!("Did you mean \"{name} {{ ... }}\"?");
            let message = format!("Field \"{name}\" of type \"{ty}\" must have a selection of subfields. {advice}");
            (vec![field.span], message)
        }),
        _ => {}
    }
}
