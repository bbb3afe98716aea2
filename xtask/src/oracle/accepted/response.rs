//! Differences between responses.

use damson_syntax::ast::Selection;
use damson_syntax::{Limits, parse_with};
use serde_json::Value;

use crate::oracle::compare::{Difference, same};
use crate::oracle::line::Question;

/// graphql-js reports an error of the field around the directive; Damson refuses the request.
pub(super) fn is_null_for_skip(_: &Question, difference: &Difference) -> bool {
    let (Some(theirs), Some(ours)) = (messages(&difference.theirs), messages(&difference.ours)) else { return false };
    let of = |directive: &str| format!("Argument \"@{directive}(if:)\" has invalid value: Expected variable ");
    let starts = [of("skip"), of("include")];
    difference.aspect == "response"
        && difference.ours["data"].is_null()
        && matches!(&*ours, [ours] if ours.ends_with(" decides over @skip or @include and must be true or false."))
        && theirs.iter().any(|message| starts.iter().any(|start| message.starts_with(start)))
}

/// graphql-js checks the arguments during execution. Damson's response has values where graphql-js has null because of them.
pub(super) fn is_about_delivery(_: &Question, difference: &Difference) -> bool {
    let (theirs, ours) = (&difference.theirs, &difference.ours);
    let (Some(theirs_told), ours_told) = (messages(theirs), messages(ours).unwrap_or_default()) else { return false };
    let (more, rest): (Vec<&str>, Vec<&str>) = theirs_told.into_iter().partition(|message| {
        message.starts_with("Argument \"@defer(")
            || message.starts_with("Argument \"@stream(")
            || *message == "initialCount must be a positive integer"
    });
    difference.aspect == "response"
        && !more.is_empty()
        && ours.get("data").is_some()
        && rest.iter().all(|message| ours_told.contains(message))
        && is_nulled(&theirs["data"], &ours["data"])
}

/// The messages of a response's errors, if it has any.
fn messages(response: &Value) -> Option<Vec<&str>> {
    response["errors"].as_array()?.iter().map(|error| error["message"].as_str()).collect()
}

/// Whether `nulled` is `value` with null in place of some parts.
fn is_nulled(nulled: &Value, value: &Value) -> bool {
    match (nulled, value) {
        (Value::Null, _) => true,
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_nulled(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| is_nulled(a, b)))
        }
        _ => same(nulled, value),
    }
}

/// The responses differ only in the order of lists for which the specification gives no order.
pub(super) fn is_order_of_types(question: &Question, difference: &Difference) -> bool {
    let Question::Document { document, .. } = question else { return false };
    let keys = keys_of(document, &["types", "possibleTypes"]);
    difference.aspect == "response" && same(&sorted(&difference.theirs, &keys), &sorted(&difference.ours, &keys))
}

/// The response keys of the fields with these names anywhere in the document.
fn keys_of(document: &str, names: &[&str]) -> Vec<String> {
    let Ok(document) = parse_with(document, &Limits::none()) else { return Vec::new() };
    let fields = document.selections().iter().filter_map(|selection| match selection {
        Selection::Field(field) if names.contains(&&document[field.name]) => Some(field),
        _ => None,
    });
    fields.map(|field| document[field.alias.unwrap_or(field.name)].to_owned()).collect()
}

/// The value with the lists under these keys sorted by their text.
fn sorted(value: &Value, keys: &[String]) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| sorted(item, keys)).collect(),
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), in_order(key, value, keys))).collect(),
        _ => value.clone(),
    }
}

fn in_order(key: &String, value: &Value, keys: &[String]) -> Value {
    let mut value = sorted(value, keys);
    if let Value::Array(items) = &mut value
        && keys.contains(key)
    {
        items.sort_by_cached_key(Value::to_string);
    }
    value
}
