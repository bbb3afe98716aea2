//! W13: every tenth user has an error, which nulls the field, the user or the whole answer.

use super::Case;

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("W13", "nullable", "{users(first:1000){id risky}}"),
        Case::new("W13", "list-item", "{maybeUsers(first:1000){id riskyNonNull}}"),
        Case::new("W13", "root", "{users(first:1000){id riskyNonNull}}"),
    ]
}
