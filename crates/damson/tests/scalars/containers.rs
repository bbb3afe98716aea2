//! Types around values: pointers, borrowed values, results and sets.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet, LinkedList, VecDeque};
use std::sync::{Arc, Weak};

use damson::{
    EmptyMutation, EmptySubscription, Error, MaybeUndefined, Nullable, Object, Result, Schema, SimpleObject,
    TraitInterface,
};

use crate::support::answer;

#[derive(SimpleObject, Clone)]
struct Point {
    x: i32,
}

struct Query {
    point: Arc<Point>,
}

#[Object]
impl Query {
    fn borrowed(&self) -> Cow<'_, Point> {
        Cow::Borrowed(&self.point)
    }

    fn owned(&self) -> Cow<'_, Point> {
        Cow::Owned(Point { x: 2 })
    }

    fn list(&self) -> Cow<'_, [i32]> {
        Cow::Owned(vec![1, 2])
    }

    async fn text(&self) -> [Cow<'_, str>; 2] {
        [Cow::Borrowed("a"), Cow::Owned("b".to_owned())]
    }

    fn weak(&self) -> Weak<Point> {
        Arc::downgrade(&self.point)
    }

    fn gone(&self) -> Weak<Point> {
        Weak::new()
    }

    async fn pointers(&self) -> Box<[Arc<str>]> {
        Box::new(["a".into(), "b".into()])
    }

    async fn shared(&self) -> Arc<[Box<str>]> {
        Arc::new(["a".into()])
    }

    fn perhaps(&self, fails: bool) -> Option<Result<i32>> {
        Some(if fails { Err(Error::new("no")) } else { Ok(1) })
    }

    fn at_last(&self, fails: bool) -> Result<Option<i32>> {
        if fails { Err(Error::new("no")) } else { Ok(None) }
    }

    fn each(&self) -> Vec<Result<i32>> {
        vec![Ok(1)]
    }

    fn sets(&self, a: HashSet<i32>, b: BTreeSet<i32>, c: VecDeque<i32>, d: LinkedList<i32>, e: [i32; 1]) -> Vec<usize> {
        vec![a.len(), b.len(), c.len(), d.len(), e.len()]
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::new(Query { point: Arc::new(Point { x: 1 }) }, EmptyMutation, EmptySubscription)
}

#[test]
fn what_is_around_a_value_shows_nowhere() {
    for (query, expected) in [
        (
            "{ borrowed { x } owned { x } list text }",
            r#"{"borrowed":{"x":1},"owned":{"x":2},"list":[1,2],"text":["a","b"]}"#,
        ),
        ("{ weak { x } gone { x } }", r#"{"weak":{"x":1},"gone":null}"#),
        ("{ pointers shared each }", r#"{"pointers":["a","b"],"shared":["a"],"each":[1]}"#),
        ("{ perhaps(fails: false) atLast(fails: false) }", r#"{"perhaps":1,"atLast":null}"#),
        ("{ sets(a: [1, 1], b: [1, 1, 2], c: [1, 1], d: 1, e: 1) }", r#"{"sets":[1,2,2,1,1]}"#),
    ] {
        assert_eq!(answer(&schema(), query), format!(r#"{{"data":{expected}}}"#), "{query}");
    }
}

#[test]
fn an_error_is_that_of_its_field() {
    for (query, field) in [("{ perhaps(fails: true) }", "perhaps"), ("{ atLast(fails: true) }", "atLast")] {
        let answer = answer(&schema(), query);
        assert!(answer.contains(&format!(r#""path":["{field}"]"#)), "{answer}");
        assert!(answer.contains(&format!(r#""data":{{"{field}":null}}"#)), "{answer}");
    }
}

#[test]
fn types_follow_from_the_value_within() {
    let sdl = schema().sdl();
    for line in [
        "  borrowed: Point!",
        "  list: [Int!]!",
        "  text: [String!]!",
        "  weak: Point\n",
        "  pointers: [String!]!",
        "  perhaps(fails: Boolean!): Int\n",
        "  atLast(fails: Boolean!): Int\n",
        "  each: [Int!]!",
    ] {
        assert!(sdl.contains(line), "{line} in {sdl}");
    }
}

/// Types that are nullable twice are nullable.
mod nullable_twice {
    use super::*;

    #[TraitInterface(for(Once, Twice))]
    trait Twofold {
        fn weak(&self) -> Option<Weak<Point>>;
        fn given(&self, a: Option<MaybeUndefined<i32>>, b: Nullable<Option<i32>>) -> Option<Option<i32>>;
    }

    #[TraitInterface(for(Once, Twice))]
    trait Single {
        fn weak(&self) -> Weak<Point>;
        fn given(&self, a: Option<i32>, b: MaybeUndefined<i32>) -> Nullable<i32>;
    }

    struct Once;

    #[Object(impl(TwofoldValue, SingleValue))]
    impl Once {
        fn weak(&self) -> Option<Point> {
            None
        }

        fn given(&self, a: Option<i32>, b: Option<i32>) -> Option<i32> {
            a.or(b)
        }
    }

    struct Twice(Arc<Point>);

    #[Object(impl(TwofoldValue, SingleValue))]
    impl Twice {
        fn weak(&self) -> Option<Weak<Point>> {
            Some(Arc::downgrade(&self.0))
        }

        fn given(&self, a: Option<Option<i32>>, b: MaybeUndefined<Option<i32>>) -> Option<Nullable<i32>> {
            let b = b.take().flatten();
            Some(a.flatten().or(b).map_or(Nullable::ExplicitNull, Nullable::Some))
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn twofold(&self) -> TwofoldValue {
            Once.into()
        }

        fn single(&self) -> SingleValue {
            Twice(Arc::new(Point { x: 3 })).into()
        }
    }

    #[test]
    fn a_type_that_is_nullable_twice_is_nullable() {
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        let query = "{ twofold { weak { x } given(a: null, b: 2) } single { weak { x } given(a: null) } }";
        let expected = r#"{"twofold":{"weak":null,"given":2},"single":{"weak":{"x":3},"given":null}}"#;
        assert_eq!(answer(&schema, query), format!(r#"{{"data":{expected}}}"#));
        let fields = "  weak: Point\n  given(a: Int, b: Int): Int\n}";
        assert_eq!(schema.sdl().matches(fields).count(), 4, "{}", schema.sdl());
    }
}
