//! Compressed bodies, of requests and of answers.

use std::io::Write;

use bytes::Bytes;
use damson_http::{Decision, Endpoint};
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use http::{Request, Response, StatusCode};

use crate::support::exchange;

const BODY: &str = r#"{"query": "a query of some length, so that it is compressed at all, at all, at all"}"#;

/// Compresses bytes.
type Compress = fn(&[u8]) -> Vec<u8>;

/// The names of the codings, with functions that compress.
const CODINGS: [(&str, Compress); 4] = [("gzip", gzip), ("deflate", deflate), ("br", brotli), ("zstd", zstandard)];

/// The codings of this build.
fn codings() -> impl Iterator<Item = (&'static str, Compress)> {
    let missing = [(!cfg!(feature = "br")).then_some("br"), (!cfg!(feature = "zstd")).then_some("zstd")];
    CODINGS.into_iter().filter(move |(name, _)| !missing.contains(&Some(*name)))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("a vector takes it")
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("a vector takes it")
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut compressed, 4096, 5, 22);
    encoder.write_all(bytes).and_then(|()| encoder.flush()).expect("a vector takes it");
    drop(encoder);
    compressed
}

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).expect("a vector takes it")
}

fn post(coding: &str, body: impl Into<Bytes>) -> Request<Bytes> {
    let request = Request::post("/").header("content-type", "application/json").header("content-encoding", coding);
    request.body(body.into()).expect("it is a valid request")
}

fn code(answer: &Response<Bytes>) -> &str {
    let body = std::str::from_utf8(answer.body()).expect("answers are UTF-8");
    assert!(body.len() < 1024, "the answer has {} bytes", body.len());
    body.split_once(r#""code":""#).map_or("none", |(_, rest)| rest.split('"').next().unwrap_or_default())
}

/// The answer where the body comes in pieces of this length.
fn in_pieces(coding: &str, body: &[u8], length: usize) -> Result<String, &'static str> {
    let (head, ()) = post(coding, Bytes::new()).map(drop).into_parts();
    let Decision::ReadBody(mut reader) = Endpoint::new().decide(&head) else { panic!("a POST has a body") };
    for piece in body.chunks(length) {
        reader.push(Bytes::copy_from_slice(piece)).map_err(|refusal| refusal.code())?;
    }
    match reader.finish().map_err(|refusal| refusal.code())?.request {
        damson::BatchRequest::Single(request) => Ok(request.query),
        damson::BatchRequest::Batch(_) => panic!("it is one request"),
    }
}

#[test]
fn a_body_is_decompressed_however_it_is_cut() {
    for (name, compress) in codings() {
        let body = compress(BODY.as_bytes());
        for length in 1..=body.len() {
            let query = in_pieces(name, &body, length).unwrap_or_else(|code| panic!("{name} in {length}: {code}"));
            assert!(BODY.contains(&query) && query.starts_with("a query"), "{name}: {query}");
        }
    }
}

#[test]
fn a_body_that_breaks_off_is_refused_wherever_it_does() {
    for (name, compress) in codings() {
        let body = compress(BODY.as_bytes());
        for end in 0..body.len() {
            assert_eq!(in_pieces(name, &body[..end], 7), Err("PARSE_FAILED"), "{name} cut at {end}");
        }
    }
}

#[test]
fn bytes_after_a_compressed_body_are_refused() {
    for (name, compress) in codings() {
        let body = [compress(BODY.as_bytes()), b"more".to_vec()].concat();
        for length in [1, body.len()] {
            assert_eq!(in_pieces(name, &body, length), Err("PARSE_FAILED"), "{name}");
        }
    }
}

#[test]
fn several_members_are_one_body() {
    let (first, second) = BODY.as_bytes().split_at(20);
    let body = [gzip(first), gzip(b""), gzip(second)].concat();
    for length in [1, 10, body.len()] {
        assert!(in_pieces("gzip", &body, length).is_ok());
    }
}

#[test]
fn bytes_that_are_not_compressed_are_refused() {
    for (name, _) in codings() {
        for body in [BODY.as_bytes(), b"", b"\0\0\0\0\0\0\0\0", &[0xff; 300]] {
            assert_eq!(code(&exchange(&Endpoint::new(), post(name, Bytes::copy_from_slice(body)))), "PARSE_FAILED");
        }
    }
}

#[test]
fn no_bytes_make_the_reader_panic() {
    let mut seed = 11_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for (name, compress) in codings() {
        let sound = compress(BODY.as_bytes());
        for _ in 0..2_000 {
            let mut body = sound.clone();
            for _ in 0..=random(3) {
                let at = random(body.len());
                body[at] = random(256) as u8;
            }
            assert!(exchange(&Endpoint::new(), post(name, body)).body().len() < 4096, "{name}");
        }
    }
}

