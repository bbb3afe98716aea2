//! Numbers keep their value, from literals and from JSON alike, also with other features of `serde_json`: with these,
//! `cargo xtask test` runs all tests once more.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::collections::BTreeMap;

use damson_schema::coercion::{InputLimits, LiteralCoercion, coerce_variable_values};
use damson_schema::value::{Name, Number, Value, from_value, named_values, to_value};
use damson_schema::{IndexMap, TypeRef, TypeSystem};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

/// Whether this build of `serde_json` keeps all digits itself.
fn has_arbitrary_precision() -> bool {
    serde_json::from_str::<serde_json::Number>("0.10").unwrap().to_string() == "0.10"
}

fn types() -> TypeSystem {
    TypeSystem::from_sdl("type Query { a: Int } scalar Any input In { id: ID float: Float any: Any }").unwrap()
}

/// The coerced value of a variable that is given as JSON text.
fn variable(ty: &str, json: &str) -> Option<Value> {
    let document = damson_syntax::parse(&format!("query ($v: {ty}) {{ a }}")).unwrap();
    let inputs = named_values(&mut serde_json::Deserializer::from_str(&format!("{{\"v\": {json}}}"))).ok()?;
    let operation = document.operations().next().unwrap();
    let values = coerce_variable_values(&types(), &document, operation, inputs, &InputLimits::default()).ok()?;
    values.get(0).cloned()
}

/// The coerced value of a literal.
fn literal(ty: &str, text: &str) -> Option<Value> {
    let types = types();
    let (document, literal) = damson_syntax::parse_value(text).unwrap();
    let ty = TypeRef::named(types.id(ty).unwrap());
    LiteralCoercion::constants(&types, &document).coerce(&literal, ty, None).ok()?
}

const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "-0.0",
    "7",
    "1.5",
    "1.0",
    "1e3",
    "9007199254740993",
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551616",
    "12345678901234567890123",
    "170141183460469231731687303715884105728",
    "340282366920938463463374607431768211456",
    "-123456789012345678901234567890123456789012345",
    "0.1234567890123456789012345",
    "9007199254740993.0",
    "1e23",
    "1e400",
    "-1E+400",
    "1e-400",
    "4.94e-324",
];

#[test]
fn a_literal_and_a_variable_are_the_same_number() {
    let long = "123456789".repeat(50);
    for text in NUMBERS.iter().copied().chain([&*long]) {
        for ty in ["Float", "Any"] {
            assert_eq!(variable(ty, text), literal(ty, text), "{ty}: {text}");
        }
        if text.contains(['.', 'e', 'E']) {
            // It is not an `ID` as a literal, and as a variable only if it is an integer.
            assert_eq!(literal("ID", text), None, "{text}");
        } else {
            assert_eq!(variable("ID", text), Some(Value::from(text)), "{text}");
            assert_eq!(literal("ID", text), Some(Value::from(text)), "{text}");
            assert_eq!(variable("Int", text), literal("Int", text), "{text}");
        }
    }
}

#[test]
fn a_custom_scalar_gets_all_digits_or_an_error() {
    for text in NUMBERS.iter().filter(|text| text.parse::<f64>().unwrap().is_finite()) {
        let Some(Value::Number(number)) = variable("Any", text) else { panic!("{text}") };
        let is_same = number.to_string() == *text || number.as_exact_f64() == text.parse().ok();
        assert!(is_same, "{text}: {number}");
    }
    for text in ["1e400", "-1E+400"] {
        assert_eq!(variable("Any", text), None, "{text}");
    }
}

#[test]
fn a_double_is_an_identifier_only_while_it_has_no_room_for_doubt() {
    assert_eq!(variable("ID", "1.0"), Some(Value::from("1")));
    assert_eq!(variable("ID", "1e3"), Some(Value::from("1000")));
    for text in ["1.5", "1e23", "9007199254740993.0", "12345678901234567890123.0", "1e400"] {
        assert_eq!(variable("ID", text), None, "{text}");
    }
}

#[test]
fn numbers_come_from_every_reader_of_json() {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Buffered {
        Value(Value),
    }
    let text = r#"{"a":[1.5,-2,1e3,0.1],"b":{"c":18446744073709551615}}"#;
    let expected = Value::from_json_text(text).unwrap();
    assert_eq!(expected.to_string(), "{a: [1.5, -2, 1000.0, 0.1], b: {c: 18446744073709551615}}");
    let Buffered::Value(buffered) = serde_json::from_str(text).unwrap();
    let json: serde_json::Value = serde_json::from_str(text).unwrap();
    let all = [
        serde_json::from_str(text).unwrap(),
        serde_json::from_slice(text.as_bytes()).unwrap(),
        serde_json::from_reader(text.as_bytes()).unwrap(),
        serde_json::from_value(json.clone()).unwrap(),
        Value::from_json(json).unwrap(),
        buffered,
        from_value(expected.clone()).unwrap(),
        to_value(&expected).unwrap(),
    ];
    for (index, value) in all.into_iter().enumerate() {
        assert_eq!(value, expected, "{index}");
    }
    assert_eq!(serde_json::to_string(&expected).unwrap(), text.replace("1e3", "1000.0"));
}

