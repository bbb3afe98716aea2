//! The names that parts of a schema may have. SDL writes only names; types made at run time and introspection's JSON may not.

use super::{Checker, whole};
use crate::type_system::Coordinate;
use damson_syntax::quoted;

impl Checker<'_> {
    /// A name is one of the grammar's and does not begin with two underscores, which belong to introspection.
    /// See [Names](https://spec.graphql.org/September2026/#sec-Names).
    pub(super) fn name_rules(&mut self, name: &str, coordinate: impl FnOnce() -> Coordinate) {
        let reserved = || {
            let shown = quoted(name);
            format!("Name \"{shown}\" must not begin with \"__\", which is reserved by GraphQL introspection.")
        };
        let message = malformed_name(name).or_else(|| name.starts_with("__").then(reserved));
        if let Some(message) = message {
            self.fault(message, [whole(coordinate())]);
        }
    }

    /// See [Enum Value](https://spec.graphql.org/September2026/#sec-Enum-Value).
    pub(super) fn enum_value_name(&mut self, name: &str, coordinate: impl FnOnce() -> Coordinate) {
        if !is_enum_value_name(name) {
            self.fault(format!("Enum values cannot be named: {name}"), [whole(coordinate())]);
        }
    }

    /// A part has the name by which it is found. In SDL it cannot be otherwise.
    pub(super) fn same_name(&mut self, key: &str, name: &str, coordinate: impl FnOnce() -> Coordinate) {
        if key != name {
            let (key, name) = (quoted(key), quoted(name));
            let message = format!("What is kept as \"{key}\" has the name \"{name}\". Use one name for both.");
            self.fault(message, [whole(coordinate())]);
        }
    }
}

/// Why this is not a name of the grammar.
/// See [Names](https://spec.graphql.org/September2026/#sec-Names).
pub(super) fn malformed_name(name: &str) -> Option<String> {
    if name.is_empty() {
        Some("Expected name to be a non-empty string.".to_owned())
    } else if !name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric()) {
        Some(format!("Names must only contain [_a-zA-Z0-9] but \"{}\" does not.", quoted(name)))
    } else if name.as_bytes()[0].is_ascii_digit() {
        Some(format!("Names must start with [_a-zA-Z] but \"{}\" does not.", quoted(name)))
    } else {
        None
    }
}

pub(super) fn is_enum_value_name(name: &str) -> bool {
    !matches!(name, "true" | "false" | "null")
}
