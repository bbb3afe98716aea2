//! Looking into arguments.

use damson::dynamic::{FieldFuture, Schema, ValueAccessor};
use damson::{Name, Value, value};

use crate::answer;

#[test]
fn each_kind_of_value_is_had_by_its_method() {
    let value =
        value!({ "b": true, "i": -3, "u": 3, "f": 1.5, "s": "text", "e": Name::new("RED"), "l": [1, 2, 3], "n": null });
    let object = ValueAccessor::new(&value).object().expect("an object");
    let get = |name| object.try_get(name).expect("a field");
    assert!(get("b").boolean().expect("a boolean"));
    assert_eq!(get("i").i64().expect("an integer"), -3);
    assert_eq!(get("u").u64().expect("an integer"), 3);
    assert_eq!(get("f").f64().expect("a number"), 1.5);
    assert_eq!(get("f").f32().expect("a number"), 1.5);
    assert_eq!(get("s").string().expect("a string"), "text");
    assert_eq!(get("e").enum_name().expect("a name"), "RED");
    assert!(get("n").is_null());
    assert_eq!(object.len(), 8);
    assert_eq!(object.keys().next().expect("a key"), "b");
    let list = get("l").list().expect("a list");
    assert_eq!(list.try_get(2).expect("an item").deserialize::<u8>().expect("a byte"), 3);
    assert_eq!(list.as_slice(1, 3).expect("items").as_values_slice(), [Value::from(2), Value::from(3)]);
}

#[test]
fn what_is_not_there_or_of_another_kind_is_told() {
    let value = value!({ "i": -3, "l": [1] });
    let object = ValueAccessor::new(&value).object().expect("an object");
    let get = |name| object.try_get(name).expect("a field");
    assert_eq!(object.try_get("x").expect_err("nothing").message, "Nothing was given for \"x\".");
    assert_eq!(get("i").u64().expect_err("negative").message, "Expected an integer from 0, found -3.");
    assert_eq!(get("l").string().expect_err("a list").message, "Expected a string, found [1].");
    let list = get("l").list().expect("a list");
    assert_eq!(list.try_get(1).expect_err("one item").message, "There is no item 1 in a list of 1.");
    assert_eq!(list.as_slice(0, 2).expect_err("one item").message, "There are no items 0 to 2 in a list of 1.");
}

#[test]
fn arguments_are_read_as_rust_types() {
    #[derive(serde::Deserialize)]
    struct Range {
        from: i32,
        to: i32,
    }
    let sdl = "type Query { sum(range: Range!): Int! } input Range { from: Int! = 1 to: Int! }";
    let schema = Schema::from_sdl(sdl)
        .resolve_async("Query.sum", |cx| {
            FieldFuture::new(async move {
                let Range { from, to } = cx.argument("range")?;
                Ok(Some(Value::from((from..=to).sum::<i32>())))
            })
        })
        .finish()
        .expect("a schema");
    assert_eq!(answer(&schema, "{ sum(range: { to: 4 }) }"), r#"{"data":{"sum":10}}"#);
}

/// An error that a resolver finds in an argument is at the wrong value, as deep as the document shows it.
#[test]
fn an_error_of_a_value_points_at_the_value() {
    let sdl = "
        directive @times(count: Int!) repeatable on FIELD
        type Query { number(x: Int): Int deep(in: In): Int read(in: In): Int later(x: Int): Int }
        input In { list: [Int!] in: In number: Int }
        type Subscription { numbers(x: Int): Int }
    ";
    let schema = Schema::from_sdl(sdl)
        .directive("times", |cx, resolve| {
            Box::pin(async move {
                cx.args.try_get("count")?.u64()?;
                resolve.await
            })
        })
        .resolve("Query.number", |cx| Ok(Some(Value::from(cx.args.try_get("x")?.u64()?).into())))
        .resolve("Query.deep", |cx| {
            let outer = cx.args.try_get("in")?.object()?;
            let inner = outer.try_get("in")?.object()?;
            let list = inner.try_get("list")?.list()?;
            let sum = list.iter().map(|item| item.u64()).sum::<damson::Result<u64>>()?;
            Ok(Some(Value::from(sum + list.try_get(0)?.u64()?).into()))
        })
        .resolve("Query.read", |cx| {
            #[derive(serde::Deserialize)]
            struct In {
                number: u8,
            }
            Ok(Some(Value::from(cx.argument::<In>("in")?.number).into()))
        })
        .resolve_async("Query.later", |cx| {
            FieldFuture::new(async move {
                tokio::task::yield_now().await;
                Ok(Some(Value::from(cx.args.try_get("x")?.u64()?)))
            })
        })
        .subscribe("Subscription.numbers", |cx| {
            damson::dynamic::SubscriptionFieldFuture::new(async move {
                let number = cx.args.try_get("x")?.u64()?;
                Ok(damson::futures_util::stream::iter([Ok(Value::from(number))]))
            })
        })
        .finish()
        .expect("a schema");
    for (document, wrong) in [
        ("{ number(x: -1) }", "-1"),
        ("query ($x: Int) { number(x: $x) }", "$x) }"),
        ("{ number }", "number"),
        ("{ deep(in: { in: { list: [1, -1] } }) }", "-1"),
        ("{ deep(in: { in: { list: -1 } }) }", "-1"),
        ("query ($x: Int!) { deep(in: { in: { list: [1, $x] } }) }", "$x]"),
        ("{ deep(in: { in: { list: [] } }) }", "{ in: { list: [] } }) }"),
        ("{ deep(in: { number: 1 }) }", "{ number: 1 }) }"),
        ("{ read(in: { number: -1 }) }", "{ number: -1 }) }"),
        ("{ later(x: -1) }", "-1"),
        ("{ number(x: 1) @times(count: -1) }", "-1"),
        ("{ number(x: 1) @times(count: 1) @times(count: -1) }", "-1"),
        ("subscription { numbers(x: -1) }", "-1"),
    ] {
        let request = crate::support::with_variables(document, r#"{"x": -1}"#);
        let [answer] = &crate::support::answers(&schema, request)[..] else { panic!("one response to {document}") };
        let column = document.find(wrong).expect("it is there") + 1;
        assert!(answer.contains(&format!(r#""locations":[{{"line":1,"column":{column}}}]"#)), "{document}: {answer}");
    }
}
