//! Do two fields have the same arguments?

use damson_syntax::ast::{Argument, Document, List, ObjectField, Value, ValueKind};

use crate::names::NameMap;

/// Whether both lists give the same arguments the same literals and variables, in any order.
pub(super) fn same(document: &Document, a: List<Argument>, b: List<Argument>) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (first, second) = (&document[a], &document[b]);
    let in_order = first.iter().zip(second).all(|(a, b)| document[a.name] == document[b.name]);
    let mut pairs = Vec::new();
    if in_order {
        return first.iter().zip(second).all(|(a, b)| same_value(document, &a.value, &b.value, &mut pairs));
    }
    let mut values = NameMap::new();
    for argument in second {
        values.insert(&document[argument.name], &argument.value);
    }
    first.iter().all(|argument| {
        let value = values.get(&document[argument.name]);
        value.is_some_and(|value| same_value(document, &argument.value, value, &mut pairs))
    })
}

/// Compares two values with a stack of what is still to be compared, which is empty before and after.
fn same_value<'a>(document: &'a Document, a: &'a Value, b: &'a Value, pairs: &mut Vec<(&'a Value, &'a Value)>) -> bool {
    pairs.clear();
    pairs.push((a, b));
    while let Some((a, b)) = pairs.pop() {
        let is_same = match (a.kind, b.kind) {
            (ValueKind::Variable(a), ValueKind::Variable(b)) => document[a] == document[b],
            (ValueKind::String(a), ValueKind::String(b)) => {
                a.block == b.block && document.string(a) == document.string(b)
            }
            (ValueKind::Boolean(a), ValueKind::Boolean(b)) => a == b,
            (ValueKind::Null, ValueKind::Null) => true,
            (ValueKind::Int, ValueKind::Int)
            | (ValueKind::Float, ValueKind::Float)
            | (ValueKind::Enum, ValueKind::Enum) => document[a.span] == document[b.span],
            (ValueKind::List(a), ValueKind::List(b)) => {
                pairs.extend(document[a].iter().zip(&document[b]));
                a.len() == b.len()
            }
            (ValueKind::Object(a), ValueKind::Object(b)) => push_fields(document, a, b, pairs),
            _ => false,
        };
        if !is_same {
            return false;
        }
    }
    true
}

/// Pushes the values of fields with the same name; false if the names differ.
fn push_fields<'a>(
    document: &'a Document,
    a: List<ObjectField>,
    b: List<ObjectField>,
    pairs: &mut Vec<(&'a Value, &'a Value)>,
) -> bool {
    let sorted = |fields: List<ObjectField>| {
        let mut fields: Vec<&ObjectField> = document[fields].iter().collect();
        fields.sort_by_key(|field| &document[field.name]);
        fields
    };
    let (a, b) = (sorted(a), sorted(b));
    pairs.extend(a.iter().zip(&b).map(|(a, b)| (&a.value, &b.value)));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| document[a.name] == document[b.name])
}
