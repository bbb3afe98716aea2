//! A literal value is one of the type that its place expects.
//! See [Values of Correct Type](https://spec.graphql.org/September2026/#sec-Values-of-Correct-Type).

use std::sync::Arc;

use damson_syntax::ast::{List, ObjectField, Value, ValueKind};

use crate::names::NameMap;
use crate::type_system::{InputValue, TypeDefinition, TypeKind};
use crate::validation::context::Context;
use crate::validation::literal::{Variables, print};
use crate::{IndexMap, TypeId, TypeRef};
use damson_syntax::quoted;

mod leaf;

pub(in crate::validation) const RULE: &str = "ValuesOfCorrectType";

/// A step of the check: first the fields that an object defines, each with all in it, then the names that were given.
enum Step<'a> {
    Value(&'a Value, TypeRef),
    MissingField(&'a Value, TypeId, &'a InputValue),
    Names(&'a Value, List<ObjectField>, TypeId),
}

#[inline]
pub(in crate::validation) fn check<'a>(cx: &mut Context<'a>, value: &'a Value, ty: Option<TypeRef>) {
    let Some(ty) = ty else { return };
    let mut steps: Vec<Step<'a>> = Vec::new();
    check_one(cx, value, ty, &mut steps);
    while let Some(step) = steps.pop() {
        match step {
            Step::Value(value, ty) => check_one(cx, value, ty, &mut steps),
            Step::MissingField(value, object, field) => missing_field(cx, value, object, field),
            Step::Names(value, fields, object) => check_names(cx, value, fields, object),
        }
    }
}

/// Checks a value, but puts off the parts of lists and objects.
fn check_one<'a>(cx: &mut Context<'a>, value: &'a Value, ty: TypeRef, steps: &mut Vec<Step<'a>>) {
    let (types, document) = (cx.types, cx.document);
    match value.kind {
        ValueKind::Null if ty.is_non_null() => cx.report.add(RULE, || {
            let ty = types.display(ty);
            (vec![value.span], format!("Expected value of non-null type \"{ty}\" not to be null."))
        }),
        ValueKind::Variable(_) | ValueKind::Null => {}
        ValueKind::List(items) if ty.item().is_some() => {
            let item_type = ty.item().expect("the guard has looked");
            steps.extend(document[items].iter().rev().map(|item| Step::Value(item, item_type)));
        }
        // A single value stands for a list of it, however deep the list.
        _ => match &types.get(ty.named).kind {
            TypeKind::InputObject { fields, .. } => check_object(cx, value, ty.named, fields, steps),
            _ => leaf::check(cx, value, types.get(ty.named)),
        },
    }
}

fn check_object<'a>(
    cx: &mut Context<'a>,
    value: &'a Value,
    object: TypeId,
    defined: &'a IndexMap<Arc<str>, InputValue>,
    steps: &mut Vec<Step<'a>>,
) {
    let (types, document) = (cx.types, cx.document);
    let ValueKind::Object(fields) = value.kind else {
        return cx.report.add(RULE, || {
            let (name, found) = (&types.get(object).name, print(document, value, Variables::Named));
            (vec![value.span], format!("Expected value of type \"{name}\" to be an object, found: {found}."))
        });
    };
    let mut given = NameMap::new();
    for field in &document[fields] {
        given.insert(&document[field.name], &field.value);
    }
    let start = steps.len();
    steps.extend(defined.values().filter_map(|field| match given.get(&field.name) {
        Some(value) => Some(Step::Value(value, field.ty)),
        None => field.is_required().then_some(Step::MissingField(value, object, field)),
    }));
    steps.push(Step::Names(value, fields, object));
    steps[start..].reverse();
}

fn missing_field(cx: &mut Context<'_>, value: &Value, object: TypeId, field: &InputValue) {
    cx.report.add(RULE, || {
        let (object, field, found) =
            (&cx.types.get(object).name, &field.name, print(cx.document, value, Variables::Named));
        let expected = format!("Expected value of type \"{object}\" to include required field \"{field}\"");
        (vec![value.span], format!("{expected}, found: {found}."))
    });
}

/// Checks that the fields given are known and, for a OneOf input object, that it is one.
fn check_names(cx: &mut Context<'_>, value: &Value, fields: List<ObjectField>, object: TypeId) {
    let (types, document) = (cx.types, cx.document);
    let TypeKind::InputObject { fields: defined, one_of } = &types.get(object).kind else { return };
    let mut known = None;
    let mut count = 0;
    for field in &document[fields] {
        if defined.contains_key(&document[field.name]) {
            (known, count) = (Some(field.value.kind), count + 1);
        } else {
            unknown_field(cx, value, field, types.get(object), defined);
        }
    }
    if *one_of && (count != 1 || matches!(known, Some(ValueKind::Null))) {
        cx.report.add(RULE, || {
            let subject = format!("Within OneOf Input Object type \"{}\"", types.get(object).name);
            let rule = "exactly one field must be specified, and the value for that field must be non-null";
            (vec![value.span], format!("{subject}, {rule}."))
        });
    }
}

fn unknown_field(
    cx: &mut Context<'_>,
    value: &Value,
    field: &ObjectField,
    object: &TypeDefinition,
    defined: &IndexMap<Arc<str>, InputValue>,
) {
    let (document, name) = (cx.document, &cx.document[field.name]);
    cx.report.add(RULE, || {
        let suggestion = cx.suggestions.names(name, defined.keys().map(|name| &**name));
        let found = if suggestion.is_empty() { ", found".into() } else { format!(".{suggestion} Found") };
        let (object, name, value) = (&object.name, quoted(name), print(document, value, Variables::Named));
        let expected = format!("Expected value of type \"{object}\" not to include unknown field \"{name}\"");
        (vec![field.span], format!("{expected}{found}: {value}."))
    });
}
