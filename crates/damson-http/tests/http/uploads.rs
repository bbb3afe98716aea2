//! Files beside a request: the multipart request specification, and what goes wrong with it.

use std::fmt::Write;
use std::io::Read;

use bytes::Bytes;
use damson::{BatchRequest, Request};
use damson_http::{Decision, Endpoint, MultipartOptions};

const OPERATIONS: &str = r#"{"query": "mutation ($f: Upload!) { f(f: $f) }", "variables": {"f": null}}"#;
const MAP: &str = r#"{"0": ["variables.f"]}"#;

/// A part of a form: name, file name, content.
type Part<'a> = (&'a str, Option<&'a str>, &'a str);
type Parts<'a> = &'a [Part<'a>];

fn form(parts: Parts<'_>) -> String {
    let mut body = String::new();
    for (name, file, content) in parts {
        let file = file.map(|file| format!("; filename=\"{file}\"\r\ncontent-type: text/plain")).unwrap_or_default();
        write!(body, "--cut\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n")
            .expect("a string takes text");
    }
    body + "--cut--\r\n"
}

fn sound() -> String {
    form(&[("operations", None, OPERATIONS), ("map", None, MAP), ("0", Some("a.txt"), "content")])
}

fn endpoint() -> Endpoint {
    Endpoint::new().uploads(MultipartOptions::default())
}

/// The requests in a body, or the code and the message of its refusal.
fn read(endpoint: &Endpoint, body: &[u8], piece: usize) -> Result<Vec<Request>, (String, String)> {
    let head = http::Request::post("/")
        .header("content-type", "multipart/form-data; boundary=cut")
        .header("graphql-require-preflight", "1")
        .header("accept", "application/jsonl, application/json");
    read_with(endpoint, head, body, piece)
}

fn read_with(
    endpoint: &Endpoint,
    head: http::request::Builder,
    body: &[u8],
    piece: usize,
) -> Result<Vec<Request>, (String, String)> {
    let refused = |refusal: damson_http::Refusal| {
        assert!(refusal.message().len() < 1024, "{refusal}");
        (refusal.code().to_owned(), refusal.message().to_owned())
    };
    let (head, ()) = head.body(()).expect("a request").into_parts();
    let mut reader = match endpoint.decide(&head) {
        Decision::ReadBody(reader) => reader,
        Decision::Refuse(refusal) => return Err(refused(refusal)),
        other => panic!("{other:?}"),
    };
    for piece in body.chunks(piece) {
        reader.push(Bytes::copy_from_slice(piece)).map_err(refused)?;
    }
    match reader.finish().map_err(refused)?.request {
        BatchRequest::Single(request) => Ok(vec![request]),
        BatchRequest::Batch(requests) => Ok(requests),
    }
}

/// Names, media types and contents of the files of a request.
fn files(request: &Request) -> Vec<(String, Option<String>, String)> {
    let contents = request.uploads.iter().cloned().map(|mut file| {
        let mut text = String::new();
        file.content.read_to_string(&mut text).expect("it can be read");
        assert_eq!(file.content.len(), text.len() as u64);
        (file.filename, file.content_type, text)
    });
    contents.collect()
}

fn text_file(name: &str, content: &str) -> (String, Option<String>, String) {
    (name.to_owned(), Some("text/plain".to_owned()), content.to_owned())
}

/// The refusal of a form with these parts.
fn refusal(endpoint: &Endpoint, parts: Parts<'_>) -> (String, String) {
    read(endpoint, form(parts).as_bytes(), 100).expect_err("it is refused")
}

#[test]
fn a_file_is_read_however_its_form_is_cut() {
    let body = sound();
    for piece in 1..=body.len() {
        let requests = read(&endpoint(), body.as_bytes(), piece).unwrap_or_else(|error| panic!("{piece}: {error:?}"));
        assert_eq!(files(&requests[0]), [text_file("a.txt", "content")], "{piece}");
    }
}

#[test]
fn a_form_that_breaks_off_is_refused_wherever_it_does() {
    let body = sound();
    let end = body.len() - 2; // the last line break means nothing
    for length in 0..end {
        let (code, message) = read(&endpoint(), &body.as_bytes()[..length], 9).expect_err("it is cut");
        assert_eq!(code, "PARSE_FAILED", "{length}: {message}");
    }
    assert!(read(&endpoint(), &body.as_bytes()[..end], 9).is_ok());
}

#[test]
fn content_that_looks_like_a_boundary_is_content() {
    let content = "\r\n--cu\r\n--\r\n\r\n-cut\r--cut\n--cut";
    let body = form(&[("operations", None, OPERATIONS), ("map", None, MAP), ("0", Some("a.txt"), content)]);
    for piece in 1..60 {
        let requests = read(&endpoint(), body.as_bytes(), piece).unwrap_or_else(|error| panic!("{piece}: {error:?}"));
        assert_eq!(files(&requests[0]), [text_file("a.txt", content)], "{piece}");
    }
}

#[test]
fn one_file_may_have_several_places() {
    let operations = r#"{"query": "q", "variables": {"a": null, "list": [null, null], "in": {"deep": null}}}"#;
    let map = r#"{"x": ["variables.a", "variables.list.1"], "y": ["variables.in.deep", "variables.list.0"]}"#;
    let parts = [("operations", None, operations), ("map", None, map), ("y", Some("y"), "2"), ("x", Some("x"), "1")];
    let requests = read(&endpoint(), form(&parts).as_bytes(), 64).expect("it is sound");
    let [x, y] = [text_file("x", "1"), text_file("y", "2")];
    assert_eq!(files(&requests[0]), [x.clone(), x, y.clone(), y]);
}

#[test]
fn batches_of_requests_and_of_variables_have_files() {
    let operations = r#"[{"query": "a", "variables": {"f": null}},
        {"query": "b", "variables": [{"f": 1}, {"f": null}]}]"#;
    let map = r#"{"0": ["0.variables.f", "1.variables.1.f"]}"#;
    let body = form(&[("operations", None, operations), ("map", None, map), ("0", Some("a"), "1")]);
    let requests = read(&endpoint().batch(5), body.as_bytes(), 64).expect("it is sound");
    assert_eq!(requests.iter().map(|request| files(request).len()).collect::<Vec<_>>(), [1, 0, 1]);

    let operations = r#"{"query": "b", "variables": [{"f": null}, {"f": 1}]}"#;
    let body =
        form(&[("operations", None, operations), ("map", None, r#"{"0": ["variables.0.f"]}"#), ("0", Some("a"), "1")]);
    let requests = read(&endpoint().batch(5), body.as_bytes(), 64).expect("it is sound");
    assert_eq!(requests.iter().map(|request| files(request).len()).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(read(&endpoint(), body.as_bytes(), 64).expect_err("batches are off").0, "LIMIT_BATCH");
}

#[test]
fn each_mistake_has_an_error_of_its_own() {
    let file = ("0", Some("a.txt"), "content");
    let (operations, map) = (("operations", None, OPERATIONS), ("map", None, MAP));
    let with_map = |map: &'static str| vec![operations, ("map", None, map), file];
    let cases: [(&str, Vec<Part<'_>>); 20] = [
        ("has no part `operations`", vec![]),
        ("first part of the form must be `operations`, not `map`", vec![map, operations]),
        ("second part of the form must be `map`, not `0`", vec![operations, file]),
        ("has no part `map`", vec![operations]),
        ("has no part `0`, which `map` names", vec![operations, map]),
        ("Part `1` is not in `map`", vec![operations, map, file, ("1", Some("b"), "")]),
        ("two parts `0`", vec![operations, map, file, file]),
        ("Part `0` has no file name", vec![operations, map, ("0", None, "content")]),
        ("path `variables.g`, where", with_map(r#"{"0": ["variables.g"]}"#)),
        ("path `variables.f.0`, where", with_map(r#"{"0": ["variables.f.0"]}"#)),
        ("path `f`, where", with_map(r#"{"0": ["f"]}"#)),
        ("path `0.variables.f`, where", with_map(r#"{"0": ["0.variables.f"]}"#)),
        ("path `variables.f`, where", with_map(r#"{"0": ["variables.f", "variables.f"]}"#)),
        ("path ``, where", with_map(r#"{"0": [""]}"#)),
        ("no place for the file `0`", with_map(r#"{"0": []}"#)),
        ("names the file `0` twice", vec![("operations", None, TWO), ("map", None, TWICE), file]),
        ("Part `map` must be an object, not a list", with_map("[]")),
        ("Part `map` is not valid JSON: the places of a file must be a list", with_map(r#"{"0": "variables.f"}"#)),
        ("Part `map` is empty", with_map("")),
        ("must be an object, not a number", vec![("operations", None, "1"), map, file]),
    ];
    for (expected, parts) in cases {
        let (code, message) = refusal(&endpoint(), &parts);
        assert!(message.contains(expected), "{expected}: {message}");
        assert!(["BAD_USER_INPUT", "PARSE_FAILED"].contains(&&*code), "{code}");
    }
}

const TWO: &str = r#"{"query": "q", "variables": {"f": null, "g": null}}"#;
const TWICE: &str = r#"{"0": ["variables.f"], "0": ["variables.g"]}"#;

#[test]
fn malformed_heads_are_refused() {
    for head in ["", "content-disposition: form-data", "no colon", "content-disposition: form-data; name=\"\u{1}"] {
        let body = format!("--cut\r\n{head}\r\n\r\n{OPERATIONS}\r\n--cut--\r\n");
        let (code, _) = read(&endpoint(), body.as_bytes(), 20).expect_err("it is malformed");
        assert!(["BAD_USER_INPUT", "PARSE_FAILED"].contains(&&*code), "{head}: {code}");
    }
}

#[test]
fn limits_hold_at_their_edges() {
    let file = ("0", Some("a.txt"), "content");
    let parts = [("operations", None, OPERATIONS), ("map", None, MAP), file];
    let total = form(&parts).len();
    let with = |options| Endpoint::new().uploads(options);
    let options = MultipartOptions::default();
    for (enough, short, expected) in [
        (options.clone().max_file_size(7), options.clone().max_file_size(6), "LIMIT_UPLOAD"),
        (options.clone().max_num_files(1), options.clone().max_num_files(0), "LIMIT_UPLOAD"),
        (options.clone().max_map_entries(1), options.clone().max_map_entries(0), "LIMIT_UPLOAD"),
        (options.clone().max_total_size(total), options.clone().max_total_size(total - 1), "LIMIT_BODY"),
    ] {
        assert!(read(&with(enough), form(&parts).as_bytes(), 50).is_ok());
        assert_eq!(refusal(&with(short), &parts).0, expected);
    }
    let short = with(options).max_body(OPERATIONS.len() - 1);
    assert_eq!(refusal(&short, &parts).0, "LIMIT_BODY");
}

#[test]
fn ten_thousand_entries_of_a_map_are_refused() {
    let entries: Vec<_> = (0..10_000).map(|number| format!(r#""{number}": ["variables.f"]"#)).collect();
    let names = format!("{{{}}}", entries.join(","));
    let paths = format!(r#"{{"0": [{}]}}"#, vec![r#""variables.f""#; 10_000].join(","));
    for map in [names, paths] {
        let (code, message) = refusal(&endpoint(), &[("operations", None, OPERATIONS), ("map", None, &map)]);
        assert_eq!(code, "LIMIT_UPLOAD", "{message}");
    }
    let deep = format!(r#"{{"0": ["variables.f{}"]}}"#, ".0".repeat(100_000));
    assert_eq!(refusal(&endpoint(), &[("operations", None, OPERATIONS), ("map", None, &deep)]).0, "BAD_USER_INPUT");
    let nested = format!(r#"{{"0": {}"#, "[".repeat(100_000));
    assert_eq!(refusal(&endpoint(), &[("operations", None, OPERATIONS), ("map", None, &nested)]).0, "LIMIT_DEPTH");
}

#[test]
fn endless_heads_are_refused_early() {
    let endless = "x".repeat(100_000);
    for body in [format!("--cut\r\nx: {endless}"), endless.clone(), format!("--cut{}", " ".repeat(100_000))] {
        for piece in [1, 4096, 100_000] {
            let (code, message) = read(&endpoint(), body.as_bytes(), piece).expect_err("it is endless");
            assert_eq!(code, "LIMIT_UPLOAD", "{message}");
        }
    }
}

#[test]
fn what_follows_the_last_boundary_is_only_counted() {
    let body = sound() + &"x".repeat(100_000);
    assert!(read(&endpoint(), body.as_bytes(), 1000).is_ok());
    let short = Endpoint::new().uploads(MultipartOptions::default().max_total_size(50_000));
    assert_eq!(read(&short, body.as_bytes(), 1000).expect_err("it is large").0, "LIMIT_BODY");
}

#[test]
fn files_beyond_the_memory_are_read_like_others() {
    let content = "0123456789abcdef".repeat(10_000);
    let parts = [("operations", None, OPERATIONS), ("map", None, MAP), ("0", Some("a.txt"), &*content)];
    let small = Endpoint::new().uploads(MultipartOptions::default().max_in_memory(1000));
    for (endpoint, in_memory) in [(endpoint(), true), (small, !cfg!(feature = "tempfile"))] {
        let requests = read(&endpoint, form(&parts).as_bytes(), 7000).expect("it is sound");
        assert_eq!(requests[0].uploads[0].content.in_memory().is_some(), in_memory);
        assert_eq!(files(&requests[0]), [text_file("a.txt", &content)]);
        assert_eq!(files(&requests[0]), [text_file("a.txt", &content)], "each clone has its own place");
    }
}

#[test]
fn forms_need_a_header_that_forms_cannot_set() {
    let head = || http::Request::post("/").header("content-type", "multipart/form-data; boundary=cut");
    let body = sound();
    assert_eq!(read_with(&endpoint(), head(), body.as_bytes(), 99).expect_err("it may be forged").0, "CSRF_BLOCKED");
    for name in ["GraphQL-Require-Preflight", "Apollo-Require-Preflight", "X-Apollo-Operation-Name"] {
        assert!(read_with(&endpoint(), head().header(name, ""), body.as_bytes(), 99).is_ok(), "{name}");
        let refused = read_with(&Endpoint::new(), head().header(name, ""), body.as_bytes(), 99);
        assert_eq!(refused.expect_err("files are off").0, "CSRF_BLOCKED");
    }
    let other = http::Request::post("/").header("content-type", "text/plain").header("graphql-require-preflight", "1");
    assert_eq!(read_with(&endpoint(), other, body.as_bytes(), 99).expect_err("it may be forged").0, "CSRF_BLOCKED");
}

#[test]
fn boundaries_are_read_as_their_grammar_says() {
    let long = "b".repeat(71);
    for boundary in ["", ";boundary=", ";boundary=\"\"", &*format!(";boundary={long}")] {
        let head = http::Request::post("/").header("content-type", format!("multipart/form-data{boundary}"));
        let head = head.header("graphql-require-preflight", "1");
        let (code, _) = read_with(&endpoint(), head, b"", 9).expect_err("it has no boundary");
        assert!(["PARSE_FAILED", "UNSUPPORTED_MEDIA_TYPE", "CSRF_BLOCKED"].contains(&&*code), "{boundary}: {code}");
    }
    let head = http::Request::post("/").header("content-type", "Multipart/Form-Data; Boundary=\"cut\"");
    assert!(read_with(&endpoint(), head.header("graphql-require-preflight", "1"), sound().as_bytes(), 9).is_ok());
}

#[test]
fn compressed_forms_are_read_within_the_limits() {
    let gzip = |text: &str| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut encoder, text.as_bytes())
            .and_then(|()| encoder.finish())
            .expect("a vector takes it")
    };
    let head = || {
        let head = http::Request::post("/").header("content-type", "multipart/form-data; boundary=cut");
        head.header("graphql-require-preflight", "1").header("content-encoding", "gzip")
    };
    let requests = read_with(&endpoint(), head(), &gzip(&sound()), 7).expect("it is sound");
    assert_eq!(files(&requests[0]), [text_file("a.txt", "content")]);
    let bomb = " ".repeat(12 * 1024 * 1024);
    let bomb = form(&[("operations", None, OPERATIONS), ("map", None, MAP), ("0", Some("a.txt"), &bomb)]);
    assert_eq!(read_with(&endpoint(), head(), &gzip(&bomb), 1000).expect_err("it is large").0, "LIMIT_UPLOAD");
}

#[test]
fn no_bytes_make_the_reader_panic() {
    let mut seed = 5_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..5_000 {
        let mut body = sound().into_bytes();
        for _ in 0..=random(5) {
            let at = random(body.len());
            match random(4) {
                0 => body.truncate(at + 1),
                1 => body[at] = random(256) as u8,
                2 => body.insert(at, b"-\r\n\":;{}[]cut0."[random(15)]),
                _ => drop(body.remove(at)),
            }
            body.push(b'\n');
        }
        let piece = 1 + random(40);
        _ = read(&endpoint().batch(3), &body, piece);
    }
}
