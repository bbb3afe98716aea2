//! W1 and W2: the least cost of a request, and the cost of a leaf.

use super::Case;

pub(super) fn cases() -> Vec<Case> {
    let plain = |first: u32| Case::new("W2", first, format!("{{users(first:{first}){{id name email age active}}}}"));
    vec![
        Case::new("W1", 1, "{ hello }"),
        plain(10),
        plain(1_000),
        plain(10_000),
        Case::new("W2", "1000-enum-float-null", "{users(first:1000){role score bio}}"),
    ]
}
