//! The API by example: each `cases/*.graphql` gives the answers in the `.json` file of the same name, on every kind of database.
//!
//! The named operations of a file run one after the other on one database; the answers are a list. `UPDATE_EXPECT=1` writes the
//! answers; read them before you commit them.

use std::fs;
use std::path::{Path, PathBuf};

use atlas::Visits;
use atlas::schema::{self, AtlasSchema};
use damson::Request;
use expect_test::expect_file;
use serde_json::Value;

#[tokio::test]
async fn every_case_gives_its_answers() {
    for case in files("tests/cases") {
        let name = case.file_stem().expect("a case has a name").to_string_lossy().into_owned();
        for place in crate::common::places(&name).await {
            let schema = schema::build(place.open().await, Visits::here());
            let answers = run(&schema, &case).await;
            // Text, so that the order of fields counts.
            let text = serde_json::to_string_pretty(&answers).expect("JSON can be written") + "\n";
            expect_file![case.with_extension("json")].assert_eq(&text);
        }
    }
}

#[tokio::test]
async fn every_sample_query_is_answered_without_errors() {
    for place in crate::common::places("samples").await {
        let schema = schema::build(place.open().await, Visits::here());
        for sample in files("queries") {
            for answer in run(&schema, &sample).await.as_array().expect("sample queries have names") {
                assert_eq!(answer.get("errors"), None, "{}", sample.display());
            }
        }
    }
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).expect("the folder is there").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|it| it == "graphql")).collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    files
}

async fn run(schema: &AtlasSchema, case: &Path) -> Value {
    let text = fs::read_to_string(case).expect("a case can be read");
    let mut answers = Vec::new();
    for operation in operations(&text) {
        let response = schema.execute(Request::new(text.clone()).operation_name(operation)).await;
        answers.push(serde_json::to_value(&response).expect("an answer is JSON"));
    }
    Value::Array(answers)
}

/// The names of the operations, each of which begins a line.
fn operations(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.strip_prefix("query ").or_else(|| line.strip_prefix("mutation ")))
        .filter_map(|rest| rest.split(|it: char| !it.is_alphanumeric()).next())
        .collect()
}
