//! Guards, complexities and cache hints of parts, on the way and at the end.

use std::sync::{Arc, Mutex};

use damson::{Context, EmptyMutation, EmptySubscription, Error, Object, Request, Result, Schema, SimpleObject};
use damson_testing::support;

/// Parts that are guarded, on the way and at the end.
struct Guarded;

/// The guards and the methods that have run, in order.
#[derive(Clone, Default)]
struct Asked(Arc<Mutex<Vec<&'static str>>>);

impl Asked {
    fn note(ctx: &Context<'_>, name: &'static str) {
        ctx.data_unchecked::<Asked>().0.lock().expect("no panic").push(name);
    }

    /// Forgets what has run, and tells it.
    fn take(&self) -> String {
        std::mem::take(&mut *self.0.lock().expect("no panic")).join(" ")
    }
}

fn asked(name: &'static str) -> impl Fn(&Context<'_>) -> Result<()> {
    move |ctx| {
        Asked::note(ctx, name);
        match ctx.data_opt::<&str>() {
            Some(refused) if *refused == name => Err(Error::new(format!("{name} refuses"))),
            _ => Ok(()),
        }
    }
}

#[derive(SimpleObject)]
#[graphql(guard = "asked(\"type\")", cache_control(max_age = 60))]
struct Secret {
    #[graphql(guard = "asked(\"field\")", complexity = 4)]
    deep: i32,
    plain: i32,
}

#[derive(SimpleObject)]
#[graphql(guard = "asked(\"middle\")")]
struct Middle {
    #[graphql(flatten, guard = "asked(\"part\")")]
    secret: Secret,
    open: i32,
}

#[Object]
impl Guarded {
    #[graphql(flatten, guard = "asked(\"method\")")]
    fn middle(&self, ctx: &Context<'_>) -> Middle {
        Asked::note(ctx, "called");
        Middle { secret: Secret { deep: 1, plain: 2 }, open: 3 }
    }

    fn free(&self) -> i32 {
        0
    }
}

#[test]
fn the_guards_of_parts_hold_and_come_from_the_outside_to_the_inside() {
    let noted = Asked::default();
    let schema = Schema::build(Guarded, EmptyMutation, EmptySubscription).data(noted.clone()).finish();
    let ask = |query, refused: &'static str| {
        let answer = support::answer(&schema, Request::new(query).data(refused));
        (answer, noted.take())
    };
    let asked = "method called middle part type field";
    assert_eq!(ask("{ free deep }", ""), (r#"{"data":{"free":0,"deep":1}}"#.to_owned(), asked.to_owned()));
    assert_eq!(ask("{ open }", "type"), (r#"{"data":{"open":3}}"#.to_owned(), "method called middle".to_owned()));
    for (refused, until) in [("method", 1), ("middle", 3), ("part", 4), ("type", 5), ("field", 6)] {
        let (answer, order) = ask("{ deep }", refused);
        assert!(answer.contains(&format!("{refused} refuses")), "{answer}");
        assert!(answer.contains(r#""path":["deep"]"#), "{answer}");
        assert_eq!(order, asked.split(' ').take(until).collect::<Vec<_>>().join(" "));
    }
}

#[test]
fn the_complexity_and_the_cache_hint_of_a_part_hold() {
    let schema = Schema::build(Guarded, EmptyMutation, EmptySubscription);
    let schema = schema.data(Asked::default()).limit_complexity(3).finish();
    assert!(support::answer(&schema, "{ deep }").contains("LIMIT_COMPLEXITY"));
    assert_eq!(support::answer(&schema, "{ plain }"), r#"{"data":{"plain":2}}"#);
    let response = support::execute_on(&schema, "{ plain }");
    assert!(!response.cache_control.public, "guards may answer another client otherwise");
    assert_eq!(response.cache_control.max_age, 60);
    assert_eq!(support::execute_on(&schema, "{ open }").cache_control.max_age, 0);
}
