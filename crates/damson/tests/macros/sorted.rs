//! Schemas whose fields and enum values are ordered by name.

use damson::{
    Context, EmptyMutation, Enum, InputObject, Interface, Object, Result, Schema, SchemaBuilder, SimpleObject,
    Subscription,
};
use expect_test::expect;
use futures_util::{Stream, stream};

use crate::support::{answer, answers};

fn refuse(_: &Context<'_>) -> Result<()> {
    Err("refused".into())
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Size {
    Small,
    Large,
    Huge,
}

#[derive(InputObject)]
struct Range {
    #[graphql(validator(maximum = 9))]
    to: i32,
    #[graphql(flatten)]
    start: Start,
}

#[derive(InputObject)]
struct Start {
    from: i32,
    #[graphql(visible = false, default = 1)]
    by: i32,
}

#[derive(SimpleObject)]
struct Part {
    z: i32,
    #[graphql(guard = "refuse")]
    b: Option<i32>,
}

#[derive(SimpleObject)]
struct Box {
    width: i32,
    #[graphql(flatten)]
    part: Part,
    #[graphql(visible = false)]
    c: i32,
    size: Size,
    a: String,
}

#[derive(Interface)]
#[graphql(field(name = "width", ty = "&i32"), field(name = "a", ty = "&String", guard = "refuse"))]
enum Thing {
    Box(Box),
}

struct Query;

#[Object]
impl Query {
    fn thing(&self) -> Thing {
        Box { width: 1, part: Part { z: 2, b: Some(3) }, c: 4, size: Size::Huge, a: "a".to_owned() }.into()
    }

    async fn sum(&self, range: Range, of: Option<Size>) -> Option<String> {
        Some(format!("{} {} {} {}", range.start.from, range.start.by, range.to, of == Some(Size::Large)))
    }

    fn boxed(&self) -> Box {
        Box { width: 1, part: Part { z: 2, b: Some(3) }, c: 4, size: Size::Small, a: "a".to_owned() }
    }
}

struct Events;

#[Subscription]
impl Events {
    async fn tick(&self) -> impl Stream<Item = i32> {
        stream::iter([1])
    }

    async fn beat(&self) -> impl Stream<Item = i32> {
        stream::iter([2])
    }
}

fn build() -> SchemaBuilder<Query, EmptyMutation, Events> {
    Schema::build(Query, EmptyMutation, Events)
}

const QUERY: &str = r"{
    boxed { width z size b __typename }
    thing { width ... on Box { z size } }
    sum(range: { to: 7, from: 2 }, of: LARGE)
    bad: sum(range: { to: 10, from: 2 })
}";

#[test]
fn members_are_ordered_by_name_in_the_schema() {
    let schema = build().with_sorted_fields().with_sorted_enums().finish();
    expect![[r#"
        schema {
          query: Query
          subscription: Events
        }

        type Query {
          boxed: Box!
          sum(range: Range!, of: Size): String
          thing: Thing!
        }

        type Events {
          beat: Int!
          tick: Int!
        }

        type Box implements Thing {
          a: String!
          b: Int
          size: Size!
          width: Int!
          z: Int!
        }

        input Range {
          from: Int!
          to: Int!
        }

        enum Size {
          HUGE
          LARGE
          SMALL
        }

        interface Thing {
          a: String!
          width: Int!
        }
    "#]]
    .assert_eq(&schema.sdl());
    let enums = build().with_sorted_enums().finish().sdl();
    assert!(enums.contains("HUGE\n  LARGE\n  SMALL") && enums.contains("  width: Int!\n  z: Int!"), "{enums}");
    let fields = build().with_sorted_fields().finish().sdl();
    assert!(fields.contains("SMALL\n  LARGE\n  HUGE") && fields.contains("  size: Size!\n  width: Int!"), "{fields}");
    let names = r#"{ __type(name: "Range") { inputFields { name } } }"#;
    assert_eq!(answer(&schema, names), r#"{"data":{"__type":{"inputFields":[{"name":"from"},{"name":"to"}]}}}"#);
}

#[test]
fn the_order_in_the_schema_changes_no_response() {
    let (sorted, plain) = (build().with_sorted_fields().with_sorted_enums().finish(), build().finish());
    let expected = answer(&plain, QUERY);
    assert_eq!(answer(&sorted, QUERY), expected);
    for part in [r#""boxed":{"width":1,"z":2,"size":"SMALL","b":null"#, "refused", "2 1 7 true", "BAD_USER_INPUT"] {
        assert!(expected.contains(part), "{part}: {expected}");
    }
    let refused = "{ thing { width a } }";
    assert_eq!(answer(&sorted, refused), answer(&plain, refused));
    assert!(answer(&plain, refused).contains("refused"));
    for (field, item) in [("tick", 1), ("beat", 2)] {
        let document = format!("subscription {{ {field} }}");
        assert_eq!(answers(&sorted, &document), [format!(r#"{{"data":{{"{field}":{item}}}}}"#)]);
    }
}
