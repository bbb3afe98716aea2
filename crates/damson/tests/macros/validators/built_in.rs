//! The validators that Damson has.

use damson::{Context, MaybeUndefined, Object, Result};
use expect_test::expect;

use super::refusals;
use crate::ask;

struct Query;

#[Object]
#[allow(clippy::too_many_arguments)]
impl Query {
    fn numbers(
        &self,
        #[graphql(validator(minimum = 1, maximum = 10))] a: Option<i32>,
        #[graphql(validator(minimum = "-1.5", maximum = 1.5))] b: Option<f64>,
        #[graphql(validator(multiple_of = 5))] c: Option<u8>,
        #[graphql(validator(maximum = 2))] d: Option<f32>,
    ) -> Option<String> {
        Some(format!("{a:?} {b:?} {c:?} {d:?}"))
    }

    fn texts(
        &self,
        #[graphql(validator(max_length = 4, min_length = "2"))] a: Option<String>,
        #[graphql(validator(chars_max_length = 4, chars_min_length = 2))] b: Option<Box<str>>,
        #[graphql(validator(ip))] c: Option<String>,
        #[graphql(validator(url = true))] d: Option<String>,
        #[graphql(validator(max_length = 1))] e: MaybeUndefined<damson::ID>,
    ) -> Option<String> {
        Some(format!("{a:?} {b:?} {c:?} {d:?} {e:?}"))
    }

    fn lists(
        &self,
        #[graphql(validator(max_items = 2, min_items = 1))] a: Option<Vec<i32>>,
        #[graphql(validator(list, max_items = 3, maximum = 5, max_length = 2))] b: Option<Vec<Option<Both>>>,
    ) -> Option<usize> {
        Some(a?.len() + b?.len())
    }

    async fn resolved(&self, ctx: &Context<'_>, #[graphql(validator(maximum = 1))] n: i32) -> Result<i32> {
        ctx.data::<i32>().map(|data| data + n)
    }
}

/// A number and a text in one.
#[derive(damson::NewType, Clone)]
struct Both(Inner);

#[derive(Clone)]
struct Inner(String);

damson::scalar!(Inner, "Inner");

impl serde::Serialize for Inner {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Inner {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        String::deserialize(deserializer).map(Inner)
    }
}

