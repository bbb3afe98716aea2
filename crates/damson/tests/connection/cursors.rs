//! Every type of cursor reads what it writes, and refuses other texts.

use std::fmt::Debug;

use damson::ID;
use damson::connection::{CursorType, OpaqueCursor};

#[track_caller]
fn assert_read_back<C: CursorType + PartialEq + Debug>(cursors: impl IntoIterator<Item = C>, wrong: &[&str]) {
    for cursor in cursors {
        let text = cursor.encode_cursor();
        assert_eq!(C::decode_cursor(&text).ok().as_ref(), Some(&cursor), "{text}");
    }
    for text in wrong {
        assert!(C::decode_cursor(text).is_err(), "{text} is taken");
    }
}

#[test]
fn numbers() {
    assert_read_back([i8::MIN, i8::MAX], &["128", "", "x"]);
    assert_read_back([i16::MIN, i16::MAX], &["40000"]);
    assert_read_back([i32::MIN, 0, i32::MAX], &["1.5", "3000000000"]);
    assert_read_back([i64::MIN, i64::MAX], &["9223372036854775808"]);
    assert_read_back([i128::MIN, i128::MAX], &["null"]);
    assert_read_back([isize::MIN, isize::MAX], &[" 1"]);
    assert_read_back([u8::MAX], &["-1"]);
    assert_read_back([u16::MAX], &["-1"]);
    assert_read_back([u32::MAX], &["-1"]);
    assert_read_back([u64::MAX], &["-1"]);
    assert_read_back([u128::MAX], &["-1"]);
    assert_read_back([usize::MAX], &["-1"]);
    assert_read_back([0.1_f32, f32::MAX, f32::MIN_POSITIVE], &["one"]);
    assert_read_back([0.1_f64, f64::MAX, f64::MIN_POSITIVE, -0.0], &["one"]);
}

#[test]
fn text() {
    assert_read_back([true, false], &["yes"]);
    assert_read_back(['a', '\u{1F980}'], &["ab", ""]);
    assert_read_back([String::new(), "a b".to_owned()], &[]);
    assert_read_back([ID::from("7")], &[]);
}

#[test]
fn opaque_cursors_hold_what_serde_writes() {
    let values = [("Bath".to_owned(), Some(7_i64), vec![0.5]), (String::new(), None, Vec::new())];
    let wrong = ["", "!", "bnVsbA", "WyJCYXRoIiw3XQ==", "WyJCYXRoIiw3XR"]; // empty, not base64, `null`, padded, with wrong last bits
    assert_read_back(values.map(OpaqueCursor), &wrong);
    let mut cursor = OpaqueCursor(vec![1]);
    cursor.push(2);
    assert_eq!(cursor.len(), 2);
}

#[test]
fn deep_json_in_an_opaque_cursor_is_refused() {
    use base64::Engine;
    let deep = base64::prelude::BASE64_URL_SAFE_NO_PAD.encode("[".repeat(1_000_000));
    assert!(OpaqueCursor::<serde_json::Value>::decode_cursor(&deep).is_err());
}

#[test]
#[cfg(feature = "chrono")]
fn moments_of_chrono_keep_their_nanoseconds() {
    use chrono::{DateTime, Utc};
    let moments = [0, 1, 999_999_999, 1_000_000]
        .map(|nanoseconds| DateTime::<Utc>::from_timestamp(7, nanoseconds).expect("a moment"));
    assert_read_back(moments, &["2015", "2015-07-01"]);
}

#[test]
#[cfg(feature = "jiff")]
fn moments_of_jiff() {
    assert_read_back([jiff::Timestamp::MIN, jiff::Timestamp::UNIX_EPOCH, jiff::Timestamp::MAX], &["2015-07-01"]);
}

#[test]
#[cfg(feature = "uuid")]
fn identifiers_of_uuid() {
    assert_read_back([uuid::Uuid::nil(), uuid::Uuid::max()], &["7"]);
}