#[test]
fn an_object_of_a_client_stays_an_object_with_any_names() {
    for key in ["$serde_json::private::Number", "$serde_json::private::RawValue"] {
        let text = format!("{{\"{key}\":\"1.5\"}}");
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value.get(key).and_then(Value::as_str), Some("1.5"));
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
    }
}

#[test]
fn rust_reads_a_number_in_the_form_that_it_has_room_for() {
    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    struct Wide {
        large: u128,
        small: i128,
        float: f64,
        keys: BTreeMap<u32, Option<i8>>,
    }
    let wide =
        Wide { large: u128::MAX, small: i128::MIN, float: 0.1, keys: BTreeMap::from([(7, None), (8, Some(-1))]) };
    let value = to_value(&wide).unwrap();
    assert_eq!(value.get("large").unwrap().to_string(), u128::MAX.to_string());
    assert_eq!(from_value::<Wide>(value).unwrap(), wide);
    let number = |text: &str| Value::Number(text.parse().unwrap());
    assert_eq!(from_value::<f64>(number("123456789012345678901234567890")).unwrap(), 1.2345678901234568e29);
    assert_eq!(from_value::<f32>(number("0.1234567890123456789012345")).unwrap(), 0.123_456_79);
    assert!(from_value::<u64>(number("123456789012345678901234567890")).is_err());
    assert_eq!(from_value::<Value>(number(&"9".repeat(60))).unwrap().to_string(), "9".repeat(60));
}

#[test]
fn every_type_of_serde_is_read_back() {
    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    enum Shape {
        Unit,
        New(i32),
        Pair(i32, String),
        Named { a: Option<bool> },
    }
    let shapes = vec![Shape::Unit, Shape::New(1), Shape::Pair(2, "b".into()), Shape::Named { a: Some(true) }];
    assert_eq!(from_value::<Vec<Shape>>(to_value(&shapes).unwrap()).unwrap(), shapes);
    assert_eq!(from_value::<Shape>(Value::Enum(Name::new("Unit"))).unwrap(), Shape::Unit);
    assert_eq!(from_value::<(char, ())>(to_value(('c', ())).unwrap()).unwrap(), ('c', ()));
    assert_eq!(from_value::<Vec<u8>>(Value::Binary(vec![1, 2].into())).unwrap(), [1, 2]);
    assert!(from_value::<(i32, i32)>(to_value([1, 2, 3]).unwrap()).is_err());
    assert!(from_value::<Shape>(to_value(&shapes).unwrap()).is_err());
}

#[test]
fn json_of_serde_holds_all_digits_or_is_an_error() {
    for text in ["12345678901234567890123", "-170141183460469231731687303715884105729"] {
        let json = Value::from_json_text(text).unwrap().into_json();
        match has_arbitrary_precision() {
            true => assert_eq!(json.unwrap().to_string(), text),
            false => assert!(json.unwrap_err().to_string().starts_with(text)),
        }
    }
    let rounded = Value::from_json_text("0.1234567890123456789012345").unwrap().into_json().unwrap();
    assert_eq!(rounded.as_f64(), Some(0.123_456_789_012_345_68));
}

#[test]
fn no_reader_goes_deeper_than_values_may_be() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let deep = Value::MAX_DEPTH;
    assert!(serde_json::from_str::<Value>(&nested(deep)).is_ok());
    for depth in [deep + 1, 100_000] {
        let text = nested(depth);
        assert!(Value::from_json_text(&text).is_err());
        assert!(serde_json::from_str::<Value>(&text).is_err());
        assert!(serde_json::from_str::<IndexMap<Name, Value>>(&format!("{{\"a\": {text}}}")).is_err());
    }
    let mut json = serde_json::Value::Null;
    for _ in 0..=deep {
        json = serde_json::Value::Array(vec![json]);
    }
    assert!(Value::from_json(json).is_err());
}

#[test]
fn equal_numbers_are_hashed_alike() {
    let numbers = ["0.0", "-0.0", "1", "1.0", "12345678901234567890123"].map(|text| text.parse::<Number>().unwrap());
    let all: std::collections::HashSet<Number> = numbers.iter().cloned().collect();
    assert_eq!(all.len(), 4);
    assert_eq!(Number::from(u128::MAX).as_u128(), Some(u128::MAX));
    assert_eq!(Number::from(i128::MIN).as_i128(), Some(i128::MIN));
    assert_eq!(Number::from(i128::from(i64::MIN)), Number::from(i64::MIN));
}

