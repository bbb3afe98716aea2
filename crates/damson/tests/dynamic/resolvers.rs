//! The contexts of resolvers, and the completion of their values.

use std::time::Duration;

use damson::dynamic::{FieldFuture, FieldValue, Schema};
use damson::{Error, Name, Request, Value, Variables, value};

use crate::answer;

const BOOKS: &str = "
    type Query { book(id: ID!, edition: Int = 1): Book books(first: Int): [Book!]! }
    type Book { id: ID! title: String author: Author }
    type Author { name: String! books: [Book!]! }
";

struct Book {
    id: &'static str,
    title: &'static str,
    author: Author,
}

struct Author {
    name: &'static str,
}

fn analysts() -> Book {
    Book { id: "1", title: "Notes", author: Author { name: "Ada" } }
}

#[test]
fn rust_values_travel_from_resolver_to_resolver() {
    let schema = Schema::from_sdl(BOOKS)
        .resolve("Query.books", |_| Ok(Some(FieldValue::list([analysts(), analysts()].map(FieldValue::owned_any)))))
        .resolve("Book.id", |cx| Ok(Some(FieldValue::value(cx.parent_value.try_downcast_ref::<Book>()?.id))))
        .resolve("Book.title", |cx| Ok(Some(FieldValue::value(cx.parent_value.try_downcast_ref::<Book>()?.title))))
        .resolve("Book.author", |cx| {
            Ok(Some(FieldValue::borrowed_any(&cx.parent_value.try_downcast_ref::<Book>()?.author)))
        })
        .resolve("Author.name", |cx| Ok(Some(FieldValue::value(cx.parent_value.try_downcast_ref::<Author>()?.name))))
        .finish()
        .expect("a schema");
    assert_eq!(
        answer(&schema, "{ books { id author { name } } }"),
        r#"{"data":{"books":[{"id":"1","author":{"name":"Ada"}},{"id":"1","author":{"name":"Ada"}}]}}"#
    );
}

#[test]
fn fields_without_a_resolver_read_their_entry() {
    let schema = Schema::from_sdl(BOOKS)
        .root_value(value!({ "books": [{ "id": 7, "title": null, "author": { "name": "Ada", "books": [] } }] }))
        .finish()
        .expect("a schema");
    assert_eq!(
        answer(&schema, "{ book(id: 1) { id } books { id title author { name books { id } __typename } } }"),
        r#"{"data":{"book":null,"books":[{"id":"7","title":null,"author":{"name":"Ada","books":[],"__typename":"Author"}}]}}"#
    );
}

