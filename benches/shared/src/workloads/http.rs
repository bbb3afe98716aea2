//! Two queries over HTTP, at 64 connections: the least that a request costs, and a list.

use super::Case;

pub(super) fn cases() -> impl Iterator<Item = Case> {
    let cases = [("hello", "{ hello }"), ("list", "{users(first:1000){id name email age active}}")];
    cases.into_iter().map(|(size, query)| Case { connections: 64, ..Case::new("http", size, query) })
}
