//! Finds the first difference between a response and the expected one.

use serde_json::Value;

/// The first difference between two responses, with its place; none if they are the same.
///
/// Keys may come in any order, items may not, and null is not absence. The `extensions` of errors, which the specification
/// leaves to the service, count only if they are expected.
pub fn difference(expected: &Value, got: &Value) -> Option<String> {
    let (path, expected, got) = first_difference(expected, got)?;
    let place =
        if path.is_empty() { "the response".to_owned() } else { path.into_iter().rev().collect::<Vec<_>>().join(".") };
    Some(format!("{place}: expected {}, got {}", shown(expected), shown(got)))
}

/// A difference: its path from the inside out, and the two values; none where one is absent.
type Difference<'v> = (Vec<String>, Option<&'v Value>, Option<&'v Value>);

fn first_difference<'v>(expected: &'v Value, got: &'v Value) -> Option<Difference<'v>> {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            let missing_or_different = expected.iter().find_map(|(key, value)| member(key, Some(value), got.get(key)));
            let mut unexpected =
                got.iter().filter(|(key, _)| !expected.contains_key(*key) && !is_left_open(key, expected));
            missing_or_different.or_else(|| unexpected.find_map(|(key, value)| member(key, None, Some(value))))
        }
        (Value::Array(expected), Value::Array(got)) => {
            let length = expected.len().max(got.len());
            (0..length).find_map(|index| member(&index.to_string(), expected.get(index), got.get(index)))
        }
        (Value::Number(expected), Value::Number(got)) if expected.as_f64() == got.as_f64() => None,
        _ if expected == got => None,
        _ => Some((Vec::new(), Some(expected), Some(got))),
    }
}

/// The first difference in a member or item.
fn member<'v>(key: &str, expected: Option<&'v Value>, got: Option<&'v Value>) -> Option<Difference<'v>> {
    let (mut path, expected, got) = match (expected, got) {
        (Some(expected), Some(got)) => first_difference(expected, got)?,
        (expected, got) => (Vec::new(), expected, got),
    };
    path.push(key.to_owned());
    Some((path, expected, got))
}

/// Whether a member is the `extensions` of an error.
fn is_left_open(key: &str, members: &serde_json::Map<String, Value>) -> bool {
    key == "extensions" && members.contains_key("message")
}

/// A value as text, cut to fit a line.
fn shown(value: Option<&Value>) -> String {
    const MOST: usize = 200;
    let text = value.map_or_else(|| "nothing".to_owned(), Value::to_string);
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::difference;

    #[test]
    fn the_order_of_keys_is_free() {
        assert_eq!(difference(&json!({ "a": 1, "b": [2.0] }), &json!({ "b": [2], "a": 1 })), None);
    }

    #[test]
    fn the_order_of_items_is_not() {
        let told = difference(&json!({ "a": [1, 2] }), &json!({ "a": [2, 1] }));
        assert_eq!(told.as_deref(), Some("a.0: expected 1, got 2"));
    }

    #[test]
    fn null_is_not_absence() {
        let told = difference(&json!({ "data": { "a": null } }), &json!({ "data": {} }));
        assert_eq!(told.as_deref(), Some("data.a: expected null, got nothing"));
        let told = difference(&json!({ "data": {} }), &json!({ "data": { "a": null } }));
        assert_eq!(told.as_deref(), Some("data.a: expected nothing, got null"));
    }

    #[test]
    fn extensions_of_errors_count_where_they_are_expected() {
        let (plain, coded) = (json!([{ "message": "x" }]), json!([{ "message": "x", "extensions": { "code": "Y" } }]));
        assert_eq!(difference(&plain, &coded), None);
        assert!(difference(&coded, &plain).is_some());
    }

    #[test]
    fn missing_items_are_reported() {
        assert_eq!(difference(&json!([1, 2]), &json!([1])).as_deref(), Some("1: expected 2, got nothing"));
        assert_eq!(difference(&json!(1), &json!("1")).as_deref(), Some("the response: expected 1, got \"1\""));
    }
}
