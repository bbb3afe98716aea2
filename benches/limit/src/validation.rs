//! W10: the answers to the documents. They are only a reference: the time of writing them says nothing about validation.

use serde_json::json;

use crate::answer::{Answer, whole};

pub(crate) fn answer(workload: &str) -> Option<Answer> {
    let hello = "Hello, world!";
    whole(match workload {
        "W10a" => json!({ "data": { "viewer": { "xingId": { "firstName": "Ada", "lastName": "Lovelace" } } } }),
        "W10b" => json!({ "data": { "hello": hello } }),
        "W10c" => json!({ "data": { "nested": { "hello": hello } } }),
        "W10d" => json!({ "data": { "shape": null } }),
        "W10e" => json!({ "errors": [{ "message": "unknown and conflicting arguments" }] }),
        "W10f" => json!({ "data": {} }),
        _ => return None,
    })
}