impl AsRef<str> for Inner {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl damson::validators::Numeric for Inner {
    fn amount(&self) -> damson::validators::Amount {
        damson::validators::Amount::Integer(self.0.len() as i128 * 2)
    }
}

#[test]
fn numbers() {
    expect![[""]].assert_eq(&refusals(Query, "{ numbers(a: 1, b: -1.5, c: 5, d: 2.0) b: numbers(a: 10, b: 1.5) }"));
    expect![[r#"
        1:14 ["numbers"] ["a"] "BAD_USER_INPUT" Argument "Query.numbers(a:)" has invalid value: the value is 0, but must be at least 1.
        1:20 ["numbers"] ["b"] "BAD_USER_INPUT" Argument "Query.numbers(b:)" has invalid value: the value is -1.6, but must be at least -1.5.
        1:29 ["numbers"] ["c"] "BAD_USER_INPUT" Argument "Query.numbers(c:)" has invalid value: the value is 7, but must be a multiple of 5.
        1:35 ["numbers"] ["d"] "BAD_USER_INPUT" Argument "Query.numbers(d:)" has invalid value: the value is 2.5, but must be at most 2.
        1:54 ["b"] ["a"] "BAD_USER_INPUT" Argument "Query.numbers(a:)" has invalid value: the value is 11, but must be at most 10.
        1:61 ["b"] ["b"] "BAD_USER_INPUT" Argument "Query.numbers(b:)" has invalid value: the value is 2, but must be at most 1.5.
        1:67 ["b"] ["c"] "BAD_USER_INPUT" Argument "Query.numbers(c:)" has invalid value: the value is 0, but must be a multiple of 5.
    "#]].assert_eq(&refusals(Query, "{ numbers(a: 0, b: -1.6, c: 7, d: 2.5) b: numbers(a: 11, b: 2, c: 0) }"));
    assert_eq!(ask(Query, "{ numbers(a: null) }"), r#"{"data":{"numbers":"None None None None"}}"#);
}

#[test]
fn texts() {
    expect![[""]].assert_eq(&refusals(
        Query,
        r#"{ texts(a: "äö", b: "äöäö", c: "::1", d: "https://a.b/c", e: "1") b: texts(a: "aa", b: "aa", c: "127.0.0.1", e: null) }"#,
    ));
    expect![[r#"
        1:12 ["texts"] ["a"] "BAD_USER_INPUT" Argument "Query.texts(a:)" has invalid value: the length is 6, but must be at most 4.
        1:22 ["texts"] ["b"] "BAD_USER_INPUT" Argument "Query.texts(b:)" has invalid value: the number of characters is 5, but must be at most 4.
        1:34 ["texts"] ["c"] "BAD_USER_INPUT" Argument "Query.texts(c:)" has invalid value: the value is not an IP address.
        1:46 ["texts"] ["d"] "BAD_USER_INPUT" Argument "Query.texts(d:)" has invalid value: the value is not a URL.
        1:58 ["texts"] ["e"] "BAD_USER_INPUT" Argument "Query.texts(e:)" has invalid value: the length is 2, but must be at most 1.
        1:74 ["b"] ["a"] "BAD_USER_INPUT" Argument "Query.texts(a:)" has invalid value: the length is 1, but must be at least 2.
        1:82 ["b"] ["b"] "BAD_USER_INPUT" Argument "Query.texts(b:)" has invalid value: the number of characters is 1, but must be at least 2.
    "#]].assert_eq(&refusals(Query, r#"{ texts(a: "äöü", b: "äöäöä", c: "1.1.1", d: "a.b/c", e: 12) b: texts(a: "a", b: "ä") }"#));
}

#[test]
fn lists() {
    expect![[""]].assert_eq(&refusals(Query, r#"{ lists(a: [1], b: ["a", "b", null]) b: lists(a: 1, b: "a") }"#));
    expect![[r#"
        1:12 ["lists"] ["a"] "BAD_USER_INPUT" Argument "Query.lists(a:)" has invalid value: the number of items is 3, but must be at most 2.
        1:26 ["lists"] ["b"] "BAD_USER_INPUT" Argument "Query.lists(b:)" has invalid value: the number of items is 4, but must be at most 3.
        1:32 ["lists"] ["b", 1] "BAD_USER_INPUT" Argument "Query.lists(b:)" has invalid value at [1]: the value is 6, but must be at most 5.
        1:32 ["lists"] ["b", 1] "BAD_USER_INPUT" Argument "Query.lists(b:)" has invalid value at [1]: the length is 3, but must be at most 2.
        1:63 ["b"] ["a"] "BAD_USER_INPUT" Argument "Query.lists(a:)" has invalid value: the number of items is 0, but must be at least 1.
        1:70 ["b"] ["b", 0] "BAD_USER_INPUT" Argument "Query.lists(b:)" has invalid value at [0]: the value is 6, but must be at most 5.
        1:70 ["b"] ["b", 0] "BAD_USER_INPUT" Argument "Query.lists(b:)" has invalid value at [0]: the length is 3, but must be at most 2.
    "#]].assert_eq(&refusals(Query, r#"{ lists(a: [1, 2, 3], b: ["a", "abc", null, "b"]) b: lists(a: [], b: "abc") }"#));
}

#[test]
fn the_resolver_does_not_run() {
    expect![[r#"
        1:15 ["resolved"] ["n"] "BAD_USER_INPUT" Argument "Query.resolved(n:)" has invalid value: the value is 2, but must be at most 1.
    "#]].assert_eq(&refusals(Query, "{ resolved(n: 2) }"));
    expect![[r#"
        1:3 ["resolved"]  "MISSING_DATA" The server has no data for this field. Ask those who run the server.
    "#]]
    .assert_eq(&refusals(Query, "{ resolved(n: 1) }"));
}
