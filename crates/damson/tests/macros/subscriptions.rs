//! `#[Subscription]` and `derive(MergedSubscription)`.

use damson::futures_util::stream::{self, BoxStream};
use damson::futures_util::{Stream, StreamExt};
use damson::{
    Context, EmptyMutation, Error, MergedSubscription, Object, Result, Schema, SimpleObject, Subscription,
    SubscriptionType, TypeName,
};

struct Query;

#[Object]
impl Query {
    fn ready(&self) -> bool {
        true
    }
}

#[derive(SimpleObject)]
struct User {
    name: String,
}

#[derive(Clone, Debug)]
struct OutOfReach;

impl std::fmt::Display for OutOfReach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("out of reach")
    }
}

type Boxed<'a> = BoxStream<'a, i32>;

struct Events {
    names: Vec<String>,
}

/// The events.
#[Subscription]
impl Events {
    const LAST: i32 = 2;

    /// Counts.
    async fn integers(&self, #[graphql(default = 1)] step: i32) -> impl Stream<Item = i32> {
        stream::iter((1..=Self::LAST).map(move |value| Self::times(value, step)))
    }

    fn plain(&self) -> impl Stream<Item = &'static str> + Send + use<> {
        stream::iter(["a"])
    }

    /// Lends what the root keeps.
    async fn borrowed(&self) -> impl Stream<Item = &str> {
        stream::iter(self.names.iter().map(String::as_str))
    }

    async fn users(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "called")] names: Vec<String>,
    ) -> Result<impl Stream<Item = User>> {
        let title: &String = ctx.data()?;
        Ok(stream::iter(names).map(move |name| User { name: format!("{title} {name}") }))
    }

    #[graphql(deprecation = "Too far.")]
    async fn steps(&self, reach: bool) -> Result<impl Stream<Item = Result<i32, OutOfReach>>, OutOfReach> {
        std::future::ready(()).await;
        if reach { Ok(stream::iter([Ok(1), Err(OutOfReach), Ok(3)])) } else { Err(OutOfReach) }
    }

    async fn boxed(&self) -> Boxed<'_> {
        stream::iter([7]).boxed()
    }

    fn later(&self) -> impl Future<Output = Result<impl Stream<Item = Result<Option<i32>>>>> + Send {
        std::future::ready(Ok(stream::iter([Ok(None), Err(Error::new("no"))])))
    }

    #[cfg(any())]
    async fn never_compiled(&self) -> impl Stream<Item = Nothing> {}

    #[graphql(name = "last")]
    async fn renamed(&self) -> impl Stream<Item = i32> {
        stream::once(async { 9 })
    }

    #[graphql(skip)]
    fn times(value: i32, step: i32) -> i32 {
        value * step
    }
}

fn events() -> Events {
    Events { names: vec!["Ada".to_owned(), "Bob".to_owned()] }
}

/// All responses, one on each line.
fn answers<S: SubscriptionType + 'static>(root: S, document: &str) -> String {
    let schema = Schema::build(Query, EmptyMutation, root).data("Dr".to_owned()).finish();
    crate::support::answers(&schema, document).join("\n")
}

