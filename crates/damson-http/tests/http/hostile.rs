//! Hostile requests: nothing panics, nothing is read beyond the limits, and the answers are short and have a code.
//!
//! Cases that do not depend on the transport are rows of `conformance/hostile`.

use bytes::Bytes;
use damson_http::{Decision, Endpoint};
use damson_testing::on_a_small_stack;
use http::{Request, Response, StatusCode};

use crate::support::exchange;

fn post(body: impl Into<Bytes>) -> Request<Bytes> {
    Request::post("/").header("content-type", "application/json").body(body.into()).expect("it is a valid request")
}

fn assert_refused(answer: &Response<Bytes>, code: &str) {
    let body = std::str::from_utf8(answer.body()).expect("answers are UTF-8");
    assert!(body.contains(&format!(r#""code":"{code}""#)), "{code} expected: {body}");
    assert!(body.len() < 1024, "the answer has {} bytes", body.len());
}

#[test]
fn an_endless_body_is_read_no_further_than_the_limit() {
    let (head, _) = post("").into_parts();
    let Decision::ReadBody(mut reader) = Endpoint::new().decide(&head) else { panic!("a POST has a body") };
    let chunk = Bytes::from(vec![b' '; 1000]);
    let taken = (1..).find(|_| reader.push(chunk.clone()).is_err()).expect("the reader stops");
    assert_eq!(taken, 1024 * 1024 / 1000 + 1);
}

#[test]
fn a_limit_of_nothing_refuses_the_first_byte() {
    let endpoint = Endpoint::new().max_body(0).max_url(0).max_nesting(0).max_values(0);
    assert_refused(&exchange(&endpoint, post("{}")), "LIMIT_URL");
    let endpoint = Endpoint::new().max_body(0);
    assert_refused(&exchange(&endpoint, post("{")), "LIMIT_BODY");
}

#[test]
fn deep_json_is_refused_without_recursion() {
    on_a_small_stack(|| {
        for raised in [64, usize::MAX] {
            let endpoint = Endpoint::new().max_nesting(raised).batch(10);
            for (open, close) in [("[", "]"), (r#"{"o":"#, "}")] {
                let deep = open.repeat(100_000) + "1" + &close.repeat(100_000);
                let variables = format!(r#"{{"query": "q", "variables": {{"v": {deep}}}}}"#);
                assert_refused(&exchange(&endpoint, post(variables)), "LIMIT_DEPTH");
                let open_ended = format!(r#"{{"query": "q", "variables": {{"v": {}"#, open.repeat(100_000));
                assert_refused(&exchange(&endpoint, post(open_ended)), "LIMIT_DEPTH");
                let unread = format!(r#"{{"query": "q", "unread": {deep}}}"#);
                assert_refused(&exchange(&endpoint, post(unread)), "LIMIT_DEPTH");
                let deep = open.repeat(5_000) + "1" + &close.repeat(5_000);
                let unread = format!(r#"{{"query": "q", "unread": {deep}}}"#);
                assert_eq!(exchange(&endpoint, post(unread)).status(), StatusCode::OK);
            }
            assert_refused(&exchange(&endpoint, post("[".repeat(100_000))), "LIMIT_DEPTH");
            assert_refused(&exchange(&endpoint, post("[".repeat(5_000))), "PARSE_FAILED");
            assert_refused(&exchange(&endpoint, post("[".repeat(9) + &"]".repeat(9))), "BAD_USER_INPUT");
        }
    });
}

#[test]
fn variables_at_the_raised_limit_are_read() {
    on_a_small_stack(|| {
        let endpoint = Endpoint::new().max_nesting(usize::MAX);
        let nested = |levels| "[".repeat(levels) + &"]".repeat(levels);
        let body = |levels: usize| format!(r#"{{"query": "q", "variables": {{"v": {}}}}}"#, nested(levels - 1));
        assert_eq!(exchange(&endpoint, post(body(120))).status(), StatusCode::OK);
        assert_refused(&exchange(&endpoint, post(body(121))), "LIMIT_DEPTH");
    });
}

#[test]
fn wide_batches_are_refused() {
    let batch = format!("[{}0]", "0,".repeat(400_000));
    assert_refused(&exchange(&Endpoint::new(), post(batch.clone())), "LIMIT_BATCH");
    assert_refused(&exchange(&Endpoint::new().batch(10), post(batch)), "LIMIT_BATCH");
}

#[test]
fn the_requests_of_a_batch_have_no_more_values_than_one() {
    let batch = |values: usize| {
        let one = format!(r#"{{"query": "q", "variables": {{"v": [{}0]}}}}"#, "0,".repeat(values));
        post(format!("[{one},{one},{one}]"))
    };
    let endpoint = Endpoint::new().batch(3);
    assert_eq!(exchange(&endpoint, batch(16_000)).status(), StatusCode::OK);
    assert_refused(&exchange(&endpoint, batch(17_000)), "LIMIT_INPUT");
}

#[test]
fn bytes_that_are_not_utf_8_are_refused_wherever_the_body_is_cut() {
    for bytes in [&b"\xFF"[..], b"\xC0\x80", b"\xED\xA0\x80", b"\xF0\x9F\x98"] {
        let body = [br#"{"query": "{ a(s: \""#, bytes, br#"\") }"}"#].concat();
        for cut in 0..body.len() {
            let refusal = read_cut(&body, cut).expect_err("it is not UTF-8");
            assert_eq!(refusal, ("PARSE_FAILED", StatusCode::BAD_REQUEST));
        }
    }
}

#[test]
fn a_character_cut_in_two_by_the_network_is_whole_again() {
    let body = r#"{"query": "😀漢é"}"#.as_bytes();
    for cut in 0..body.len() {
        assert_eq!(read_cut(body, cut), Ok("😀漢é".to_owned()));
    }
}

fn read_cut(body: &[u8], cut: usize) -> Result<String, (&'static str, StatusCode)> {
    let (head, _) = post("").into_parts();
    let Decision::ReadBody(mut reader) = Endpoint::new().decide(&head) else { panic!("a POST has a body") };
    for part in [&body[..cut], &body[cut..]] {
        reader.push(Bytes::copy_from_slice(part)).expect("the body is small");
    }
    match reader.finish().map(|accepted| accepted.request) {
        Ok(damson::BatchRequest::Single(request)) => Ok(request.query),
        Ok(damson::BatchRequest::Batch(_)) => panic!("it is one request"),
        Err(refusal) => Err((refusal.code(), refusal.status())),
    }
}

#[test]
fn headers_without_sense_or_number_are_survived() {
    let odd =
        ["", ";", ",", "/", "*/", ";;q", "a/b;q=", "*/*;q=-1", "*/*;q=inf", "\"", "a/b;c=\"", "a/b;c=\"\\", "\u{7f}"];
    for value in odd.into_iter().chain([&*"a/b,".repeat(10_000), &*"*/*;q=".repeat(9_999), &*";".repeat(60_000)]) {
        for name in ["accept", "content-type", "content-encoding", "content-length"] {
            let request = Request::post("/").header(name, value.as_bytes()).body(Bytes::from_static(b"{}"));
            // A text that is not a header's value never comes to us.
            let Ok(request) = request else { continue };
            assert!(exchange(&Endpoint::new(), request).body().len() < 1024);
        }
    }
    let bytes = http::HeaderValue::from_bytes(b"application/json\xFF").expect("HTTP allows it");
    let request = Request::post("/").header("content-type", bytes).body(Bytes::new()).expect("it is a valid request");
    assert_refused(&exchange(&Endpoint::new(), request), "UNSUPPORTED_MEDIA_TYPE");
}

#[test]
fn ten_thousand_headers_are_survived() {
    let mut request = post(r#"{"query": "q"}"#);
    for number in 0..10_000 {
        let name = http::HeaderName::try_from(format!("x-{number}")).expect("it is a name");
        request.headers_mut().insert(name, http::HeaderValue::from_static("x"));
        request.headers_mut().append("accept", http::HeaderValue::from_static("a/b;q=0.5"));
    }
    assert_refused(&exchange(&Endpoint::new(), request), "NOT_ACCEPTABLE");
}

#[test]
fn every_byte_string_has_an_answer() {
    let mut seed = 7_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let sound =
        r#"[{"query": "{ a }", "operationName": null, "variables": {"é": [1.5e3, "\ud83d\ude00"]}, "extensions": {}}]"#;
    let alphabet = br#"{}[]",:\u0019e.-+ntf%&= "#;
    for round in 0..20_000 {
        let mut body = sound.as_bytes().to_vec();
        for _ in 0..=random(4) {
            let at = random(body.len());
            match random(4) {
                0 => body.truncate(at + 1),
                1 => body[at] = random(256) as u8,
                2 => body.insert(at, alphabet[random(alphabet.len())]),
                _ => drop(body.remove(at)),
            }
            body.push(b' ');
        }
        let endpoint = Endpoint::new().batch(round % 3).max_nesting(round % 7).max_values(round % 11);
        assert!(exchange(&endpoint, post(body.clone())).body().len() < 4096);
        if let Ok(url) = http::Uri::try_from([b"/?query=q&variables=", &body[..]].concat()) {
            let request = Request::get(url).body(Bytes::new()).expect("it is a valid request");
            assert!(exchange(&endpoint, request).body().len() < 4096);
        }
    }
}
