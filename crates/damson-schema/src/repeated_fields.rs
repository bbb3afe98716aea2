//! Object literals that give a field twice, for documents and SDL alike.
//! See [Input Object Field Uniqueness](https://spec.graphql.org/September2026/#sec-Input-Object-Field-Uniqueness).

use damson_syntax::ast::{Document, List, ObjectField, Value, ValueKind};

use crate::names::NameMap;

/// Fields anywhere in `value` that repeat a name, each with the first field of the name, in the order of the text.
pub(crate) fn repeated_fields<'a>(document: &'a Document, value: &Value) -> Vec<(&'a ObjectField, &'a ObjectField)> {
    let mut repeated = Vec::new();
    if !matches!(value.kind, ValueKind::List(_) | ValueKind::Object(_)) {
        return repeated; // most values, which need no stack
    }
    let mut stack = vec![*value];
    while let Some(value) = stack.pop() {
        match value.kind {
            ValueKind::List(items) => stack.extend(&document[items]),
            ValueKind::Object(fields) => {
                repeated.extend(repeated_in(document, fields));
                stack.extend(document[fields].iter().map(|field| field.value));
            }
            _ => {}
        }
    }
    repeated.sort_by_key(|(_, again)| again.name.0.start());
    repeated
}

fn repeated_in(document: &Document, fields: List<ObjectField>) -> Vec<(&ObjectField, &ObjectField)> {
    if fields.len() < 2 {
        return Vec::new();
    }
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
