//! The rule that names are valid in GraphQL, and not reserved for introspection.
//! See [Names](https://spec.graphql.org/September2026/#sec-Names).

use crate::attr::Text;
use crate::mistakes::Mistakes;
use crate::model::{Definition, EnumItem, TypeName};

/// Checks the names of a type.
pub(super) fn types(definition: &Definition, mistakes: &mut Mistakes) {
    for target in &definition.targets {
        if let TypeName::Text(name) = &target.name {
            member(name, mistakes);
        }
    }
}

/// Checks the names of enum values; `true`, `false` and `null` are not allowed.
/// See [Enum Value](https://spec.graphql.org/September2026/#sec-Enum-Value).
pub(super) fn enum_values(items: &[EnumItem], mistakes: &mut Mistakes) {
    for name in items.iter().map(|item| &item.name) {
        if matches!(name.value.as_str(), "true" | "false" | "null") {
            mistakes.at_span(
                name.span,
                format_args!(
                    "`{}` is not allowed as the name of an enum value; give another name with `name`",
                    name.value
                ),
            );
        }
        member(name, mistakes);
    }
}

/// Checks the name of a type or of one of its parts.
pub(super) fn member(name: &Text, mistakes: &mut Mistakes) {
    if !is_name(&name.value) {
        let message = "is not a name in GraphQL; use letters, digits and `_`, and do not begin with a digit";
        mistakes.at_span(name.span, format_args!("`{}` {message}", name.value));
    } else if name.value.starts_with("__") {
        let message = "is reserved for introspection; begin the name with at most one `_`";
        mistakes.at_span(name.span, format_args!("`{}` {message}", name.value));
    }
}

/// Checks the name of a table or column. Databases allow nearly all in quotes.
pub(super) fn of_database(name: &Text, mistakes: &mut Mistakes) {
    if name.value.is_empty() || name.value.contains('\0') {
        mistakes.at_span(name.span, "no database has this name; write the name of the table or column");
    }
}

fn is_name(text: &str) -> bool {
    let is_letter = |byte: u8| byte == b'_' || byte.is_ascii_alphabetic();
    let mut bytes = text.bytes();
    bytes.next().is_some_and(is_letter) && bytes.all(|byte| is_letter(byte) || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_are_ascii_words() {
        for (text, expected) in
            [("a", true), ("_", true), ("A1_b", true), ("", false), ("1a", false), ("é", false), ("a-b", false)]
        {
            assert_eq!(is_name(text), expected, "{text}");
        }
    }
}