#[test]
fn arguments_come_coerced_with_their_defaults() {
    let schema = Schema::from_sdl(BOOKS)
        .resolve("Query.book", |cx| {
            let title = format!("{} of {}", cx.args.try_get("edition")?.i64()?, cx.args.try_get("id")?.string()?);
            Ok(Some(value!({ "title": title }).into()))
        })
        .resolve("Query.books", |cx| {
            let count = cx.args.get("first").map_or(Ok(2), |first| first.u64())?;
            Ok(Some((0..count).map(|id| value!({ "id": id })).collect::<Vec<_>>().into()))
        })
        .finish()
        .expect("a schema");
    assert_eq!(answer(&schema, "{ book(id: 5) { title } }"), r#"{"data":{"book":{"title":"1 of 5"}}}"#);
    let request = Request::new("query ($n: Int) { books(first: $n) { id } }");
    assert_eq!(answer(&schema, request), r#"{"data":{"books":[{"id":"0"},{"id":"1"}]}}"#);
    let request = Request::new("query ($n: Int) { books(first: $n) { id } }");
    let request = request.variables(Variables::from_value(value!({ "n": 1 })));
    assert_eq!(answer(&schema, request), r#"{"data":{"books":[{"id":"0"}]}}"#);
}

#[test]
fn a_wrong_kind_of_argument_is_told_in_the_resolvers_error() {
    let schema = Schema::from_sdl(BOOKS)
        .resolve("Query.book", |cx| Ok(Some(FieldValue::value(cx.args.try_get("id")?.i64()?))))
        .finish()
        .expect("a schema");
    assert_eq!(
        answer(&schema, r#"{ book(id: "five") { title } }"#),
        r#"{"errors":[{"message":"Expected an integer, found \"five\".","locations":[{"line":1,"column":12}],"path":["book"]}],"data":{"book":null}}"#
    );
}

#[test]
fn a_resolver_may_wait_and_so_may_those_below_it() {
    let schema = Schema::from_sdl(BOOKS)
        .resolve_async("Query.books", |_| {
            FieldFuture::new(async {
                tokio::time::sleep(Duration::from_millis(2)).await;
                Ok(Some(vec![FieldValue::owned_any(analysts()), FieldValue::owned_any(analysts())]))
            })
        })
        .resolve_async("Book.title", |cx| {
            FieldFuture::new(async move {
                tokio::time::sleep(Duration::from_millis(1)).await;
                Ok(Some(Value::from(cx.parent_value.try_downcast_ref::<Book>()?.title)))
            })
        })
        .resolve_async("Book.id", |_| FieldFuture::from_value(Some(Value::from("now"))))
        .finish()
        .expect("a schema");
    assert_eq!(
        answer(&schema, "{ books { title id } }"),
        r#"{"data":{"books":[{"title":"Notes","id":"now"},{"title":"Notes","id":"now"}]}}"#
    );
}

#[test]
fn an_error_nulls_the_nearest_nullable_place() {
    let schema = Schema::from_sdl(BOOKS)
        .resolve("Query.book", |_| Ok(Some(value!({ "author": {} }).into())))
        .resolve("Author.name", |_| Err(Error::new("Nobody knows.")))
        .finish()
        .expect("a schema");
    assert_eq!(
        answer(&schema, "{ book(id: 1) { author { name } } }"),
        r#"{"errors":[{"message":"Nobody knows.","locations":[{"line":1,"column":26}],"path":["book","author","name"]}],"data":{"book":{"author":null}}}"#
    );
}

#[test]
fn what_does_not_fit_the_declared_type_is_an_error_of_its_place() {
    let sdl = "type Query { list: [Int] object: Query number: Int color: Color colors: [Color!] } enum Color { RED }";
    let at = |field: &str, given: fn() -> FieldValue<'static>| {
        let schema = Schema::from_sdl(sdl).resolve(format!("Query.{field}"), move |_| Ok(Some(given())));
        let schema = schema.finish().expect("a schema");
        let selection = if field == "object" { " { number }" } else { "" };
        answer(&schema, format!("{{ {field}{selection} }}"))
    };
    let fails = |field, given, message: &str, path: &str| {
        assert_eq!(
            at(field, given),
            format!(
                r#"{{"errors":[{{"message":{message:?},"locations":[{{"line":1,"column":3}}],"path":[{path}]}}],"data":{{"{field}":null}}}}"#
            )
        );
    };
    let found_none = "Expected Iterable, but did not find one for field \"Query.list\".";
    fails("list", || FieldValue::value(1), found_none, r#""list""#);
    let other = "Expected a value of type \"Query\" for field \"Query.object\", not of \"Color\".";
    fails("object", || FieldValue::from(()).with_type("Color"), other, r#""object""#);
    fails("number", || FieldValue::owned_any(1_i32), "Int cannot represent value: (a Rust value)", r#""number""#);
    fails("color", || FieldValue::value("BLUE"), "Enum \"Color\" cannot represent value: \"BLUE\"", r#""color""#);
    let second = r#""colors",1"#;
    let blue = "Enum \"Color\" cannot represent value: BLUE";
    fails("colors", || FieldValue::list(["RED", "BLUE"].map(Name::new)), blue, second);
    assert_eq!(at("color", || FieldValue::value("RED")), r#"{"data":{"color":"RED"}}"#);
}

#[test]
fn a_panic_stays_in_its_field() {
    let schema = Schema::from_sdl("type Query { a: Int b: Int later: Int }")
        .resolve("Query.a", |_| panic!("a resolver's mistake"))
        .resolve("Query.b", |_| Ok(Some(FieldValue::value(1))))
        .resolve_async("Query.later", |_| {
            FieldFuture::new(async {
                tokio::time::sleep(Duration::from_millis(1)).await;
                if true { panic!("a late mistake") } else { Ok(Some(Value::Null)) }
            })
        })
        .finish()
        .expect("a schema");
    assert!(answer(&schema, "{ a b later }").ends_with(r#""data":{"a":null,"b":1,"later":null}}"#));
}

#[test]
fn a_panic_of_what_tells_types_and_scalars_stays_in_its_field_or_argument() {
    let sdl = "
        scalar Shown scalar Parsed
        interface Node { id: Int }
        type Leaf implements Node { id: Int }
        type Query { node: Node shown: Shown list: [Shown] parsed(x: Parsed): Int ready: Int }
    ";
    let schema = Schema::from_sdl(sdl)
        .resolve("Query.node", |_| Ok(Some(().into())))
        .resolve_type("Node", |_| panic!("on purpose"))
        .resolve("Query.shown", |_| Ok(Some(FieldValue::value(1))))
        .resolve("Query.list", |_| Ok(Some(FieldValue::list([1, 2].map(Value::from)))))
        .serialize_scalar("Shown", |_| panic!("on purpose"))
        .parse_scalar("Parsed", |_| panic!("on purpose"))
        .resolve("Query.ready", |_| Ok(Some(FieldValue::value(1))))
        .finish()
        .expect("a schema");
    let broken = answer(&schema, "{ node { id } shown list ready }");
    assert_eq!(broken.matches("INTERNAL").count(), 3, "{broken}");
    assert!(broken.ends_with(r#""data":{"node":null,"shown":null,"list":null,"ready":1}}"#), "{broken}");
    let broken = answer(&schema, "{ parsed(x: 1) ready }");
    assert!(broken.contains(r#"The scalar \"Parsed\" cannot be checked."#), "{broken}");
    assert!(broken.contains(r#""locations":[{"line":1,"column":13}],"extensions":{"code":"INTERNAL"}"#), "{broken}");
}

#[test]
fn resolvers_see_the_request_and_the_schema() {
    struct Visitor(&'static str);
    let schema = Schema::from_sdl(
        "directive @table(name: String) on FIELD_DEFINITION type Query { who: [String] @table(name: \"t\") }",
    )
    .resolve("Query.who", |cx| {
        let visitor = cx.data::<Visitor>()?.0;
        let directive = &cx.definition().applied[0];
        let seen = [visitor, &cx.parent_type().name, &cx.definition().name, cx.response_key(), &directive.name];
        Ok(Some(seen.map(Value::from).to_vec().into()))
    })
    .finish()
    .expect("a schema");
    let request = Request::new("{ me: who }").data(Visitor("Ada"));
    assert_eq!(answer(&schema, request), r#"{"data":{"me":["Ada","Query","who","me","table"]}}"#);
}
