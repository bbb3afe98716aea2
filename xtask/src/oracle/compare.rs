//! Compares two answers, aspect by aspect.

use serde_json::Value;

/// An aspect in which the answers differ.
#[derive(Debug)]
pub(super) struct Difference {
    /// The aspect: `syntax`, `validation`, `response` ...
    pub(super) aspect: &'static str,
    /// The answer of graphql-js; null if it has none.
    pub(super) theirs: Value,
    /// Damson's answer; null if it has none.
    pub(super) ours: Value,
    /// Whether graphql-js stopped after the rules of SDL, so that Damson may report more.
    pub(super) is_partial: bool,
}

/// The aspects of an answer, in the order of the report: each follows from those before it.
const ASPECTS: &[&str] = &[
    "thrown",
    "faults",
    "sdl",
    "sorted",
    "introspection",
    "described",
    "client",
    "coordinates",
    "syntax",
    "printed",
    "minified",
    "validation",
    "variables",
    "response",
];

/// The aspects in which the answers differ, without those that only follow from an earlier difference.
pub(super) fn differences(theirs: &Value, ours: &Value) -> Vec<Difference> {
    let mut differences = Vec::new();
    for &aspect in ASPECTS {
        let (a, b) = (&theirs[aspect], &ours[aspect]);
        let is_same = match aspect {
            "faults" => same_faults(&theirs["stage"], a, b),
            "introspection" | "described" => same(&in_order(a), &in_order(b)),
            _ => same(a, b),
        };
        if !is_same {
            let is_partial = theirs["stage"] == "sdl";
            differences.push(Difference { aspect, theirs: a.clone(), ours: b.clone(), is_partial });
            if matches!(aspect, "thrown" | "faults" | "syntax" | "validation") {
                break;
            }
        }
    }
    differences
}

/// Whether the faults of a schema are the same in any order. Damson reports all of them; where graphql-js stops after the rules
/// of SDL, Damson may report more.
fn same_faults(stage: &Value, theirs: &Value, ours: &Value) -> bool {
    if stage == "thrown" {
        return ours.as_array().is_some_and(|faults| !faults.is_empty());
    }
    let (Some(theirs), Some(ours)) = (theirs.as_array(), ours.as_array()) else { return theirs == ours };
    let is_complete = *stage != "sdl";
    theirs.iter().all(|fault| ours.contains(fault)) && (!is_complete || theirs.len() == ours.len())
}

/// Introspection with types and directives sorted by name, since the specification gives them no order.
fn in_order(introspection: &Value) -> Value {
    let mut introspection = introspection.clone();
    if introspection.is_null() {
        return introspection;
    }
    for list in ["types", "directives"] {
        sort_by_name(&mut introspection["__schema"][list]);
    }
    for ty in introspection["__schema"]["types"].as_array_mut().into_iter().flatten() {
        sort_by_name(&mut ty["possibleTypes"]);
    }
    introspection
}

fn sort_by_name(list: &mut Value) {
    if let Some(list) = list.as_array_mut() {
        list.sort_by(|a, b| a["name"].as_str().cmp(&b["name"].as_str()));
    }
}

/// Whether two JSON values are the same, with object keys in any order and numbers compared by value.
pub(super) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn aspects(theirs: &Value, ours: &Value) -> Vec<&'static str> {
        differences(theirs, ours).iter().map(|difference| difference.aspect).collect()
    }

    #[test]
    fn objects_are_the_same_in_any_order_and_numbers_in_any_form() {
        assert!(same(&json!({ "a": 1, "b": [2.0] }), &json!({ "b": [2], "a": 1.0 })));
        assert!(!same(&json!({ "a": null }), &json!({})));
        assert!(!same(&json!([1, 2]), &json!([2, 1])));
    }

    #[test]
    fn what_follows_from_a_difference_is_not_told_again() {
        let theirs = json!({ "syntax": { "message": "no" } });
        let ours = json!({ "printed": "{ a }", "validation": [] });
        assert_eq!(aspects(&theirs, &ours), ["syntax"]);
        assert_eq!(aspects(&json!({ "printed": "a", "validation": [1] }), &ours), ["printed", "validation"]);
    }

    #[test]
    fn more_faults_may_be_found_where_graphql_js_stops() {
        let ours = json!({ "faults": [2, 1] });
        assert_eq!(aspects(&json!({ "stage": "sdl", "faults": [1] }), &ours), [""; 0]);
        assert_eq!(aspects(&json!({ "stage": "schema", "faults": [1] }), &ours), ["faults"]);
        assert_eq!(aspects(&json!({ "stage": "schema", "faults": [1, 2] }), &ours), [""; 0]);
    }
}