/// JSON, or nearly.
fn json_text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,2})?",
        "\"([a-z \u{e9}\u{1F600}]|\\\\[nu\"\\\\/0bfrt]|\\\\u00[0-9a-f]{2}|\\\\ud83d|\\\\ude00|\u{1}){0,5}\"",
        "true|false|null|nul|\\+1|01|1\\.|\\.5|-|NaN|'a'|,|",
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let items = proptest::collection::vec(inner, 0..4);
        let space = "[ \n\t\r]{0,2}";
        prop_oneof![
            (items.clone(), space).prop_map(|(items, space)| format!("[{space}{}]", items.join(&format!("{space},")))),
            (items, space).prop_map(|(items, space)| {
                let fields =
                    items.iter().enumerate().map(|(index, item)| format!("{space}\"k{}\":{space}{item}", index % 3));
                format!("{{{}{space}}}", fields.collect::<Vec<_>>().join(","))
            }),
        ]
    })
}

/// The value as `serde_json` has it in this build.
fn by_serde_json(text: &str) -> serde_json::Result<serde_json::Value> {
    serde_json::from_str(text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_is_json_for_both_readers_or_for_none(text in json_text(), end in "[ \n]{0,2}|[\\]}x,]") {
        let text = text + &end;
        let (own, other) = (Value::from_json_text(&text), by_serde_json(&text));
        prop_assert_eq!(own.is_ok(), other.is_ok(), "{}\n{:?}\n{:?}", text, own, other);
        match (own, other) {
            (Ok(own), Ok(other)) => {
                let written = serde_json::to_string(&own).unwrap();
                prop_assert_eq!(&Value::from_json_text(&written).unwrap(), &own);
                prop_assert_eq!(doubles(by_serde_json(&written).unwrap()), doubles(other), "{}", text);
            }
            (Err(own), Err(_)) => prop_assert!(own.line() > 0, "{}\n{}", text, own),
            _ => {}
        }
    }

    #[test]
    fn every_number_is_the_same_as_a_literal_and_as_a_variable(
        text in "-?(0|[1-9][0-9]{0,330})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?",
    ) {
        for ty in ["Float", "Any"] {
            prop_assert_eq!(variable(ty, &text), literal(ty, &text));
        }
        if !text.contains(['.', 'e', 'E']) {
            prop_assert_eq!(variable("ID", &text), Some(Value::from(text.as_str())));
            prop_assert_eq!(literal("ID", &text), Some(Value::from(text.as_str())));
            prop_assert_eq!(variable("Int", &text), literal("Int", &text));
        }
        if let Some(Value::Number(number)) = variable("Any", &text) {
            // It stays itself as text and through JSON, and is the nearest double.
            prop_assert_eq!(number.to_string().parse::<Number>().unwrap(), number.clone());
            prop_assert_eq!(serde_json::from_str::<Number>(&serde_json::to_string(&number).unwrap()).unwrap(), number.clone());
            prop_assert_eq!(number.as_f64(), text.parse().ok().filter(|float: &f64| float.is_finite()));
        }
    }

    #[test]
    fn a_default_value_is_the_same_from_sdl_and_from_introspection(
        text in "-?(0|[1-9][0-9]{0,60})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?",
    ) {
        let sdl = format!("type Query {{ a(x: Any = {text}, y: Float = {text}): Int }} scalar Any");
        let types = TypeSystem::from_sdl(&sdl).unwrap();
        let defaults = |types: &TypeSystem| {
            let arguments = &types.field(types.query.unwrap(), "a").unwrap().1.arguments;
            arguments.values().map(|argument| argument.coerced_default.clone()).collect::<Vec<_>>()
        };
        prop_assert_eq!(defaults(&types), vec![literal("Any", &text), literal("Float", &text)]);
        prop_assert_eq!(defaults(&TypeSystem::from_sdl(&types.sdl()).unwrap()), defaults(&types));
        prop_assert_eq!(defaults(&TypeSystem::from_introspection(&types.introspection()).unwrap()), defaults(&types));
    }
}

/// Numbers as doubles.
fn doubles(json: serde_json::Value) -> serde_json::Value {
    match json {
        serde_json::Value::Number(number) => serde_json::json!(number.as_f64()),
        serde_json::Value::Array(items) => items.into_iter().map(doubles).collect(),
        serde_json::Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, doubles(value))).collect(),
        other => other,
    }
}

#[test]
fn minus_zero_is_shown_as_zero() {
    let errors = TypeSystem::from_sdl("type Query { a(x: Boolean = -0): Int }").unwrap_err();
    let expected = "Query.a(x:) has invalid default value: Boolean cannot represent a non boolean value: 0";
    assert_eq!(errors.iter().next().unwrap().message, expected);
}