#[test]
fn a_bomb_is_refused_before_it_bursts() {
    let zeros = vec![b' '; 16 * 1024 * 1024];
    for (name, compress) in codings() {
        let bomb = compress(&zeros);
        assert!(bomb.len() < 100_000, "{name}: {} bytes", bomb.len());
        let answer = exchange(&Endpoint::new(), post(name, bomb.clone()));
        assert_eq!((answer.status(), code(&answer)), (StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_BODY"), "{name}");
        // A bomb in a bomb is only a strange body.
        let answer = exchange(&Endpoint::new(), post(name, compress(&bomb)));
        assert_eq!(code(&answer), "PARSE_FAILED", "{name}");
    }
}

#[test]
fn endless_members_without_content_are_refused() {
    let empty = gzip(b"");
    let members = |count: usize| [empty.repeat(count - 1), gzip(BODY.as_bytes())].concat();
    assert_eq!(exchange(&Endpoint::new(), post("gzip", members(1_000))).status(), StatusCode::OK);
    let answer = exchange(&Endpoint::new(), post("gzip", members(1_001)));
    assert_eq!((answer.status(), code(&answer)), (StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_BODY"));
    assert!(String::from_utf8_lossy(answer.body()).contains("Compress it as one"));
    let answer = exchange(&Endpoint::new(), post("gzip", empty.repeat(1024 * 1024 / empty.len() + 1)));
    assert_eq!((answer.status(), code(&answer)), (StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_BODY"));
}

#[test]
fn the_limit_counts_what_is_decompressed() {
    for (name, compress) in codings() {
        let body = compress(BODY.as_bytes());
        let enough = Endpoint::new().max_body(BODY.len().max(body.len()));
        assert_eq!(exchange(&enough, post(name, body.clone())).status(), StatusCode::OK, "{name}");
        let short = Endpoint::new().max_body(BODY.len() - 1);
        assert_eq!(code(&exchange(&short, post(name, body))), "LIMIT_BODY", "{name}");
    }
}

#[cfg(feature = "br")]
#[test]
fn a_brotli_window_of_a_gigabyte_is_refused() {
    for second in 0..=255 {
        let body = [&[0x11, second], &[0; 64][..]].concat();
        assert_eq!(code(&exchange(&Endpoint::new(), post("br", body))), "PARSE_FAILED");
    }
}

#[cfg(feature = "zstd")]
#[test]
fn a_zstd_window_of_a_gigabyte_is_refused() {
    // A frame of 2^30 bytes of window, with one block of one byte that is repeated.
    let body = [&[0x28, 0xb5, 0x2f, 0xfd, 0, 20 << 3, 0x0b, 0, 0, b' '][..]].concat();
    assert_eq!(code(&exchange(&Endpoint::new(), post("zstd", body))), "PARSE_FAILED");
}

fn asked(endpoint: &Endpoint, query: &str, accept: Option<&str>) -> Response<Bytes> {
    let body = format!(r#"{{"query": "{query}"}}"#);
    let request = Request::post("/").header("content-type", "application/json");
    let request = accept.into_iter().fold(request, |request, accept| request.header("accept-encoding", accept));
    exchange(endpoint, request.body(Bytes::from(body)).expect("it is a valid request"))
}

fn coding(answer: &Response<Bytes>) -> &str {
    answer.headers().get("content-encoding").map_or("plain", |value| value.to_str().expect("it is text"))
}

#[test]
fn answers_are_compressed_for_those_who_accept_it() {
    let (endpoint, query) = (Endpoint::new().compress_from(500), "a".repeat(1000));
    let plain = asked(&endpoint, &query, None);
    assert_eq!(
        (coding(&plain), &plain.headers()["vary"]),
        ("plain", &"accept, accept-encoding".parse().expect("text"))
    );
    for (name, _) in codings() {
        let answer = asked(&endpoint, &query, Some(name));
        assert_eq!(coding(&answer), name);
        assert!(answer.body().len() < 200, "{name}: {} bytes", answer.body().len());
        assert_eq!(decompressed(name, answer.body()), plain.body()[..], "{name}");
    }
    assert_eq!(coding(&asked(&endpoint, &query, Some("gzip;q=0, deflate"))), "deflate");
    assert_eq!(coding(&asked(&endpoint, &query, Some("compress"))), "plain");
}

fn decompressed(name: &str, body: &[u8]) -> Vec<u8> {
    use std::io::Read;
    let mut plain = Vec::new();
    let mut read: Box<dyn Read + '_> = match name {
        "gzip" => Box::new(flate2::read::GzDecoder::new(body)),
        "deflate" => Box::new(flate2::read::ZlibDecoder::new(body)),
        "br" => Box::new(brotli::Decompressor::new(body, 4096)),
        _ => Box::new(zstd::Decoder::new(body).expect("a decoder")),
    };
    read.read_to_end(&mut plain).expect("it is compressed");
    plain
}

#[test]
fn answers_are_plain_if_they_are_short_or_nobody_asked_for_less() {
    let answer = asked(&Endpoint::new().compress_from(500), "short", Some("gzip"));
    assert_eq!(
        (coding(&answer), answer.headers()["vary"].to_str().expect("text")),
        ("plain", "accept, accept-encoding")
    );
    let answer = asked(&Endpoint::new(), &"a".repeat(1000), Some("gzip"));
    assert_eq!((coding(&answer), answer.headers()["vary"].to_str().expect("text")), ("plain", "accept"));
}

#[test]
fn a_large_answer_is_whole_when_it_is_decompressed() {
    let query: String =
        (0..200_000).map(|number: u32| char::from(b'a' + (number.wrapping_mul(2_654_435_761) >> 28) as u8)).collect();
    let endpoint = Endpoint::new().compress_from(0);
    let plain = asked(&endpoint, &query, None);
    for (name, _) in codings() {
        assert_eq!(decompressed(name, asked(&endpoint, &query, Some(name)).body()), plain.body()[..], "{name}");
    }
}
