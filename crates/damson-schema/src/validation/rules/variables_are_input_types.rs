//! A variable has a type that values can be given for.
//! See [Variables Are Input Types](https://spec.graphql.org/September2026/#sec-Variables-Are-Input-Types).

use damson_syntax::ast::VariableDefinition;

use crate::TypeRef;
use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "VariablesAreInputTypes";

pub(in crate::validation) fn check(cx: &mut Context<'_>, variable: &VariableDefinition, ty: Option<TypeRef>) {
    let Some(ty) = ty.filter(|ty| !cx.types.get(ty.named).is_input()) else { return };
    cx.report.add(RULE, || {
        let name = quoted(&cx.document[variable.name]);
        let message = format!("Variable \"${name}\" cannot be non-input type \"{}\".", cx.types.display(ty));
        (vec![variable.ty.span], message)
    });
}
