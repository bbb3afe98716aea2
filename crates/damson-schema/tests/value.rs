//! Values from and to Rust, JSON and GraphQL.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::collections::BTreeMap;

use damson_schema::value::{Name, Number, Value, from_value, to_value};
use serde::{Deserialize, Serialize};
use serde_json::json;

#[test]
fn rust_values_become_values() {
    let table = [
        (Value::from(()), json!(null)),
        (Value::from(true), json!(true)),
        (Value::from(-7i8), json!(-7)),
        (Value::from(u64::MAX), json!(u64::MAX)),
        (Value::from(i64::MIN), json!(i64::MIN)),
        (Value::from(1.5), json!(1.5)),
        (Value::from(0.1f32), json!(0.1)),
        (Value::from(f64::NAN), json!(null)),
        (Value::from("text"), json!("text")),
        (Value::from('c'), json!("c")),
        (Value::from(Some(1)), json!(1)),
        (Value::from(None::<i32>), json!(null)),
        (Value::from(vec![Some("a"), None]), json!(["a", null])),
        (Value::from([1, 2]), json!([1, 2])),
        (Value::from(BTreeMap::from([("a", 1)])), json!({ "a": 1 })),
        (Value::from(Name::new("RED")), json!("RED")),
        (Value::Binary(vec![1, 2].into()), json!([1, 2])),
    ];
    for (value, expected) in table {
        assert_eq!(serde_json::to_value(&value).unwrap(), expected);
        assert_eq!(value.into_json().unwrap(), expected);
    }
}

#[test]
fn integers_of_json_stay_exact() {
    for text in ["18446744073709551615", "-9223372036854775808", "9007199254740993"] {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
        assert_eq!(value.to_string(), text);
    }
}

#[test]
fn objects_keep_the_order_of_their_fields() {
    let text = r#"{"z":1,"a":{"y":[],"b":null}}"#;
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
    assert_eq!(value.to_string(), "{z: 1, a: {y: [], b: null}}");
}

#[test]
fn the_last_of_repeated_fields_counts() {
    let value: Value = serde_json::from_str(r#"{"a":1,"b":2,"a":3}"#).unwrap();
    assert_eq!(value.to_string(), "{a: 3, b: 2}");
}

#[test]
fn strings_are_escaped_as_literals() {
    let value = Value::from("\"\\\n\t\u{8}\u{c}\r\u{0}\u{7f}é😀");
    assert_eq!(value.to_string(), r#""\"\\\n\t\b\f\r\u0000\u007Fé😀""#);
}

#[test]
fn parts_are_found_by_their_kind() {
    let value: Value = serde_json::from_str(r#"{"list":[1,2.5,"x",true,null]}"#).unwrap();
    let items = value.get("list").unwrap().as_list().unwrap();
    assert_eq!(items[0].as_i64(), Some(1));
    assert_eq!(items[1].as_f64(), Some(2.5));
    assert_eq!(items[1].as_i64(), None);
    assert_eq!(items[2].as_str(), Some("x"));
    assert_eq!(items[3].as_bool(), Some(true));
    assert!(items[4].is_null());
    assert_eq!(value.get("missing"), None);
    assert_eq!(Value::from(Name::new("RED")).as_str(), Some("RED"));
}

#[test]
fn every_type_of_serde_becomes_a_value_and_back() {
    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    struct Point {
        x: i32,
        label: Option<String>,
    }
    let point = Point { x: 1, label: None };
    let value = to_value(&point).unwrap();
    assert_eq!(value.to_string(), "{x: 1, label: null}");
    assert_eq!(from_value::<Point>(value).unwrap(), point);
    assert!(from_value::<Point>(Value::Null).is_err());
}

#[test]
fn sizes_count_values_and_levels() {
    let value: Value = serde_json::from_str(r#"{"a":[1,[2]],"b":null}"#).unwrap();
    assert_eq!((value.size().nodes, value.size().depth), (8, 3));
    assert_eq!((Value::Null.size().nodes, Value::Null.size().depth), (1, 0));
}

#[test]
fn equal_values_are_equal_in_any_order_of_fields() {
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(read(r#"{"a":1,"b":2}"#), read(r#"{"b":2,"a":1}"#));
    assert_ne!(Value::from(1), Value::from(1.0));
    assert_ne!(Value::from("A"), Value::Enum(Name::new("A")));
    assert_eq!(Value::Number(Number::from(1)), Value::from(1u8));
}
