//! `serial`: the fields of an object are executed one after the other, below the root, too.

use std::sync::Mutex;
use std::task::Poll;

use damson::{EmptyMutation, EmptySubscription, MergedObject, Object, Result, Schema, SimpleObject};
use damson_testing::support;

use crate::ask;

/// The events, in order.
#[derive(Default)]
struct Log(Mutex<Vec<String>>);

impl Log {
    /// Waits once between two entries.
    async fn step(&self, name: &str) -> i32 {
        let mut has_waited = false;
        self.0.lock().expect("no panic").push(format!("{name} begins"));
        std::future::poll_fn(|task| {
            task.waker().wake_by_ref();
            if std::mem::replace(&mut has_waited, true) { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        self.0.lock().expect("no panic").push(format!("{name} ends"));
        1
    }
}

struct Serial<'a>(&'a Log);

#[Object(serial)]
impl Serial<'_> {
    async fn one(&self) -> i32 {
        self.0.step("one").await
    }
    async fn two(&self) -> i32 {
        self.0.step("two").await
    }
    fn plain(&self) -> i32 {
        2
    }
    async fn nested(&self) -> Serial<'_> {
        self.0.step("nested").await;
        Serial(self.0)
    }
    async fn failing(&self) -> Result<i32> {
        self.0.step("failing").await;
        Err("no".into())
    }
}

struct Free<'a>(&'a Log);

#[Object]
impl Free<'_> {
    async fn one(&self) -> i32 {
        self.0.step("one").await
    }
    async fn two(&self) -> i32 {
        self.0.step("two").await
    }
}

#[derive(SimpleObject)]
#[graphql(serial)]
struct Holder<'a> {
    #[graphql(flatten)]
    free: Free<'a>,
    id: i32,
}

#[derive(MergedObject)]
#[graphql(serial)]
struct Merged<'a>(Free<'a>);

#[derive(Default)]
struct Query(Log);

#[Object]
impl Query {
    fn serial(&self) -> Option<Serial<'_>> {
        Some(Serial(&self.0))
    }
    fn serials(&self) -> Vec<Serial<'_>> {
        vec![Serial(&self.0), Serial(&self.0)]
    }
    fn free(&self) -> Free<'_> {
        Free(&self.0)
    }
    fn holder(&self) -> Holder<'_> {
        Holder { free: Free(&self.0), id: 1 }
    }
    fn merged(&self) -> Merged<'_> {
        Merged(Free(&self.0))
    }
    fn log(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.0.lock().expect("no panic"))
    }
}

/// The log of a query.
fn log(query: &str) -> String {
    let schema = Schema::new(Query::default(), EmptyMutation, EmptySubscription);
    support::answer(&schema, query);
    support::answer(&schema, "{ log }").replace("\"", "")
}

#[test]
fn the_fields_of_a_serial_object_run_one_after_the_other() {
    let in_order = "{data:{log:[one begins,one ends,two begins,two ends]}}";
    assert_eq!(log("{ free { one two } }"), "{data:{log:[one begins,two begins,one ends,two ends]}}");
    assert_eq!(log("{ serial { one two } }"), in_order);
    assert_eq!(log("{ holder { one id two } }"), in_order);
    assert_eq!(log("{ merged { one two } }"), in_order);
}

#[test]
fn everything_below_a_field_ends_before_the_next_field_begins() {
    let expected = "{data:{log:[nested begins,nested ends,two begins,two ends,one begins,one ends]}}";
    assert_eq!(log("{ serial { nested { two } plain one } }"), expected);
}

#[test]
fn the_answer_is_as_without_serial() {
    assert_eq!(
        ask(Query::default(), "{ a: serials { plain nested { two plain } one @skip(if: true) } free { one } }"),
        r#"{"data":{"a":[{"plain":2,"nested":{"two":1,"plain":2}},{"plain":2,"nested":{"two":1,"plain":2}}],"free":{"one":1}}}"#
    );
    assert_eq!(ask(Query::default(), "{ serial { plain } }"), r#"{"data":{"serial":{"plain":2}}}"#);
}

#[test]
fn an_error_ends_the_object_and_has_its_path() {
    expect_test::expect![[r#"{"errors":[{"message":"no","locations":[{"line":1,"column":18}],"path":["serial","failing"]}],"data":{"serial":null}}"#]].assert_eq(&ask(Query::default(), "{ serial { plain failing two } }"));
    assert_eq!(log("{ serial { failing two } }"), "{data:{log:[failing begins,failing ends]}}");
}
