//! The corpus in `conformance/corpus`, all of it.

#[test]
fn every_case_of_the_corpus_gives_the_expected_response() {
    let outcome = damson_conformance::run(include_str!("../../../conformance/corpus/cases.jsonl")).expect("a corpus");
    let failures: Vec<_> =
        outcome.failures.iter().map(|failure| format!("{}: {}", failure.id, failure.difference)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!(outcome.passed, 589);
}

#[test]
fn a_malformed_corpus_is_refused_with_its_line() {
    let schema = r#"{"schema": "s", "sdl": "type Query { a: Int }"}"#;
    for (text, message) in [
        ("", "the text has no cases"),
        (schema, "the text has no cases"),
        ("{", "line 1: this is not JSON: EOF while parsing an object at line 1 column 1"),
        ("[]", "line 1: a schema or a case is a JSON object"),
        (r#"{"sdl": ""}"#, "line 1: \"schema\" is missing"),
        (
            &format!("{schema}\n\n{{\"id\": \"1\", \"schema\": \"s\", \"query\": \"{{a}}\"}}"),
            "line 3: \"expected\" is missing",
        ),
        (
            r#"{"id": "1", "schema": "t", "query": "{a}", "expected": {}}"#,
            "line 1: no line before defines the schema \"t\"",
        ),
    ] {
        assert_eq!(damson_conformance::run(text).expect_err("no corpus").to_string(), message, "{text}");
    }
}

#[test]
fn a_schema_with_faults_fails_its_cases() {
    let corpus = r#"{"schema": "s", "sdl": "type Query { a: In }"}
{"id": "1", "schema": "s", "query": "{a}", "expected": {}}"#;
    let outcome = damson_conformance::run(corpus).expect("a corpus");
    assert_eq!(outcome.passed, 0);
    assert!(outcome.failures[0].difference.contains("Unknown type \"In\""), "{}", outcome.failures[0].difference);
}
