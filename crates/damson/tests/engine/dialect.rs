//! The small things that programs by the book lean on.

use std::borrow::Cow;

use damson::{
    BatchRequest, BatchResponse, EmptyMutation, EmptySubscription, Error, ErrorExtensions, FieldError, FieldResult, ID,
    Name, Object, PathSegment, Pos, Request, Response, Schema, ServerError, Value, Variables, value,
};

use crate::support::wait;

#[derive(Default)]
struct Query;

#[Object]
impl Query {
    fn half(&self, of: i32) -> FieldResult<i32> {
        if of % 2 == 0 { Ok(of / 2) } else { Err(FieldError::new("It is odd.")) }
    }

    fn seen(&self, ctx: &damson::Context<'_>) -> i32 {
        *ctx.data_unchecked()
    }
}

#[test]
fn a_schema_gives_its_data() {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(7_u8).finish();
    assert_eq!((schema.data::<u8>(), schema.data::<u16>()), (Some(&7), None));
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::default()
}

#[test]
fn a_schema_has_the_defaults_of_its_roots() {
    assert_eq!(wait(schema().execute("{ half(of: 4) }")).data, value!({ "half": 2 }));
}

#[test]
fn a_batch_is_made_of_requests_and_changed_as_one() {
    let batch = BatchRequest::from(vec![Request::new("{ seen }"), Request::new("{ __schema { description } }")]);
    let batch = batch.data(7).disable_introspection();
    assert_eq!(batch.iter().count(), 2);
    let BatchResponse::Batch(responses) = wait(schema().execute_batch(batch)) else { panic!("a batch") };
    assert_eq!(responses[0].data, value!({ "seen": 7 }));
    assert!(responses[1].is_err());
    let single = BatchRequest::from(Request::new("{ seen }")).introspection_only();
    assert!(!wait(schema().execute_batch(single)).is_ok());
}

#[test]
fn a_request_is_written_as_it_is_read() {
    let request = Request::new("query A($a: Int) { seen }").operation_name("A");
    let batch = BatchRequest::from(request).variables(Variables::from_value(value!({ "a": 1 })));
    let request = batch.iter().next().expect("one request");
    let json = serde_json::to_value(request).expect("it is JSON");
    let expected = serde_json::json!({
        "query": "query A($a: Int) { seen }", "operationName": "A", "variables": { "a": 1 }
    });
    assert_eq!(json, expected);
    let read: Request = serde_json::from_value(json).expect("it is a request");
    assert_eq!((read.operation_name, read.variables), (request.operation_name.clone(), request.variables.clone()));
}

#[test]
fn a_response_is_made_of_a_value() {
    let response = Response::new(value!({ "a": [1, null] })).extension("b", value!("c"));
    assert_eq!(response.into_bytes(), br#"{"data":{"a":[1,null]},"extensions":{"b":"c"}}"#);
}

#[test]
fn values_come_from_and_lead_to_what_stands_for_them() {
    assert_eq!(Value::from(&7), value!(7));
    assert_eq!(Value::from(ID::from("a")), value!("a"));
    assert_eq!(Value::from(Variables::from_value(value!({ "a": 1 }))), value!({ "a": 1 }));
    let json = serde_json::json!({ "a": [1, null] });
    let value = Value::try_from(json.clone()).expect("it is a value");
    assert_eq!(serde_json::Value::try_from(value).expect("it is JSON"), json);
    assert_eq!(Variables::from_value(value!({ "a": "b" })).to_string(), r#"{a: "b"}"#);
    assert_eq!(u8::try_from(ID::from("7")), Ok(7));
    assert!(i8::try_from(ID::from("700")).is_err());
}

#[test]
fn names_compare_with_text_from_both_sides() {
    let (name, text) = (Name::new("a"), String::from("a"));
    assert_eq!(name, text);
    assert_eq!(text, name);
    assert_eq!("a", name);
    assert_eq!(*"a", name);
}

#[test]
fn the_parser_is_at_hand() {
    assert!(damson::parser::parse("{ a }").is_ok());
}

#[test]
fn a_client_reads_a_response_as_it_was_written() {
    for text in [
        r#"{"data":{"a":[1,2.5,"x",null,{"b":true}]}}"#,
        r#"{"data":null}"#,
        r#"{"errors":[{"message":"no"}]}"#,
        r#"{"errors":[{"message":"no","locations":[{"line":1,"column":3}],"path":["a",0,"b"],"extensions":{"code":"NO","z":{"n":1}}}],"data":{"a":null},"extensions":{"took":5}}"#,
    ] {
        let response: Response = serde_json::from_str(text).expect("a response");
        assert_eq!(String::from_utf8(response.into_bytes()).expect("text"), text);
        let by_value: Response = serde_json::from_value(serde_json::from_str(text).expect("JSON")).expect("a response");
        assert_eq!(by_value, serde_json::from_str(text).expect("a response"), "{text}");
    }
    let text = r#"{"errors":[{"message":"no","locations":[{"line":1,"column":3}],"path":["a",0],"extensions":{"code":"NO"}}]}"#;
    let response: Response = serde_json::from_str(text).expect("a response");
    let [error] = &response.errors[..] else { panic!("{response:?}") };
    assert_eq!(error.path, [PathSegment::Field("a".to_owned()), PathSegment::Index(0)]);
    assert_eq!((error.code(), error.locations[0].to_string()), (Some("NO"), "1:3".to_owned()));
    assert!(!response.executed() && response.is_err());
}

#[test]
fn what_is_not_a_response_is_refused() {
    for text in ["5", r#"{"errors":[{}]}"#, r#"{"errors":[{"message":"","path":[-1]}]}"#, r#"{"errors":{}}"#] {
        assert!(serde_json::from_str::<Response>(text).is_err(), "{text}");
    }
}

#[test]
fn errors_and_places_are_written_and_made() {
    let error = Error::new("no").extend_with(|_, extensions| extensions.set("code", "NO"));
    assert_eq!(serde_json::to_string(&error).expect("JSON"), r#"{"message":"no","extensions":{"code":"NO"}}"#);
    assert_eq!(serde_json::to_string(&Error::new("no")).expect("JSON"), r#"{"message":"no"}"#);
    let error = ServerError::new("no").with_path(vec![PathSegment::Field("a".to_owned()), PathSegment::Index(2)]);
    assert_eq!(serde_json::to_string(&Vec::from(error)).expect("JSON"), r#"[{"message":"no","path":["a",2]}]"#);
    let place = Pos::from((3, usize::MAX));
    assert_eq!(place.to_string(), format!("3:{}", u32::MAX));
    assert_eq!(serde_json::to_string(&Pos { line: 1, column: 2 }).expect("JSON"), r#"{"line":1,"column":2}"#);
}

#[test]
fn identifiers_are_made_of_what_can_be_shown() {
    let ids = [ID::from(true), ID::from(1.5), ID::from("a".to_owned().into_boxed_str()), ID::from(Cow::Borrowed("b"))];
    assert_eq!(ids, ["true", "1.5", "a", "b"].map(ID::from));
}
