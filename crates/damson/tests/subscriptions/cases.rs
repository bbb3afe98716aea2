//! Requests and the responses to them, as `cases.txt` lists them. `UPDATE_EXPECT=1` writes the responses anew.

use std::fmt::Write;

use damson::{Request, Variables};
use expect_test::expect_file;

use crate::answers;
use crate::schema::{Greeting, schema};

/// Each case is a line `# title`, a document, perhaps a line `$ variables`, and one line `= response` for each response.
#[test]
fn requests_get_the_responses_that_are_written_down() {
    let schema = schema();
    let cases = include_str!("cases.txt");
    let mut found = String::new();
    for case in cases.split_inclusive("\n\n") {
        let mut document = String::new();
        let mut variables = Variables::default();
        for line in case.lines() {
            match line.split_once(' ') {
                Some(("=", _)) => continue,
                Some(("$", json)) => variables = Variables::from_json(serde_json::from_str(json).expect("variables")),
                Some(("#", _)) | None => {}
                Some(_) => document.push_str(line),
            }
            writeln!(found, "{line}").expect("a string");
        }
        if found.ends_with("\n\n") {
            found.pop();
        }
        for response in answers(&schema, Request::new(document).variables(variables).data(Greeting("of the request"))) {
            writeln!(found, "= {response}").expect("a string");
        }
        found.push('\n');
    }
    expect_file!["cases.txt"].assert_eq(&found);
}
