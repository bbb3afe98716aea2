//! Compares an engine's answer with the reference: the same data in the same order, and the same errors in any order.

use serde_json::Value;

use super::binaries::{Answer, Binaries, Case};
use super::engines::Engine;
use super::known::{self, Known};

/// An engine in one mode at one case, with the verdict on its answer.
pub(super) struct Entry {
    pub(super) case: Case,
    pub(super) engine: Engine,
    pub(super) mode: &'static str,
    pub(super) verdict: Verdict,
}

/// The verdict on an answer.
#[derive(Clone, Debug)]
pub(super) enum Verdict {
    /// It equals the reference.
    Right,
    /// It differs for a known reason, and its time still counts.
    Differs(&'static str),
    /// The engine does not take part, so it has no time.
    Refused(String),
    /// It differs for an unknown reason.
    Wrong(String),
}

pub(super) fn all(binaries: &Binaries, cases: &[Case]) -> Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    for case in cases {
        let reference = reference(binaries, case)?;
        for (engine, mode) in case.contestants() {
            let verdict = match binaries.check(engine, mode, case) {
                Ok(Answer::Unsupported(reason)) => Verdict::Refused(reason),
                Ok(Answer::Json(answer)) => judge(engine, case, &reference, &answer),
                Err(failure) => Verdict::Wrong(failure),
            };
            entries.push(Entry { case: case.clone(), engine, mode, verdict });
        }
    }
    Ok(entries)
}

/// The answer of the first engine, which is the reference.
fn reference(binaries: &Binaries, case: &Case) -> Result<Value, String> {
    let engine = case.engines[0];
    match binaries.check(engine, "cold", case)? {
        Answer::Json(answer) => serde_json::from_slice(&answer).map_err(|error| error.to_string()),
        Answer::Unsupported(reason) => Err(format!("{} {} has no reference: {reason}", case.workload, case.size)),
    }
}

fn judge(engine: Engine, case: &Case, reference: &Value, answer: &[u8]) -> Verdict {
    let compared = match serde_json::from_slice(answer) {
        Ok(answer) => compare(reference, &answer),
        Err(error) => Err(format!("the answer is not JSON: {error}")),
    };
    match (compared, known::about(engine.name, case)) {
        (Ok(()), _) => Verdict::Right,
        (Err(_), Some(Known::Differs(reason))) => Verdict::Differs(reason),
        (Err(_), Some(Known::Refuses(reason))) => Verdict::Refused(String::from(reason)),
        (Err(difference), None) => Verdict::Wrong(difference),
    }
}

fn compare(reference: &Value, answer: &Value) -> Result<(), String> {
    let Some(data) = reference.get("data") else {
        return is_rejected(answer);
    };
    same(data, answer.get("data").unwrap_or(&Value::Null), &mut String::from("data"))?;
    let (expected, actual) = (errors(reference), errors(answer));
    // An engine may choose which of many errors a null answer reports.
    if data.is_null() && !expected.is_empty() && !actual.is_empty() || expected == actual {
        return Ok(());
    }
    let first = actual.iter().find(|error| !expected.contains(error)).or(expected.first());
    Err(format!("{} errors instead of {}, first difference {first:?}", actual.len(), expected.len()))
}

fn is_rejected(answer: &Value) -> Result<(), String> {
    let has_data = answer.get("data").is_some_and(|data| !data.is_null());
    let has_errors = answer["errors"].as_array().is_some_and(|errors| !errors.is_empty());
    if has_errors && !has_data { Ok(()) } else { Err(String::from("the request should be rejected")) }
}

/// Message, locations and path of each error, sorted.
fn errors(answer: &Value) -> Vec<String> {
    let Some(errors) = answer["errors"].as_array() else {
        return Vec::new();
    };
    let mut errors: Vec<_> = errors
        .iter()
        .map(|error| format!("{} at {} in {}", error["message"], error["locations"], error["path"]))
        .collect();
    errors.sort();
    errors
}

/// Whether two values are equal, with keys in the same order and numbers compared as numbers.
fn same(expected: &Value, actual: &Value, path: &mut String) -> Result<(), String> {
    match (expected, actual) {
        (Value::Object(left), Value::Object(right)) if left.keys().eq(right.keys()) => {
            left.iter().zip(right.values()).try_for_each(|((key, left), right)| within(path, key, left, right))
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            let pairs = left.iter().zip(right).enumerate();
            pairs.into_iter().try_for_each(|(index, (left, right))| within(path, &index.to_string(), left, right))
        }
        (Value::Number(left), Value::Number(right)) if left.as_f64() == right.as_f64() => Ok(()),
        (left, right) if left == right && !left.is_object() => Ok(()),
        (left, right) => Err(format!("{path} is {} instead of {}", excerpt(right), excerpt(left))),
    }
}

fn within(path: &mut String, segment: &str, expected: &Value, actual: &Value) -> Result<(), String> {
    let length = path.len();
    path.push('.');
    path.push_str(segment);
    same(expected, actual, path)?;
    path.truncate(length);
    Ok(())
}

fn excerpt(value: &Value) -> String {
    value.to_string().chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::compare;

    #[test]
    fn equal_numbers_are_equal_however_they_are_written() {
        assert_eq!(compare(&json!({ "data": { "sum": 3 } }), &json!({ "data": { "sum": 3.0 } })), Ok(()));
    }

    #[test]
    fn the_order_of_keys_matters() {
        let answer = compare(&json!({ "data": { "a": 1, "b": 2 } }), &json!({ "data": { "b": 2, "a": 1 } }));
        assert_eq!(answer, Err(String::from(r#"data is {"b":2,"a":1} instead of {"a":1,"b":2}"#)));
    }

    #[test]
    fn a_difference_is_told_with_its_place() {
        let answer = compare(&json!({ "data": { "list": [1, 2] } }), &json!({ "data": { "list": [1, 3] } }));
        assert_eq!(answer, Err(String::from("data.list.1 is 3 instead of 2")));
    }

    #[test]
    fn errors_may_come_in_any_order_but_must_be_the_same() {
        let answer = |paths: [u32; 2]| {
            let errors = paths.map(|path| json!({ "message": "no", "path": [path], "extensions": { "n": path } }));
            json!({ "data": { "a": null }, "errors": errors })
        };
        assert_eq!(compare(&answer([1, 2]), &answer([2, 1])), Ok(()));
        assert!(compare(&answer([1, 2]), &answer([1, 3])).is_err());
    }

    #[test]
    fn a_rejection_has_errors_and_no_data() {
        let rejected = json!({ "errors": [{ "message": "any" }] });
        assert_eq!(compare(&rejected, &json!({ "data": null, "errors": [{ "message": "other" }] })), Ok(()));
        assert!(compare(&rejected, &json!({ "data": {}, "errors": [{ "message": "other" }] })).is_err());
        assert!(compare(&rejected, &json!({ "data": null })).is_err());
    }
}
