//! Literals of scalars and enums.

use damson_syntax::ast::{Value, ValueKind};

use crate::IndexMap;
use crate::coercion::leaf::{Notation, Refusal, int_literal};
use crate::coercion::untyped::const_value;
use crate::type_system::{ScalarCheck, TypeDefinition, TypeKind};
use crate::validation::context::Context;
use crate::validation::literal::{Variables, has_variables, print};
use damson_syntax::quoted;

use super::RULE;

/// Checks a literal that is neither null nor a variable against a scalar or enum.
pub(super) fn check(cx: &mut Context<'_>, value: &Value, ty: &TypeDefinition) {
    let refusal = match &ty.kind {
        TypeKind::Enum { values } => check_enum(cx, value, values),
        TypeKind::Scalar { check, .. } => check_scalar(cx, value, &ty.name, check.as_ref()),
        _ => Ok(()),
    };
    if let Err(refusal) = refusal {
        report(cx, value, ty, &refusal);
    }
}

fn check_enum<T>(cx: &Context<'_>, value: &Value, values: &IndexMap<std::sync::Arc<str>, T>) -> Result<(), Refusal> {
    match value.kind {
        ValueKind::Enum if values.contains_key(&cx.document[value.span]) => Ok(()),
        ValueKind::Enum => Err(Refusal::UnknownEnumValue),
        _ => Err(Refusal::NotEnum),
    }
}

/// See [Scalars](https://spec.graphql.org/September2026/#sec-Scalars.Built-in-Scalars).
fn check_scalar(cx: &Context<'_>, value: &Value, name: &str, check: Option<&ScalarCheck>) -> Result<(), Refusal> {
    use ValueKind::{Boolean, Float, Int, String};
    let text = &cx.document[value.span];
    let (is_accepted, refusal) = match (name, value.kind) {
        ("Int", Int) => return int_literal(cx.types, text).map(drop),
        ("Int", _) => (false, Refusal::NotInt),
        ("Float", kind) => (matches!(kind, Int | Float) && text.parse().is_ok_and(f64::is_finite), Refusal::NotFloat),
        ("String", kind) => (matches!(kind, String(_)), Refusal::NotString),
        ("Boolean", kind) => (matches!(kind, Boolean(_)), Refusal::NotBoolean),
        ("ID", kind) => (matches!(kind, String(_) | Int), Refusal::NotId),
        _ => return check.map_or(Ok(()), |check| check_custom(cx, value, check)),
    };
    if is_accepted { Ok(()) } else { Err(refusal) }
}

/// Asks a custom scalar about a literal, unless it holds variables: then coercion asks, once their values are known.
fn check_custom(cx: &Context<'_>, value: &Value, check: &ScalarCheck) -> Result<(), Refusal> {
    if has_variables(cx.document, value) {
        return Ok(());
    }
    let value = const_value(cx.document, value).map_err(|problem| Refusal::Custom(problem.message))?;
    check.judge(&value).map_err(|reason| Refusal::Custom(quoted(&reason).into_owned()))
}

fn report(cx: &mut Context<'_>, value: &Value, ty: &TypeDefinition, refusal: &Refusal) {
    cx.report.add(RULE, || {
        let shown = print(cx.document, value, Variables::Unset);
        let suggests = match &ty.kind {
            TypeKind::Enum { values } => cx.suggestions.afford(&shown, values.keys().map(|name| &**name)),
            _ => false,
        };
        (vec![value.span], refusal.message(ty, Notation::Literal, suggests, &shown))
    });
}
