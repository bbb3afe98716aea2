//! HTTP headers that resolvers ask for travel with the response, whether or not it has errors.

use damson::futures_util::{Stream, StreamExt, stream};
use damson::{
    BatchRequest, Context, EmptyMutation, HttpHeaders, Object, Request, Response, Schema, Subscription, value,
};

use crate::support::wait;

struct Query;

#[Object]
impl Query {
    fn insert(&self, ctx: &Context<'_>, value: String) -> Option<String> {
        ctx.insert_http_header("X-Color", value).map(|before| String::from_utf8_lossy(&before).into_owned())
    }

    async fn append(&self, ctx: &Context<'_>, value: String) -> bool {
        std::future::ready(()).await;
        let was_there = ctx.http_header_contains("X-COLOR");
        assert_eq!(ctx.append_http_header("x-color", value), was_there);
        was_there
    }

    fn fail(&self, ctx: &Context<'_>) -> damson::FieldResult<i32> {
        ctx.insert_http_header("retry-after", "5");
        Err("Not now.".into())
    }
}

struct Events;

#[Subscription]
impl Events {
    fn colors(&self) -> impl Stream<Item = Color> + use<> {
        stream::iter(["red", "blue"].map(Color))
    }
}

struct Color(&'static str);

#[Object]
impl Color {
    fn name(&self, ctx: &Context<'_>) -> &str {
        ctx.append_http_header("x-color", self.0);
        self.0
    }
}

fn schema() -> Schema<Query, EmptyMutation, Events> {
    Schema::new(Query, EmptyMutation, Events)
}

fn headers(response: &Response) -> String {
    lines(&response.http_headers)
}

fn lines(headers: &HttpHeaders) -> String {
    headers.iter().map(|(name, value)| format!("{name}: {}\n", String::from_utf8_lossy(value))).collect()
}

#[test]
fn a_header_is_set_in_place_of_others_or_beside_them() {
    let response = wait(schema().execute(
        r#"{ a: append(value: "red") b: append(value: "blue") c: insert(value: "green") d: append(value: "grey") }"#,
    ));
    assert_eq!(response.data, value!({ "a": false, "b": true, "c": "red", "d": true }));
    assert_eq!(headers(&response), "x-color: green\nx-color: grey\n");
}

#[test]
fn headers_stay_where_there_are_errors() {
    let response = wait(schema().execute("{ fail }"));
    assert_eq!(response.errors.len(), 1);
    assert_eq!(headers(&response), "retry-after: 5\n");
}

#[test]
fn what_is_not_a_header_is_not_taken() {
    let response = wait(schema().execute(r#"{ append(value: "red\r\nset-cookie: a=b") insert(value: "\u0000") }"#));
    assert_eq!(response.data, value!({ "append": false, "insert": null }));
    assert_eq!(headers(&response), "");
    let mut headers = HttpHeaders::default();
    for name in ["", "two words", "a:", "é"] {
        headers.append(name, "value");
    }
    assert_eq!(lines(&headers), "");
    headers.append("x-any", "tab\tand é");
    assert_eq!(lines(&headers), "x-any: tab\tand é\n");
}

#[test]
fn headers_are_as_many_as_servers_take() {
    let many = (0..200).map(|number| (format!("x-{number}"), "value"));
    assert_eq!(many.collect::<HttpHeaders>().iter().count(), HttpHeaders::MOST);
}

#[test]
fn each_event_has_its_own_headers() {
    let responses: Vec<_> = wait(schema().execute_stream("subscription { colors { name } }").collect());
    assert_eq!(responses.iter().map(headers).collect::<Vec<_>>(), ["x-color: red\n", "x-color: blue\n"]);
}

#[test]
fn a_batch_has_the_headers_of_its_responses() {
    let request = |color: &str| Request::new(format!("{{ append(value: \"{color}\") }}"));
    let response = wait(schema().execute_batch(BatchRequest::from(vec![request("red"), request("blue")])));
    assert_eq!(lines(&response.http_headers()), "x-color: red\nx-color: blue\n");
}
