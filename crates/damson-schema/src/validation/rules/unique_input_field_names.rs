//! No field of an input object is given twice.
//! See [Input Object Field Uniqueness](https://spec.graphql.org/September2026/#sec-Input-Object-Field-Uniqueness).

use damson_syntax::ast::{List, ObjectField, Value, ValueKind};

use crate::diagnostic::quoted;
use crate::validation::context::Context;
use crate::names::NameMap;

pub(in crate::validation) const RULE: &str = "UniqueInputFieldNames";

/// Checks the objects anywhere in `value`.
pub(in crate::validation) fn check(cx: &mut Context<'_>, value: &Value) {
    let document = cx.document;
    let mut objects = Vec::new();
    let mut stack = vec![*value];
    while let Some(value) = stack.pop() {
        match value.kind {
            ValueKind::List(items) => stack.extend(&document[items]),
            ValueKind::Object(fields) => {
                objects.push(fields);
                stack.extend(document[fields].iter().map(|field| field.value));
            }
            _ => {}
        }
    }
    let mut repeated: Vec<_> = objects.into_iter().flat_map(|fields| repeated_fields(cx, fields)).collect();
    repeated.sort_by_key(|(_, again)| again.name.0.start());
    for (first, again) in repeated {
        let name = &document[again.name];
        cx.report.add(RULE, || {
            let message = format!("There can be only one input field named \"{}\".", quoted(name));
            (vec![first.name.0, again.name.0], message)
        });
    }
}

/// Fields that repeat a name, each with the first field of the name.
fn repeated_fields<'a>(cx: &Context<'a>, fields: List<ObjectField>) -> Vec<(&'a ObjectField, &'a ObjectField)> {
    if fields.len() < 2 {
        return Vec::new();
    }
    let document = cx.document;
    let mut known = NameMap::new();
    let mut repeated = Vec::new();
    for field in &document[fields] {
        match known.get(&document[field.name]) {
            None => drop(known.insert(&document[field.name], field)),
            Some(first) => repeated.push((first, field)),
        }
    }
    repeated
}
