//! `Int` beyond 32 bits: refused, or taken where the schema allows it; as literals, variables and defaults.

use damson::{EmptyMutation, EmptySubscription, InputObject, Object, Request, Schema, dynamic, dynamic::FieldValue};

use crate::support::{answer, with_variables};

#[derive(InputObject)]
struct Filter {
    above: Option<i64>,
    ids: Vec<u64>,
}

struct Query;

#[Object]
impl Query {
    fn signed(&self, #[graphql(default = 3)] n: i64) -> String {
        n.to_string()
    }

    fn unsigned(&self, n: u64) -> String {
        n.to_string()
    }

    fn narrow(&self, n: i32) -> String {
        n.to_string()
    }

    fn filtered(&self, filter: Filter) -> String {
        format!("{:?} {:?}", filter.above, filter.ids)
    }
}

const SDL: &str = "
input Filter { above: Int ids: [Int!]! }
type Query {
  signed(n: Int! = 3): String
  unsigned(n: Int!): String
  filtered(filter: Filter!): String
}";

fn dynamic(is_wide: bool, request: Request) -> String {
    let builder = dynamic::Schema::from_sdl(SDL).resolve_default(|cx| {
        let value = match cx.args.get("n") {
            Some(n) => n.as_value().to_string(),
            None => {
                let filter = cx.args.try_get("filter")?.object()?;
                let ids = filter.try_get("ids")?.deserialize::<Vec<u64>>()?;
                format!("{:?} {ids:?}", filter.get("above").map(|above| above.i64()).transpose()?)
            }
        };
        Ok(Some(FieldValue::value(value)))
    });
    let builder = if is_wide { builder.allow_wide_integers() } else { builder };
    answer(&builder.finish().expect("a schema"), request)
}

fn macros(is_wide: bool, request: Request) -> String {
    let builder = Schema::build(Query, EmptyMutation, EmptySubscription);
    let builder = if is_wide { builder.allow_wide_integers() } else { builder };
    answer(&builder.finish(), request)
}

/// A document, its variables, and the answer of a schema with wide integers. A schema without them refuses all documents.
const WIDE: &[(&str, &str, &str)] = &[
    ("{ x: signed(n: 2147483648) }", "{}", "2147483648"),
    ("{ x: signed(n: -9223372036854775808) }", "{}", "-9223372036854775808"),
    ("{ x: unsigned(n: 18446744073709551615) }", "{}", "18446744073709551615"),
    ("query ($n: Int!) { x: signed(n: $n) }", r#"{ "n": 1099511627776 }"#, "1099511627776"),
    ("query ($n: Int!) { x: signed(n: $n) }", r#"{ "n": 4294967296.0 }"#, "4294967296"),
    ("query ($n: Int!) { x: unsigned(n: $n) }", r#"{ "n": 18446744073709551615 }"#, "18446744073709551615"),
    ("query ($n: Int! = 5000000000) { x: signed(n: $n) }", "{}", "5000000000"),
    (
        "query ($id: Int!) { x: filtered(filter: { above: -3000000000, ids: [1, $id] }) }",
        r#"{ "id": 9223372036854775808 }"#,
        "Some(-3000000000) [1, 9223372036854775808]",
    ),
    (
        "query ($f: Filter!) { x: filtered(filter: $f) }",
        r#"{ "f": { "above": 3000000000, "ids": [3000000001] } }"#,
        "Some(3000000000) [3000000001]",
    ),
];

/// Documents that no schema takes.
const TOO_WIDE: &[(&str, &str)] = &[
    ("{ x: unsigned(n: 18446744073709551616) }", "{}"),
    ("{ x: signed(n: -9223372036854775809) }", "{}"),
    ("query ($n: Int!) { x: unsigned(n: $n) }", r#"{ "n": 1e20 }"#),
];

#[test]
fn wide_integers_are_taken_where_they_are_allowed() {
    for (query, variables, expected) in WIDE {
        let request = || with_variables(query, variables);
        let expected = format!(r#"{{"data":{{"x":"{expected}"}}}}"#);
        for (wide, narrow) in
            [(macros(true, request()), macros(false, request())), (dynamic(true, request()), dynamic(false, request()))]
        {
            assert_eq!(wide, expected, "{query} {variables}");
            assert!(narrow.contains("Int cannot represent non 32-bit signed integer value"), "{query}: {narrow}");
        }
    }
    for (query, variables) in TOO_WIDE {
        let request = || with_variables(query, variables);
        for answer in [macros(true, request()), dynamic(true, request())] {
            assert!(answer.contains("Int cannot represent non 64-bit integer value"), "{query}: {answer}");
        }
    }
}

#[test]
fn a_rust_type_that_is_narrower_says_so() {
    let answer = macros(true, Request::new("{ narrow(n: 2147483648) }"));
    assert!(answer.contains("2147483648 is not an integer from -2147483648 to 2147483647."), "{answer}");
}

#[test]
fn defaults_of_sdl_may_be_wide_and_introspection_does_not_show_it() {
    let sdl = "type Query { a(n: Int = 18446744073709551615, m: [Int] = [-3000000000]): String }";
    let faults = dynamic::Schema::from_sdl(sdl).finish().expect_err("they are too wide");
    assert_eq!(faults.len(), 2, "{faults}");
    let wide = dynamic::Schema::from_sdl(sdl).allow_wide_integers().finish().expect("a schema");
    assert_eq!(wide.sdl(), dynamic::Schema::from_sdl(wide.sdl()).allow_wide_integers().finish().expect("it").sdl());
    assert!(wide.sdl().contains("n: Int = 18446744073709551615, m: [Int] = [-3000000000]"), "{}", wide.sdl());
    let int = |schema: &dynamic::Schema| format!("{:?}", schema.type_system().by_name("Int"));
    let narrow = dynamic::Schema::from_sdl("type Query { a(n: Int): String }").finish().expect("a schema");
    assert_eq!(int(&wide), int(&narrow));
}
