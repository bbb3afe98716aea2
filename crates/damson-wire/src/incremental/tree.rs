//! Finds places in a JSON value and adds to them. Knows no format of payloads.

use serde_json::Value;
use serde_json::map::Entry;

use super::payload::PathSegment;

/// The value at the end of a path, if there is one.
pub(super) fn at<'v>(mut value: &'v mut Value, path: &[&PathSegment]) -> Option<&'v mut Value> {
    for segment in path {
        value = match (segment, value) {
            (PathSegment::Key(key), Value::Object(object)) => object.get_mut(key)?,
            (PathSegment::Index(index), Value::Array(list)) => list.get_mut(*index)?,
            _ => return None,
        };
    }
    Some(value)
}

/// Adds to a value what another has besides: the fields of objects, also of those in lists. Elsewhere the new value counts.
///
/// Recurses as deep as `new`, which the parser of `serde_json` keeps below 128 levels; the work is that of `new` alone.
pub(super) fn merge(value: &mut Value, new: Value) {
    match (value, new) {
        (Value::Object(object), Value::Object(new)) => {
            for (key, new) in new {
                match object.entry(key) {
                    Entry::Occupied(mut entry) => merge(entry.get_mut(), new),
                    Entry::Vacant(entry) => {
                        entry.insert(new);
                    }
                }
            }
        }
        (Value::Array(list), Value::Array(new)) => {
            for (index, new) in new.into_iter().enumerate() {
                put(list, index, new);
            }
        }
        (value, new) => *value = new,
    }
}

/// Merges an item into a list at an index of the list, or adds it at the end. Whether there is no gap before it.
pub(super) fn put(list: &mut Vec<Value>, index: usize, item: Value) -> bool {
    let is_end = index == list.len();
    match list.get_mut(index) {
        Some(place) => merge(place, item),
        None if is_end => list.push(item),
        None => return false,
    }
    true
}
