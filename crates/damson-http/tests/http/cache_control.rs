//! The header `Cache-Control`: the merged hints of the schema, or `no-store`.

use bytes::Bytes;
use damson::dynamic::Schema;
use damson_http::{Decision, Endpoint};
use futures_util::FutureExt;

const SDL: &str = "
directive @cacheControl(maxAge: Int, scope: Scope) on FIELD_DEFINITION | OBJECT
enum Scope { PUBLIC PRIVATE }
type Query {
  plain: Int
  news: Int @cacheControl(maxAge: 30)
  me: Int @cacheControl(maxAge: 60, scope: PRIVATE)
  never: Int! @cacheControl(maxAge: 60)
}
type Mutation { news: Int @cacheControl(maxAge: 30) }
";

/// The status and the header of the answer.
fn header(request: http::Request<Bytes>) -> (u16, String) {
    let schema = Schema::from_sdl(SDL).finish().expect("a schema");
    let (head, body) = request.into_parts();
    let accepted = match Endpoint::new().batch(5).decide(&head) {
        Decision::Execute(accepted) => accepted,
        Decision::ReadBody(mut reader) => {
            reader.push(body).expect("it is short");
            reader.finish().expect("it is a request")
        }
        other => panic!("{other:?}"),
    };
    let answer = accepted.execute(&schema).now_or_never().expect("nothing waits");
    let value = answer.headers()["cache-control"].to_str().expect("it is text").to_owned();
    (answer.status().as_u16(), value)
}

fn post(body: &str) -> http::Request<Bytes> {
    let request = http::Request::post("/graphql").header("content-type", "application/json");
    request.header("accept", "application/json").body(Bytes::from(body.to_owned())).expect("a request")
}

fn get(query: &str) -> http::Request<Bytes> {
    let request = http::Request::get(format!("/graphql?query={query}")).header("accept", "application/json");
    request.body(Bytes::new()).expect("a request")
}

#[test]
fn a_query_is_kept_as_long_as_its_hints_say() {
    for (query, expected) in [
        ("{news}", "max-age=30"),
        ("{news%20plain}", "max-age=30"),
        ("{news%20me}", "max-age=30, private"),
        ("{plain}", "no-store"),
    ] {
        assert_eq!(header(get(query)), (200, expected.to_owned()), "{query}");
    }
    assert_eq!(header(post(r#"{"query": "{ me }"}"#)), (200, "max-age=60, private".to_owned()));
}

#[test]
fn mutations_and_failures_are_not_stored() {
    for body in [
        r#"{"query": "mutation { news }"}"#,
        r#"{"query": "{ news never }"}"#,
        r#"{"query": "{ news nothing }"}"#,
        r#"{"query": "{ news"}"#,
    ] {
        assert_eq!(header(post(body)).1, "no-store", "{body}");
    }
}

#[test]
fn a_batch_is_kept_as_long_as_the_least_of_it() {
    for (body, expected) in [
        (r#"[{"query": "{ news }"}, {"query": "{ me }"}]"#, "max-age=30, private"),
        (r#"[{"query": "{ news }"}, {"query": "{ plain }"}]"#, "no-store"),
        (r#"[{"query": "{ news }"}, {"query": "{ nothing }"}]"#, "no-store"),
        (r#"[{"query": "{ news }"}, {"query": "mutation { news }"}]"#, "no-store"),
    ] {
        assert_eq!(header(post(body)), (200, expected.to_owned()), "{body}");
    }
}
