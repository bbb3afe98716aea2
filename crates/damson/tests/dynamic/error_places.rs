//! An error about a part of an argument: it keeps its place, and its `source` is the author's alone.

use std::sync::Arc;

use damson::dynamic::{ResolverContext, Schema, ValueAccessor};
use damson::{Error, ErrorExtensions, Pos, Response, Result, ResultExt, ServerError, Value};

use crate::support::{execute_on, text};

/// The author's own error.
#[derive(Debug, PartialEq)]
struct Cause(u8);

fn with_cause(error: Error) -> Error {
    Error { source: Some(Arc::new(Cause(7))), ..error }
}

fn with_code(error: Error) -> Error {
    error.extend_with(|_, extensions| extensions.set("code", "MINE"))
}

/// Handles an error on its way as an author may.
fn on_its_way(way: &str, result: Result<u64>) -> Result<u64> {
    match way {
        "given on" => Ok(result?),
        "cloned" => result.map_err(|error| error.clone()),
        "extended" => result.map_err(with_code),
        "extended by the result" => result.extend_err(|_, extensions| extensions.set("code", "MINE")),
        "with a source" => result.map_err(with_cause),
        "with both" => result.map_err(|error| with_code(with_cause(error)).clone()),
        "retold" => result.map_err(|error| Error { message: format!("Sorry: {}", error.message), ..error }),
        "as a literal" => result.map_err(|error| {
            let Error { message, source, extensions } = error;
            Error { message, source, extensions }
        }),
        _ => result,
    }
}

const WAYS: [&str; 9] = [
    "untouched",
    "given on",
    "cloned",
    "extended",
    "extended by the result",
    "with a source",
    "with both",
    "retold",
    "as a literal",
];

fn number(cx: &ResolverContext<'_>) -> Result<u64> {
    let given = cx.args.try_get("in")?.object()?;
    given.try_get("list")?.list()?.iter().map(|item: ValueAccessor<'_>| item.u64()).sum()
}

fn ask(way: &'static str, query: &str) -> Response {
    let sdl = "
        directive @times(count: Int!) on FIELD
        directive @tell on FIELD
        type Query { number(in: In): Int strict(in: In): Int! guarded(in: In): Int fails: Int }
        input In { list: [Int!] }
    ";
    let schema = Schema::from_sdl(sdl)
        .resolve("Query.number", move |cx| Ok(Some(Value::from(on_its_way(way, number(&cx))?).into())))
        .resolve("Query.strict", move |cx| Ok(Some(Value::from(on_its_way(way, number(&cx))?).into())))
        .resolve("Query.guarded", |_| Ok(None))
        .resolve("Query.fails", |_| Err(Error::new_with_source("caused")))
        .guard("Query.guarded", |_: &damson::Context<'_>| Err(with_cause(Error::new("Closed."))))
        .directive("times", move |cx, resolve| {
            Box::pin(async move {
                on_its_way(way, cx.args.try_get("count")?.u64())?;
                resolve.await
            })
        })
        .directive("tell", |_, resolve| {
            Box::pin(async move {
                resolve.await.map_err(|mut error: ServerError| {
                    let cause = error.source::<Cause>().map_or(0, |cause| cause.0);
                    error.extensions.get_or_insert_with(Default::default).set("cause", i32::from(cause));
                    error
                })
            })
        })
        .finish()
        .expect("a schema");
    execute_on(&schema, query)
}

#[test]
fn an_error_keeps_its_place_whatever_is_done_with_it_on_its_way() {
    for way in WAYS {
        for query in [
            "{ number(in: { list: [1, -1] }) }",
            "{ strict(in: { list: [1, -1] }) }",
            "{ number(in: { list: [1] }) @times(count: -1) }",
            "{ number(in: { list: [1, -1] }) @tell }",
            "{ number(in: { list: [1] }) @tell @times(count: -1) }",
            "{ number(in: { list: [1] }) @times(count: -1) @tell }",
        ] {
            let response = ask(way, query);
            let [error] = &response.errors[..] else { panic!("one error, {way}: {:?}", response.errors) };
            let column = query.find("-1").expect("it is there") as u32 + 1;
            assert_eq!(error.locations, [Pos { line: 1, column }], "{way}: {query}");
            let is_mine = way == "with a source" || way == "with both";
            assert_eq!(error.source.is_some(), is_mine, "{way}: {query}");
            assert_eq!(error.source::<Cause>(), is_mine.then_some(&Cause(7)), "{way}: {query}");
            let is_extended = way.starts_with("extended") || way == "with both";
            assert_eq!(error.code(), is_extended.then_some("MINE"), "{way}: {query}");
        }
    }
}

#[test]
fn a_directive_is_told_of_the_authors_source() {
    for (way, cause) in [("untouched", 0), ("with a source", 7)] {
        let response = ask(way, "{ number(in: { list: [-1] }) @tell }");
        assert_eq!(response.errors[0].extensions.as_ref().and_then(|own| own.get("cause")), Some(&Value::from(cause)));
    }
}

#[test]
fn errors_of_a_whole_field_have_its_place_and_their_source() {
    let response = ask("untouched", "{ guarded fails }");
    let [guarded, fails] = &response.errors[..] else { panic!("two errors: {:?}", response.errors) };
    assert_eq!((&guarded.locations[..], guarded.source()), (&[Pos { line: 1, column: 3 }][..], Some(&Cause(7))));
    assert_eq!((&fails.locations[..], fails.source()), (&[Pos { line: 1, column: 11 }][..], Some(&"caused")));
}

#[test]
fn a_place_is_no_entry_of_the_extensions() {
    let response = ask("untouched", "{ number(in: { list: [-1] }) }");
    assert_eq!(response.errors[0].extensions, None);
    assert!(!text(response).contains("extensions"));
    let value = Value::from(-1);
    let error = ValueAccessor::new(&value).u64().expect_err("it is negative");
    assert_eq!(error, Error::new("Expected an integer from 0, found -1."));
}
