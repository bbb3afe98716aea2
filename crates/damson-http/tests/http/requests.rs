//! Requests and the answers they get: each file of `cases/` holds several, in the form of an HTTP exchange.
//!
//! A case is a name after `###`, settings of the endpoint after `@`, the request, `---`, and the answer: status, the
//! headers that matter, body. `UPDATE_EXPECT=1` writes the answers as they are; read the difference before keeping it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use bytes::Bytes;
use damson_http::graphiql::{GraphiQLPage, GraphiQLSource};
use damson_http::{Endpoint, StatusProfile};
use expect_test::expect_file;

use crate::support::exchange;

struct Case<'a> {
    name: &'a str,
    endpoint: Endpoint,
    request: &'a str,
    expected: &'a str,
}

impl<'a> Case<'a> {
    fn parse(text: &'a str) -> Self {
        let (question, expected) = text.split_once("\n---\n").expect("a case has an answer after `---`");
        let (name, mut request) = question.split_once('\n').expect("a case has a name and a request");
        let mut endpoint = Endpoint::new();
        while let Some(settings) = request.strip_prefix('@') {
            let (setting, rest) = settings.split_once('\n').expect("a setting is a line");
            (endpoint, request) = (configure(endpoint, setting), rest);
        }
        Case { name: name.trim(), endpoint, request, expected: expected.trim() }
    }

    /// The request: method and URL, headers, and after an empty line the body.
    fn request(&self) -> http::Request<Bytes> {
        let (head, body) = self.request.split_once("\n\n").unwrap_or((self.request, ""));
        let mut lines = head.lines();
        let (method, url) = lines.next().and_then(|line| line.split_once(' ')).expect("a request has a method");
        let request = http::Request::builder().method(method).uri(url);
        let headers = lines.map(|line| line.split_once(": ").expect("a header has a value"));
        headers
            .fold(request, |request, (name, value)| request.header(name, value))
            .body(Bytes::copy_from_slice(body.trim_end().as_bytes()))
            .expect("the case is a valid HTTP request")
    }

    /// The answer, with the headers that the case expects.
    fn answer(&self) -> String {
        let answer = exchange(&self.endpoint, self.request());
        let mut text = answer.status().as_u16().to_string();
        let (head, _) = self.expected.split_once("\n\n").unwrap_or((self.expected, ""));
        for (name, _) in head.lines().filter_map(|line| line.split_once(": ")) {
            let value = answer.headers().get(name).map_or("(none)", |value| value.to_str().expect("it is text"));
            write!(text, "\n{name}: {value}").expect("a string takes text");
        }
        let is_plain = !answer.headers().contains_key("content-encoding");
        let body = String::from_utf8(answer.into_body().to_vec()).unwrap_or_default();
        match body.trim() {
            "" if is_plain => text,
            _ if !is_plain => text + "\n\nCompressed",
            body if body.starts_with("<!doctype html>") => text + "\n\nGraphiQL",
            body => text + "\n\n" + body,
        }
    }
}

fn configure(endpoint: Endpoint, setting: &str) -> Endpoint {
    match setting.split_once(' ').unwrap_or((setting, "")) {
        ("draft", "") => endpoint.status_profile(StatusProfile::Draft2026),
        ("graphiql", "") => endpoint.graphiql(GraphiQLPage::new(GraphiQLSource::build())),
        ("require-preflight", "") => endpoint.require_preflight(true),
        ("compress-from", bytes) => endpoint.compress_from(bytes.parse().expect("a number")),
        ("batch", count) => endpoint.batch(count.parse().expect("a number")),
        ("max-body", bytes) => endpoint.max_body(bytes.parse().expect("a number")),
        ("max-url", bytes) => endpoint.max_url(bytes.parse().expect("a number")),
        ("max-nesting", levels) => endpoint.max_nesting(levels.parse().expect("a number")),
        ("max-values", values) => endpoint.max_values(values.parse().expect("a number")),
        _ => panic!("unknown setting: {setting}"),
    }
}

#[test]
fn every_request_gets_its_answer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut count = 0;
    for file in fs::read_dir(folder).expect("the cases are there") {
        let path = file.expect("the folder can be read").path();
        let text = fs::read_to_string(&path).expect("the cases are text");
        let mut found = text.clone();
        for case in text.split("### ").skip(1).map(Case::parse) {
            count += 1;
            let written = |answer: &str| format!("{}\n---\n{answer}", case.request);
            assert!(found.contains(&written(case.expected)), "{} does not stand in its file", case.name);
            found = found.replacen(&written(case.expected), &written(&case.answer()), 1);
        }
        expect_file![path].assert_eq(&found);
    }
    assert!(count > 80, "only {count} cases were found");
}

#[test]
fn head_is_answered_as_get_is_without_a_body() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut count = 0;
    for file in fs::read_dir(folder).expect("the cases are there") {
        let text = fs::read_to_string(file.expect("the folder can be read").path()).expect("the cases are text");
        let cases = text.split("### ").skip(1).map(Case::parse);
        for case in cases.filter(|case| case.request.starts_with("GET ")) {
            let get = exchange(&case.endpoint, case.request());
            let mut request = case.request();
            *request.method_mut() = http::Method::HEAD;
            let mut head = exchange(&case.endpoint, request);
            let length = head.headers_mut().remove("content-length");
            let length = length.map(|length| length.to_str().expect("it is a number").to_owned());
            let expected = (get.status() != 304).then(|| get.body().len().to_string());
            assert_eq!(length, expected, "{}", case.name);
            assert_eq!((head.status(), head.headers()), (get.status(), get.headers()), "{}", case.name);
            assert!(head.body().is_empty(), "{}", case.name);
            count += 1;
        }
    }
    assert!(count > 20, "only {count} cases were found");
}
