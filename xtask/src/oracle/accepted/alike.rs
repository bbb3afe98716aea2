//! Compares answers except for the texts of their messages.

use serde_json::Value;

use super::cut::is_cut_message;
use crate::oracle::compare::{Difference, same};

/// Whether the values are equal except for cut text.
pub(super) fn alike(theirs: &Value, ours: &Value) -> bool {
    alike_but_messages(theirs, ours, &is_cut_message)
}

/// Whether faults are equal except for cut text. The faults of a schema have no order, and where graphql-js stops early Damson
/// may report more.
pub(super) fn alike_in_any_order(difference: &Difference, theirs: &[Value], ours: &[&Value]) -> bool {
    let is_complete =
        theirs.len() == ours.len() && ours.iter().all(|ours| theirs.iter().any(|theirs| alike(theirs, ours)));
    (is_complete || difference.is_partial) && theirs.iter().all(|theirs| ours.iter().any(|ours| alike(theirs, ours)))
}

/// Whether errors are equal. The errors of a document have an order, the faults of a schema do not.
pub(super) fn alike_in_order(difference: &Difference, theirs: &[Value], ours: &[&Value]) -> bool {
    match difference.aspect {
        "faults" => alike_in_any_order(difference, theirs, ours),
        _ => theirs.len() == ours.len() && theirs.iter().zip(ours).all(|(theirs, ours)| alike(theirs, ours)),
    }
}

/// Compares two values. The predicate compares the texts of `message`; everything else must be equal.
pub(super) fn alike_but_messages(theirs: &Value, ours: &Value, message: &dyn Fn(&str, &str) -> bool) -> bool {
    match (theirs, ours) {
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike_but_messages(a, b, message))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(key, a)| match (key.as_str(), a.as_str(), b.get(key)) {
                    ("message", Some(a), Some(Value::String(b))) => message(a, b),
                    (_, _, Some(b)) => alike_but_messages(a, b, message),
                    _ => false,
                })
        }
        _ => same(theirs, ours),
    }
}
