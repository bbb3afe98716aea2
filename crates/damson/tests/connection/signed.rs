//! Signed cursors: only a cursor of the same list and the same key is taken, and all others have one error.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use damson::connection::{Connection, CursorKey, CursorType, Page, SignedCursor};
use damson::{Context, EmptyMutation, EmptySubscription, Error, Object, Result, Schema};
use damson_testing::support::execute_on;

use crate::page_of;

const MESSAGE: &str = "Argument \"after\" has invalid value: it is not a cursor of this list. Give a cursor that this list gave, or leave it out.";

struct Query;

#[Object]
impl Query {
    async fn numbers(
        &self,
        ctx: &Context<'_>,
        list: String,
        after: Option<String>,
        first: Option<i32>,
    ) -> Result<Connection<SignedCursor, usize>> {
        let list = ctx.data::<CursorKey>()?.list(list);
        list.query(after, None, first, None, |after: Option<usize>, before, first, last| async move {
            Ok::<_, Error>(page_of(10, after, before, Page::new(first, last, 5)?))
        })
        .await
    }
}

fn key(byte: u8) -> CursorKey {
    CursorKey::new([byte; 32]).expect("32 bytes")
}

fn schema(key: CursorKey) -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query, EmptyMutation, EmptySubscription).data(key).finish()
}

/// The nodes after a cursor of a list, or the error's code.
fn nodes(key: CursorKey, list: &str, after: &str) -> String {
    let query = format!("{{ numbers(list: \"{list}\", first: 2, after: \"{after}\") {{ nodes }} }}");
    let response = execute_on(&schema(key), &*query);
    match response.errors.as_slice() {
        [] => response.data.to_string(),
        [error] => {
            assert_eq!(error.message, MESSAGE);
            error.code().unwrap_or_default().to_owned()
        }
        errors => panic!("one error at most: {errors:?}"),
    }
}

fn cursor(key: &CursorKey, list: &str, number: usize) -> String {
    key.list(list).sign(&number).expect("a cursor").encode_cursor()
}

#[test]
fn a_page_follows_its_cursor() {
    let query = "{ numbers(list: \"a\", first: 2) { nodes edges { cursor } pageInfo { endCursor } } }";
    let data = execute_on(&schema(key(1)), query).data.to_string();
    assert!(data.contains(&format!("\"endCursor\":\"{}\"", cursor(&key(1), "a", 1))), "{data}");
    assert_eq!(nodes(key(1), "a", &cursor(&key(1), "a", 1)), r#"{"numbers":{"nodes":[2,3]}}"#);
}

#[test]
fn a_cursor_of_another_list_or_key_is_refused() {
    assert_eq!(nodes(key(1), "b", &cursor(&key(1), "a", 1)), "INVALID_CURSOR");
    assert_eq!(nodes(key(2), "a", &cursor(&key(1), "a", 1)), "INVALID_CURSOR");
    assert_eq!(nodes(key(1), "a", "1"), "INVALID_CURSOR");
    assert_eq!(nodes(key(1), "a", ""), "INVALID_CURSOR");
}

#[test]
fn the_name_of_a_list_and_its_cursor_are_kept_apart() {
    let signed = key(1).list("list1").sign(&23_usize).expect("a cursor").encode_cursor();
    let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(signed).expect("base64url");
    bytes.truncate(33);
    bytes.extend(b"123");
    assert_eq!(nodes(key(1), "list", &BASE64_URL_SAFE_NO_PAD.encode(bytes)), "INVALID_CURSOR");
}

#[test]
fn a_cursor_with_any_other_bit_is_refused_and_so_is_any_part_of_one() {
    let (key, text) = (key(1), cursor(&key(1), "a", 123));
    let list = key.list("a");
    let refused = |text: String| {
        let cursor = SignedCursor::decode_cursor(&text).expect("any text");
        list.open::<String>("after", &cursor).expect_err(&text).message == MESSAGE
    };
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(&text).expect("base64url");
    for bit in 0..8 * bytes.len() {
        let mut forged = bytes.clone();
        forged[bit / 8] ^= 1 << (bit % 8);
        assert!(refused(BASE64_URL_SAFE_NO_PAD.encode(forged)), "bit {bit}");
    }
    for length in 0..text.len() {
        assert!(refused(text[..length].to_owned()), "{length} characters");
    }
    assert!(refused(format!("{text}AAAA")) && refused(format!("{text}=")) && refused(format!(" {text}")));
}

#[test]
fn a_long_text_is_refused_before_it_is_decoded() {
    let list = key(1).list("a").sign(&"x".repeat(3000)).expect("a cursor");
    assert_eq!(key(1).list("a").open::<String>("after", &list).expect("a cursor").len(), 3000);
    let error = key(1).list("a").sign(&"x".repeat(4000)).expect_err("too long or too short");
    assert_eq!(error.message, "A cursor of \"a\" has 5378 bytes, and 4096 are the most. Put less into it.");
    assert_eq!(nodes(key(1), "a", &"A".repeat(100_000)), "INVALID_CURSOR");
}

#[test]
fn a_former_key_opens_but_does_not_sign() {
    let both = || key(2).and_former([1; 32]).expect("32 bytes");
    assert_eq!(nodes(both(), "a", &cursor(&key(1), "a", 1)), r#"{"numbers":{"nodes":[2,3]}}"#);
    assert_eq!(cursor(&both(), "a", 1), cursor(&key(2), "a", 1));
}

#[test]
fn a_signed_text_that_is_not_a_cursor_of_the_type_is_refused_alike() {
    let signed = key(1).list("a").sign(&"text".to_owned()).expect("a cursor").encode_cursor();
    assert_eq!(nodes(key(1), "a", &signed), "INVALID_CURSOR");
}

#[test]
fn a_short_secret_is_not_a_key_and_no_secret_is_shown() {
    let error = CursorKey::new([7; 31]).expect_err("too long or too short").to_string();
    assert_eq!(error, "The secret of a cursor key has 31 bytes. Give at least 32 random bytes.");
    assert!(CursorKey::new("").is_err() && key(1).and_former("short").is_err());
    assert_eq!(format!("{:?}", key(7)), "CursorKey { .. }");
}

/// The bytes of the signature come from another implementation of HMAC.
#[test]
fn a_signature_is_hmac_sha256() {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor(&key(0x0b), "a", 7)).expect("base64url");
    let hex: String = bytes[1..33].iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "c77046d29263054460bce403add4bc8fac61b21c7cd7a7c8b075e4169da84423");
    assert_eq!((bytes[0], &bytes[33..]), (1, b"7".as_slice()));
}
