//! A variable's type fits every place where the variable is used.
//! See [All Variable Usages Are Allowed](https://spec.graphql.org/September2026/#sec-All-Variable-Usages-Are-Allowed).

use damson_syntax::ast::{Operation, ValueKind, VariableDefinition};

use crate::TypeRef;
use crate::validation::context::Context;
use crate::validation::definitions::Variables;
use crate::validation::usages::{Place, Usage};
use crate::validation::walk::Found;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "VariablesInAllowedPosition";

pub(in crate::validation) fn check(
    cx: &mut Context<'_>,
    found: &Found<'_>,
    operation: &Operation,
    variables: &Variables,
) {
    let mut misplaced = Vec::new();
    for usage in variables.usages(cx, found) {
        let Some(definition) = variables.definition(cx, operation, usage) else { continue };
        let Some(ty) = cx.types.type_ref(cx.document, &definition.ty) else { continue };
        let Some(expected) = usage.place.ty else { continue };
        let is_allowed = is_allowed(ty, definition, expected, usage.place);
        let is_nullable_one_of = usage.place.one_of.is_some() && !ty.is_non_null();
        if (is_nullable_one_of || !is_allowed) && misplaced.len() < cx.report.room() {
            misplaced.push((usage, definition, ty, is_allowed));
        }
    }
    for (usage, definition, ty, is_allowed) in misplaced {
        report(cx, usage, definition, ty, is_allowed);
    }
}

/// See [AreTypesCompatible](https://spec.graphql.org/September2026/#IsVariableUsageAllowed()).
fn is_allowed(ty: TypeRef, definition: &VariableDefinition, expected: TypeRef, place: Place) -> bool {
    if !expected.is_non_null() || ty.is_non_null() {
        return is_subtype(ty, expected);
    }
    let default = definition.default_value.map(|default| default.kind);
    let has_default = place.has_default || default.is_some_and(|default| !matches!(default, ValueKind::Null));
    has_default && is_subtype(ty, expected.nullable())
}

/// Whether every value of the input type `ty` is one of the input type `expected`.
fn is_subtype(mut ty: TypeRef, mut expected: TypeRef) -> bool {
    if ty.named != expected.named {
        return false;
    }
    loop {
        if expected.is_non_null() && !ty.is_non_null() {
            return false;
        }
        match (ty.item(), expected.item()) {
            (Some(item), Some(expected_item)) => (ty, expected) = (item, expected_item),
            (None, None) => return true,
            _ => return false,
        }
    }
}

fn report(cx: &mut Context<'_>, usage: &Usage, definition: &VariableDefinition, ty: TypeRef, is_allowed: bool) {
    let (types, name) = (cx.types, quoted(&cx.document[definition.name]));
    let places = vec![definition.span, usage.span];
    let ty_name = types.display(ty);
    if let (false, Some(expected)) = (is_allowed, usage.place.ty) {
        let expected = types.display(expected);
        cx.report.add(RULE, || {
            let subject = format!("Variable \"${name}\" of type \"{ty_name}\"");
            (places.clone(), format!("{subject} used in position expecting type \"{expected}\"."))
        });
    }
    if let (false, Some(object)) = (ty.is_non_null(), usage.place.one_of) {
        let object = &types.get(object).name;
        cx.report.add(RULE, || {
            let subject = format!("Variable \"${name}\" is of type \"{ty_name}\"");
            (places, format!("{subject} but must be non-nullable to be used for OneOf Input Object \"{object}\"."))
        });
    }
}
