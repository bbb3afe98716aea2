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