#[test]
fn methods_give_streams() {
    let place = r#""locations":[{"line":1,"column":16}]"#;
    for (document, expected) in [
        ("subscription { integers }", "{\"data\":{\"integers\":1}}\n{\"data\":{\"integers\":2}}".to_owned()),
        ("subscription { of: integers(step: 3) }", "{\"data\":{\"of\":3}}\n{\"data\":{\"of\":6}}".to_owned()),
        ("subscription { plain }", r#"{"data":{"plain":"a"}}"#.to_owned()),
        (
            "subscription { borrowed }",
            "{\"data\":{\"borrowed\":\"Ada\"}}\n{\"data\":{\"borrowed\":\"Bob\"}}".to_owned(),
        ),
        ("subscription { users(called: [\"Who\"]) { name } }", r#"{"data":{"users":{"name":"Dr Who"}}}"#.to_owned()),
        (
            "subscription { steps(reach: true) }",
            format!(
                "{{\"data\":{{\"steps\":1}}}}\n{{\"errors\":[{{\"message\":\"out of reach\",{place},\"path\":[\"steps\"]}}],\"data\":null}}\n{{\"data\":{{\"steps\":3}}}}"
            ),
        ),
        (
            "subscription { steps(reach: false) }",
            format!("{{\"errors\":[{{\"message\":\"out of reach\",{place},\"path\":[\"steps\"]}}]}}"),
        ),
        ("subscription { boxed }", r#"{"data":{"boxed":7}}"#.to_owned()),
        (
            "subscription { later }",
            format!(
                "{{\"data\":{{\"later\":null}}}}\n{{\"errors\":[{{\"message\":\"no\",{place},\"path\":[\"later\"]}}],\"data\":{{\"later\":null}}}}"
            ),
        ),
        ("subscription { last }", r#"{"data":{"last":9}}"#.to_owned()),
        ("{ ready }", r#"{"data":{"ready":true}}"#.to_owned()),
    ] {
        assert_eq!(answers(events(), document), expected, "{document}");
    }
}

#[test]
fn the_schema_shows_the_root() {
    let sdl = Schema::new(Query, EmptyMutation, events()).sdl();
    let root = "schema {\n  query: Query\n  subscription: Events\n}";
    assert!(sdl.contains(root), "{sdl}");
    let ty = "\"\"\"The events.\"\"\"\ntype Events {\n  \"\"\"Counts.\"\"\"\n  integers(step: Int! = 1): Int!\n  plain: String!\n\n  \"\"\"Lends what the root keeps.\"\"\"\n  borrowed: String!\n  users(called: [String!]!): User!\n  steps(reach: Boolean!): Int! @deprecated(reason: \"Too far.\")\n  boxed: Int!\n  later: Int\n  last: Int!\n}";
    assert!(sdl.contains(ty), "{sdl}");
}

#[derive(Default)]
struct First;

#[Subscription(name = "FirstOf", rename_fields = "snake_case")]
impl First {
    async fn first_events(&self) -> impl Stream<Item = i32> {
        stream::iter([1])
    }

    async fn more(&self) -> impl Stream<Item = i32> {
        stream::iter([2])
    }
}

#[derive(Default)]
struct Second;

#[Subscription]
impl Second {
    async fn second_events(&self, #[graphql(default = 3)] of: i32) -> impl Stream<Item = i32> {
        stream::iter([of])
    }
}

/// Both.
#[derive(Default, MergedSubscription)]
#[graphql(name = "Subscription")]
struct Both(First, Second);

#[derive(MergedSubscription)]
#[graphql(name_type)]
struct Nested {
    both: Both,
    events: Events,
}

impl TypeName for Nested {
    fn type_name() -> std::borrow::Cow<'static, str> {
        "AllOfThem".into()
    }
}

#[test]
fn roots_are_merged_at_any_depth() {
    let nested = || Nested { both: Both::default(), events: events() };
    for (document, expected) in [
        ("subscription { first_events }", r#"{"data":{"first_events":1}}"#),
        ("subscription { more }", r#"{"data":{"more":2}}"#),
        ("subscription { secondEvents }", r#"{"data":{"secondEvents":3}}"#),
        ("subscription { secondEvents(of: 4) }", r#"{"data":{"secondEvents":4}}"#),
    ] {
        assert_eq!(answers(Both::default(), document), expected);
        assert_eq!(answers(nested(), document), expected);
    }
    assert_eq!(answers(nested(), "subscription { last }"), r#"{"data":{"last":9}}"#);
    let sdl = Schema::new(Query, EmptyMutation, Both::default()).sdl();
    assert!(sdl.contains("\"\"\"Both.\"\"\"\ntype Subscription {"), "{sdl}");
    assert!(!sdl.contains("FirstOf"), "{sdl}");
    assert!(Schema::new(Query, EmptyMutation, nested()).sdl().contains("type AllOfThem {"));
}

#[derive(MergedSubscription)]
struct Twice(Second, Second);

#[test]
fn two_fields_of_one_name_are_a_fault() {
    let faults = Schema::build(Query, EmptyMutation, Twice(Second, Second)).try_finish().expect_err("a fault");
    let faults = faults.to_string();
    assert!(faults.contains("Twice` defines the field \"secondEvents\" twice. Rename or skip one."), "{faults}");
}

struct Panics;

#[Subscription]
impl Panics {
    async fn panics(&self) -> impl Stream<Item = i32> {
        stream::iter([1, 2]).map(|item| if item == 2 { panic!("on purpose") } else { item })
    }

    #[expect(unreachable_code, reason = "what is tested")]
    fn at_once(&self) -> impl Stream<Item = i32> {
        panic!("on purpose");
        stream::empty()
    }
}

#[test]
fn a_panic_ends_the_stream_with_an_error() {
    let found = answers(Panics, "subscription { panics }");
    assert!(
        found.starts_with("{\"data\":{\"panics\":1}}\n{\"errors\":[{\"message\":\"Internal server error.\""),
        "{found}"
    );
    assert!(!answers(Panics, "subscription { atOnce }").contains("\"data\""));
}

#[derive(Clone, Copy)]
struct Guarded {
    pass: i32,
}

fn has_title(ctx: &Context<'_>) -> Result<()> {
    ctx.data::<String>().map(drop)
}

fn nobody(_: &Context<'_>) -> Result<()> {
    Err(Error::new("nobody"))
}

#[Subscription(guard = "has_title")]
impl Guarded {
    #[graphql(guard = "move |_: &Context<'_>| if key == self.pass { Ok(()) } else { Err(\"wrong key\".into()) }")]
    async fn behind_a_key(&self, key: i32) -> impl Stream<Item = i32> {
        stream::iter([key])
    }

    async fn behind_the_root(&self) -> impl Stream<Item = i32> {
        stream::iter([1])
    }
}

struct Closed;

#[Subscription(guard = "nobody")]
impl Closed {
    async fn closed(&self) -> impl Stream<Item = i32> {
        stream::iter([1])
    }
}

#[derive(MergedSubscription)]
struct GuardedParts(Closed, Guarded);

#[test]
fn guards_stand_before_streams_in_roots_and_in_parts_of_roots() {
    for (document, expected) in [
        ("subscription { behindAKey(key: 7) }", r#"{"data":{"behindAKey":7}}"#),
        (
            "subscription { behindAKey(key: 8) }",
            r#"{"errors":[{"message":"wrong key","locations":[{"line":1,"column":16}],"path":["behindAKey"]}]}"#,
        ),
        ("subscription { behindTheRoot }", r#"{"data":{"behindTheRoot":1}}"#),
    ] {
        assert_eq!(answers(Guarded { pass: 7 }, document), expected, "{document}");
        assert_eq!(answers(GuardedParts(Closed, Guarded { pass: 7 }), document), expected, "{document} of a part");
    }
    let closed = r#"{"errors":[{"message":"nobody","locations":[{"line":1,"column":16}],"path":["closed"]}]}"#;
    assert_eq!(answers(Closed, "subscription { closed }"), closed);
    assert_eq!(answers(GuardedParts(Closed, Guarded { pass: 7 }), "subscription { closed }"), closed);
}
