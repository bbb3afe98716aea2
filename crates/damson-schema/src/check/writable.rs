//! Values that can be written as literals: what SDL and introspection show of them is read back as the same value, and as nothing
//! else. What documents say is such a value; one that is made in Rust or comes from JSON may not be.

use damson_syntax::{Limits, parse_const_value_with};

use super::naming::{is_enum_value_name, malformed_name};
use crate::coercion::untyped;
use crate::value::{Number, Value};

/// Why no literal stands for the value, with the next step. Uses no recursion.
pub(crate) fn unwritable(value: &Value) -> Option<String> {
    let mut rest = vec![(value, 0)];
    while let Some((value, depth)) = rest.pop() {
        if depth > Value::MAX_DEPTH {
            return Some(untyped::too_deep());
        }
        match value {
            Value::Null | Value::Boolean(_) | Value::String(_) => {}
            Value::Number(number) if reads_as_itself(number) => {}
            Value::Number(number) => {
                return Some(format!("No literal stands for the number {number}. Give another one."));
            }
            Value::Binary(_) => {
                return Some("No literal stands for bytes. Give a string or a list instead.".to_owned());
            }
            Value::Enum(name) => {
                let problem = malformed_name(name);
                let problem = problem
                    .or_else(|| (!is_enum_value_name(name)).then(|| format!("Enum values cannot be named: {name}.")));
                if let Some(problem) = problem {
                    return Some(format!("{problem} Give an enum value, or a string."));
                }
            }
            Value::List(items) => rest.extend(items.iter().map(|item| (item, depth + 1))),
            Value::Object(fields) => {
                if let Some(problem) = fields.keys().find_map(|name| malformed_name(name)) {
                    return Some(format!("{problem} Give the field of the object such a name, or another value."));
                }
                rest.extend(fields.values().map(|value| (value, depth + 1)));
            }
        }
    }
    None
}

/// Whether the text of a number is a literal of the same number.
fn reads_as_itself(number: &Number) -> bool {
    let Ok((document, literal)) = parse_const_value_with(&number.to_string(), &Limits::none()) else { return false };
    untyped::const_value(&document, &literal).is_ok_and(|read| read.as_number() == Some(number))
}
