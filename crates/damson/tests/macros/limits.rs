//! `limit_depth`, `limit_complexity`, `limit_recursive_depth` and `limit_aliases`, each alone, with figures as another library measures them.

use damson::{
    EmptyMutation, EmptySubscription, Json, Object, Request, Schema, SchemaBuilder, SimpleObject, Variables, value,
};

use crate::support::{verdict, with_variables};

mod async_graphql {
    pub(super) use damson::*;
}

mod schema;

const NONE: usize = usize::MAX;

/// The schema whose documents the other library measured, without limits except these two.
fn verdict_of_measured(request: Request, depth: usize, complexity: usize) -> String {
    let schema = Schema::build(schema::Query, EmptyMutation, EmptySubscription).limit_cost(u64::MAX);
    verdict(&schema.limit_depth(depth).limit_complexity(complexity).finish(), request)
}

#[test]
fn documents_are_as_deep_and_as_complex_as_for_another_library() {
    let mut count = 0;
    for line in include_str!("limits/documents.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.splitn(4, ' ');
        let mut number = || parts.next().and_then(|part| part.parse::<usize>().ok()).expect("a number");
        let (depth, complexity, n) = (number(), number(), number());
        let document = parts.next().expect("a document");
        let request = || Request::new(document).variables(Variables::from_value(value!({ "n": n })));
        assert_eq!(verdict_of_measured(request(), depth, complexity), "ok", "{line}");
        if let Some(less) = depth.checked_sub(1) {
            assert_eq!(verdict_of_measured(request(), less, NONE), "LIMIT_DEPTH", "{line}");
        }
        if let Some(less) = complexity.checked_sub(1) {
            assert_eq!(verdict_of_measured(request(), NONE, less), "LIMIT_COMPLEXITY", "{line}");
        }
        count += 1;
    }
    assert!(count > 100, "only {count} documents were found");
}

#[derive(SimpleObject)]
struct Item {
    n: i32,
}

struct Query;

#[Object]
impl Query {
    fn deep(&self, x: Json<damson::Value>) -> bool {
        drop(x);
        true
    }

    fn a(&self) -> i32 {
        1
    }

    fn list(&self) -> Vec<Item> {
        vec![Item { n: 1 }]
    }

    fn this(&self) -> Query {
        Query
    }
}

type Builder = SchemaBuilder<Query, EmptyMutation, EmptySubscription>;

fn verdict_with(limit: impl FnOnce(Builder) -> Builder, request: impl Into<Request>) -> String {
    verdict(&limit(Schema::build(Query, EmptyMutation, EmptySubscription)).finish(), request)
}

