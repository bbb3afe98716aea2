//! What parts of a schema may be called. SDL writes only names; types made at run time and introspection's JSON may not.

use super::{Checker, whole};
use crate::diagnostic::quoted;
use crate::type_system::Coordinate;

impl Checker<'_> {
    /// A name is one of the grammar's and does not begin with two underscores, which belong to introspection.
    /// See [Names](https://spec.graphql.org/September2026/#sec-Names).
    pub(super) fn name_rules(&mut self, name: &str, coordinate: impl FnOnce() -> Coordinate) {
        let shown = quoted(name);
        let message = if name.is_empty() {
            "Expected name to be a non-empty string.".to_owned()
        } else if !name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric()) {
            format!("Names must only contain [_a-zA-Z0-9] but \"{shown}\" does not.")
        } else if name.as_bytes()[0].is_ascii_digit() {
            format!("Names must start with [_a-zA-Z] but \"{shown}\" does not.")
        } else if name.starts_with("__") {
            format!("Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.")
        } else {
            return;
        };
        self.fault(message, [whole(coordinate())]);
    }

    /// See [Enum Value](https://spec.graphql.org/September2026/#sec-Enum-Value).
    pub(super) fn enum_value_name(&mut self, name: &str, coordinate: impl FnOnce() -> Coordinate) {
        if matches!(name, "true" | "false" | "null") {
            self.fault(format!("Enum values cannot be named: {name}"), [whole(coordinate())]);
        }
    }
}
