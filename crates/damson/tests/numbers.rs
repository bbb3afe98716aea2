//! Numbers from a request to its response, in this build and in one with other features of `serde_json`: `cargo xtask test`
//! runs all tests in both.

use damson::{
    BatchRequest, EmptyMutation, EmptySubscription, ID, InputObject, InputType, Json, Number, Object, Request, Scalar,
    ScalarType, Schema, SimpleObject, Value, Variables, scalar,
};
use damson_testing::support::{answer, text, wait};
use serde::{Deserialize, Serialize};

/// A scalar that keeps a number as it is.
struct Decimal(Number);

#[Scalar]
impl ScalarType for Decimal {
    fn parse(value: Value) -> damson::InputValueResult<Self> {
        match value {
            Value::Number(number) => Ok(Decimal(number)),
            other => Err(damson::InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Number(self.0.clone())
    }
}

/// A scalar that serde reads and writes.
#[derive(Serialize, Deserialize)]
struct P {
    x: f64,
}
scalar!(P);

#[derive(Serialize, Deserialize)]
struct Wide(u128);
scalar!(Wide);

#[derive(InputObject)]
struct In {
    float: Option<f64>,
    id: Option<ID>,
    any: Option<Decimal>,
}

#[derive(SimpleObject)]
struct Out {
    float: Option<f64>,
    id: Option<ID>,
    any: Option<Decimal>,
}

struct Query;

#[Object]
impl Query {
    fn int(&self, x: i32) -> i32 {
        x
    }
    fn float(&self, x: f64) -> f64 {
        x
    }
    fn id(&self, x: ID) -> ID {
        x
    }
    fn any(&self, x: Decimal) -> Decimal {
        x
    }
    fn p(&self, x: P) -> P {
        x
    }
    fn wide(&self, x: Wide) -> Wide {
        x
    }
    fn json(&self, x: serde_json::Value) -> serde_json::Value {
        x
    }
    fn typed(&self, x: Json<Vec<f64>>) -> Json<Vec<f64>> {
        x
    }
    fn object(&self, x: In) -> Out {
        Out { float: x.float, id: x.id, any: x.any }
    }
    fn default(&self, #[graphql(default_with = "Decimal(Number::from(u128::MAX))")] x: Decimal) -> Decimal {
        x
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::new(Query, EmptyMutation, EmptySubscription)
}

/// The data of a field with this argument, given as the JSON text of a variable that is read in every possible way.
fn each_way(field: &str, ty: &str, json: &str) -> Vec<String> {
    let selection = if field == "object" { "{ float id any }" } else { "" };
    let query = format!("query ($x: {ty}!) {{ {field}(x: $x) {selection} }}");
    let variables = format!("{{\"x\": {json}}}");
    let request = format!("{{\"query\": {query:?}, \"variables\": {variables}}}");
    let single = || match serde_json::from_str(&request).expect("a request") {
        BatchRequest::Single(request) => request,
        BatchRequest::Batch(_) => panic!("it is one request"),
    };
    let of_list = || match serde_json::from_str(&format!("[{request}]")).expect("requests") {
        BatchRequest::Single(_) => panic!("it is a list"),
        BatchRequest::Batch(mut requests) => requests.remove(0),
    };
    let requests = [
        Request::new(&query).variables(Variables::from_json_text(&variables).expect("variables")),
        Request::new(&query).variables(serde_json::from_str(&variables).expect("variables")),
        serde_json::from_str(&request).expect("a request"),
        serde_json::from_slice(request.as_bytes()).expect("a request"),
        single(),
        of_list(),
    ];
    requests.into_iter().map(|request| answer(&schema(), request)).collect()
}

/// The answer of the field, which is the same for all ways to read the variable.
#[track_caller]
fn told(field: &str, ty: &str, json: &str) -> String {
    let mut answers = each_way(field, ty, json);
    answers.dedup();
    let [answer] = answers.as_slice() else { panic!("{answers:?}") };
    let prefix = format!("{{\"data\":{{\"{field}\":");
    answer.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix("}}")).unwrap_or(answer).to_owned()
}

#[test]
fn a_variable_is_the_number_that_was_sent() {
    let cases = [
        ("float", "Float", "1.5", "1.5"),
        ("float", "Float", "1e3", "1000.0"),
        ("float", "Float", "12345678901234567890123", "1.2345678901234568e+22"),
        ("int", "Int", "1.0", "1"),
        ("int", "Int", "-7", "-7"),
        ("id", "ID", "7", "\"7\""),
        ("id", "ID", "12345678901234567890123", "\"12345678901234567890123\""),
        ("id", "ID", "340282366920938463463374607431768211457", "\"340282366920938463463374607431768211457\""),
        ("any", "Decimal", "0.1", "0.1"),
        ("any", "Decimal", "123456789012345678901234567890", "123456789012345678901234567890"),
        ("any", "Decimal", "0.12345678901234567890123", "0.12345678901234567890123"),
        ("p", "P", "{\"x\": 0.1}", "{\"x\":0.1}"),
        ("wide", "Wide", "340282366920938463463374607431768211455", "340282366920938463463374607431768211455"),
        ("json", "JSON", "{\"b\": [1.5, 18446744073709551615]}", "{\"b\":[1.5,18446744073709551615]}"),
        ("typed", "JSON", "[0.1, 2, 1e2]", "[0.1,2.0,100.0]"),
        (
            "object",
            "In",
            "{\"float\": 0.5, \"id\": 18446744073709551616, \"any\": 1.25}",
            "{\"float\":0.5,\"id\":\"18446744073709551616\",\"any\":1.25}",
        ),
    ];
    for (field, ty, json, expected) in cases {
        assert_eq!(told(field, ty, json), expected, "{field}: {json}");
    }
}

#[test]
fn what_has_no_room_is_an_error() {
    for (field, ty, json) in [
        ("int", "Int", "12345678901234567890123"),
        ("int", "Int", "1.5"),
        ("id", "ID", "1.5"),
        ("id", "ID", "9007199254740993.0"),
        ("wide", "Wide", "340282366920938463463374607431768211456"),
        ("typed", "JSON", "[\"1\"]"),
    ] {
        let answer = told(field, ty, json);
        assert!(answer.starts_with("{\"errors\":[{\"message\":"), "{field} {json}: {answer}");
        assert!(!answer.contains("serde_json"), "{answer}");
    }
}

#[test]
fn a_json_argument_keeps_all_digits_or_is_an_error() {
    let digits = "12345678901234567890123";
    let answer = told("json", "JSON", &format!("[{digits}]"));
    assert!(answer == format!("[{digits}]") || answer.contains("more digits"), "{answer}");
}

#[test]
fn a_literal_and_a_default_value_keep_all_digits() {
    let query = "{ a: any(x: 123456789012345678901234567890) b: any(x: 0.10000000000000000000001) default }";
    let expected = concat!(
        "{\"data\":{\"a\":123456789012345678901234567890,\"b\":0.10000000000000000000001,",
        "\"default\":340282366920938463463374607431768211455}}"
    );
    assert_eq!(answer(&schema(), query), expected);
    assert!(schema().sdl().contains("default(x: Decimal! = 340282366920938463463374607431768211455)"));
}

#[test]
fn a_response_gives_its_numbers_back() {
    let query = "{ any(x: 123456789012345678901234567890) }";
    let response = wait(schema().execute(query));
    let expected = Value::from_json_text("{\"any\": 123456789012345678901234567890}").expect("JSON");
    assert_eq!(response.data, expected);
    assert_eq!(serde_json::to_string(&response).expect("a response is JSON"), text(response));
}

#[test]
fn extensions_are_what_was_sent() {
    let request = "{\"query\": \"{ default }\", \"extensions\": {\"n\": [1.5, 123456789012345678901234567890]}}";
    let request: Request = serde_json::from_str(request).expect("a request");
    assert_eq!(request.extensions["n"].to_string(), "[1.5, 123456789012345678901234567890]");
}

#[test]
fn the_variables_of_a_json_value_are_its_numbers() {
    let json = serde_json::json!({ "x": { "float": 1.5, "any": 0.1, "id": 7 } });
    let query = "query ($x: In!) { object(x: $x) { float id any } }";
    let request = Request::new(query).variables(Variables::from_json(json));
    assert_eq!(answer(&schema(), request), "{\"data\":{\"object\":{\"float\":1.5,\"id\":\"7\",\"any\":0.1}}}");
}

#[test]
fn values_and_rust_types_are_the_same_numbers() {
    let json = serde_json::json!({ "a": [1, 2.5, -3, 1e300] });
    assert_eq!(serde_json::Value::parse(Some(&json.to_value())).ok(), Some(json));
}
