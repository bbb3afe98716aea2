//! Headers that resolvers ask for, beside those of the reply.

use bytes::Bytes;
use damson::{BatchResponse, CacheControl, Response, ServerError, value};
use damson_http::{Decision, Endpoint, MediaType, Reply, StatusProfile};

fn answer(headers: &[(&str, &str)]) -> http::Response<Bytes> {
    encode(Response::new(value!({ "a": 1 })), headers)
}

fn encode(response: Response, headers: &[(&str, &str)]) -> http::Response<Bytes> {
    let response = response.http_headers(headers.iter().copied().collect());
    Reply::new(MediaType::Json, StatusProfile::default()).encode(BatchResponse::from(response))
}

fn values(answer: &http::Response<Bytes>, name: &str) -> Vec<String> {
    answer.headers().get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect()
}

#[test]
fn headers_are_added_beside_those_of_the_reply() {
    let answer = answer(&[("set-cookie", "a=1"), ("set-cookie", "b=2"), ("vary", "cookie")]);
    assert_eq!(values(&answer, "set-cookie"), ["a=1", "b=2"]);
    assert_eq!(values(&answer, "vary"), ["accept", "cookie"]);
    assert_eq!(values(&answer, "cache-control"), ["no-store"]);
}

#[test]
fn a_resolver_may_say_how_long_the_answer_is_kept() {
    assert_eq!(values(&answer(&[("Cache-Control", "max-age=5")]), "cache-control"), ["max-age=5"]);
}

#[test]
fn an_error_is_not_kept_by_the_word_of_a_resolver() {
    let response = Response { errors: vec![ServerError::new("No.")], ..Response::new(value!({ "a": null })) };
    assert_eq!(values(&encode(response, &[("cache-control", "max-age=5")]), "cache-control"), ["no-store"]);
}

#[test]
fn no_response_of_a_batch_says_how_long_the_batch_is_kept() {
    let hint = CacheControl { public: true, max_age: 60 };
    let response = |headers: &[(&str, &str)]| {
        let response = Response::new(value!({ "a": 1 })).cache_control(hint);
        response.http_headers(headers.iter().copied().collect())
    };
    for (asked_for, expected) in [
        (&[][..], "max-age=60"),
        (&[("cache-control", "max-age=600")], "no-store"),
        (&[("Cache-Control", "no-store"), ("set-cookie", "a=1")], "no-store"),
    ] {
        let batch = BatchResponse::Batch(vec![response(&[]), response(asked_for)]);
        let answer = Reply::new(MediaType::Json, StatusProfile::default()).encode(batch);
        assert_eq!(values(&answer, "cache-control"), [expected], "{asked_for:?}");
        assert_eq!(values(&answer, "set-cookie").len(), asked_for.len().saturating_sub(1), "{asked_for:?}");
    }
}

#[test]
fn how_the_body_is_written_and_sent_is_not_for_resolvers_to_say() {
    let asked_for = [("content-type", "text/html"), ("content-length", "1"), ("transfer-encoding", "chunked")];
    let answer = answer(&asked_for);
    assert_eq!(values(&answer, "content-type"), [MediaType::Json.content_type()]);
    assert_eq!(values(&answer, "content-length"), [""; 0]);
    assert_eq!(values(&answer, "transfer-encoding"), [""; 0]);
}

#[test]
fn the_headers_of_all_responses_of_a_batch_are_sent_in_every_form() {
    let batch = || {
        let response = |value: &str| {
            let headers = [("x-shared", value), ("set-cookie", value)].into_iter().collect();
            Response::new(value!({ "a": 1 })).http_headers(headers)
        };
        BatchResponse::Batch(vec![response("a"), response("b")])
    };
    for media_type in [MediaType::Json, MediaType::GraphqlResponse, MediaType::JsonLines] {
        let answer = Reply::new(media_type, StatusProfile::default()).encode(batch());
        assert_eq!(values(&answer, "content-type"), [media_type.content_type()]);
        assert_eq!(values(&answer, "x-shared"), ["a", "b"]);
        assert_eq!(values(&answer, "set-cookie"), ["a", "b"]);
    }
}

/// The answer to a GET request with this header, whose response has these headers.
fn asked(if_none_match: &str, headers: &[(&str, &str)]) -> http::Response<Bytes> {
    let request = http::Request::get("/?query=a").header("if-none-match", if_none_match).body(()).expect("a request");
    let Decision::Execute(accepted) = Endpoint::new().decide(&request.into_parts().0) else { panic!("it is sound") };
    let response = Response::new(value!({ "a": 1 })).http_headers(headers.iter().copied().collect());
    accepted.reply.encode(response.into())
}

#[test]
fn the_headers_of_resolvers_are_sent_without_a_body_too() {
    let answer = asked("*", &[("x-mine", "a"), ("cache-control", "max-age=5")]);
    assert_eq!((answer.status().as_u16(), answer.body().len()), (304, 0));
    assert_eq!(values(&answer, "x-mine"), ["a"]);
    assert_eq!(values(&answer, "cache-control"), ["max-age=5"]);
}

#[test]
fn a_resolver_may_give_the_entity_tag() {
    let mine = [("etag", "W/\"mine\"")];
    let answer = asked("\"other\"", &mine);
    assert_eq!((answer.status().as_u16(), values(&answer, "etag")), (200, vec!["W/\"mine\"".to_owned()]));
    let answer = asked("\"mine\"", &mine);
    assert_eq!((answer.status().as_u16(), values(&answer, "etag")), (304, vec!["W/\"mine\"".to_owned()]));
}