#[test]
fn values_and_fragments_are_no_depth() {
    for document in [
        "{ deep(x: { a: [{ b: [1] }] }) }",
        "{ ... { ... { ... { a } } } }",
        "{ ...F } fragment F on Query { ...G } fragment G on Query { ... on Query { a } }",
        "{ __typename this { __typename } }",
    ] {
        assert_eq!(verdict_with(|schema| schema.limit_depth(1), document), "ok", "{document}");
    }
    let request = with_variables("query ($x: JSON!) { deep(x: $x) }", r#"{ "x": [[[[1]]]] }"#);
    assert_eq!(verdict_with(|schema| schema.limit_depth(1), request), "ok");
    for (document, depth) in [
        ("{ this { this { a } } }", 3),
        ("{ this { ...F } } fragment F on Query { ... { this { a } } }", 3),
        ("{ __schema { queryType { name } } this { a } }", 2),
    ] {
        assert_eq!(verdict_with(|schema| schema.limit_depth(depth), document), "ok", "{document}");
        assert_eq!(verdict_with(|schema| schema.limit_depth(depth - 1), document), "LIMIT_DEPTH", "{document}");
    }
}

#[test]
fn introspection_has_a_depth_of_its_own() {
    let graphiql = include_str!("../../../damson-schema/tests/validation/introspection.graphql");
    for depth in [0, 3, 10] {
        assert_eq!(verdict_with(|schema| schema.limit_depth(depth), graphiql), "ok");
        assert_eq!(verdict_with(|schema| schema.limit_complexity(depth), graphiql), "ok");
    }
    let of_types = |levels: usize| {
        let (open, close) = ("ofType { ...".repeat(levels), "}".repeat(levels));
        let open = open.replace("...", "");
        format!("{{ __type(name: \"Query\") {{ ...T }} }} fragment T on __Type {{ {open} name {close} }}")
    };
    assert_eq!(verdict_with(|schema| schema.limit_depth(1), of_types(18)), "ok");
    assert_eq!(verdict_with(|schema| schema.limit_depth(100), of_types(19)), "LIMIT_DEPTH");
}

#[test]
fn a_list_counts_as_one_object() {
    assert_eq!(verdict_with(|schema| schema.limit_complexity(2), "{ list { n } }"), "ok");
    assert_eq!(verdict_with(|schema| schema.limit_complexity(1), "{ list { n } }"), "LIMIT_COMPLEXITY");
    assert_eq!(verdict_with(|schema| schema.limit_cost(6), "{ list { n } }"), "ok");
    assert_eq!(verdict_with(|schema| schema.limit_cost(5), "{ list { n } }"), "LIMIT_COST");
}

#[test]
fn what_doubles_without_end_is_counted_all_the_same() {
    let level =
        |n: usize| format!("fragment F{n} on Query {{ x: this {{ ...F{m} }} y: this {{ ...F{m} }} }} ", m = n + 1);
    let fragments: String = (0..100).map(level).collect();
    let document = format!("{{ ...F0 }} {fragments} fragment F100 on Query {{ a }}");
    let trusted = |schema: Builder| schema.limits(damson::Limits::none());
    for (verdict_expected, limit) in [
        ("LIMIT_COMPLEXITY", (|schema: Builder| schema.limit_complexity(1_000_000)) as fn(Builder) -> Builder),
        ("LIMIT_DEPTH", |schema| schema.limit_depth(100)),
    ] {
        let found = verdict_with(|schema| limit(trusted(schema)), document.as_str());
        assert_eq!(found, verdict_expected);
    }
}

#[test]
fn no_limit_moves_another_whatever_their_order() {
    let nested = "{ ... { ... { ... { a } } } }";
    let deep = "{ this { this { a } } }";
    for (depth, text, document, expected) in
        [(1, 3, nested, "ok"), (9, 2, nested, "LIMIT_DEPTH"), (3, 2, deep, "ok"), (2, 9, deep, "LIMIT_DEPTH")]
    {
        let one = verdict_with(|schema| schema.limit_depth(depth).limit_recursive_depth(text), document);
        let other = verdict_with(|schema| schema.limit_recursive_depth(text).limit_depth(depth), document);
        assert_eq!((one.as_str(), other.as_str()), (expected, expected), "{document} {depth} {text}");
    }
}

#[test]
fn aliases_are_counted_with_fragments_expanded() {
    for (document, count) in [
        ("{ a }", 0),
        ("{ a: a list { n } }", 1),
        ("{ b: a this { c: a ... { d: a } } }", 3),
        ("{ ...F this { ...F } } fragment F on Query { b: a x: list { y: n } }", 6),
    ] {
        assert_eq!(verdict_with(|schema| schema.limit_aliases(count), document), "ok", "{document}");
        assert_eq!(verdict_with(|schema| schema, document), "ok", "{document}");
        if let Some(less) = count.checked_sub(1) {
            assert_eq!(verdict_with(|schema| schema.limit_aliases(less), document), "LIMIT_ALIASES", "{document}");
        }
    }
    let mut doubling = "{ ...F0 }".to_owned();
    (0..64).for_each(|n| doubling += &format!(" fragment F{n} on Query {{ ...F{} ...F{} }}", n + 1, n + 1));
    doubling += " fragment F64 on Query { b: a }";
    let unlimited = |schema: Builder| schema.change_limits(|limits| limits.document.fields = u64::MAX);
    assert_eq!(verdict_with(|schema| unlimited(schema).limit_aliases(usize::MAX - 1), doubling), "LIMIT_ALIASES");
}
