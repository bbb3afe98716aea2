//! Syntax errors have the wording and the places of graphql-js.

use damson_syntax::{Limits, parse_with};
use serde_json::Value;

#[test]
fn errors_have_the_message_and_the_place_of_graphql_js() {
    let table: Vec<(String, String, u32, u32)> =
        serde_json::from_str(include_str!("data/syntax_errors.json")).expect("the table is JSON");
    assert!(table.len() > 500);
    let wrong: Vec<String> = table.iter().filter_map(difference).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

fn difference((source, message, line, column): &(String, String, u32, u32)) -> Option<String> {
    let expected = format!("{message} ({line}:{column})");
    let found = match parse_with(source, &Limits::none()) {
        Ok(_) => "accepted".to_owned(),
        Err(error) => error.to_string(),
    };
    (found != expected).then(|| format!("{}\n  expected {expected}\n  found    {found}", Value::from(source.as_str())))
}
