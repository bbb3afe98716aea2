//! Arguments of methods: names, defaults, values that are given and values that are not.

use damson::{
    Context, EmptyMutation, EmptySubscription, Enum, ID, InputObject, MaybeUndefined, Object, OneofObject, Pos, Schema,
};

use crate::{ask, assert_data};

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Metre,
    Foot,
}

fn five() -> i32 {
    5
}

struct Query;

#[Object(rename_args = "SCREAMING_SNAKE_CASE")]
impl Query {
    fn renamed(&self, by_rule: i32, #[graphql(name = "byHand")] _by_hand: i32) -> i32 {
        by_rule
    }

    #[allow(clippy::too_many_arguments)]
    fn defaults(
        &self,
        #[graphql(default)] zero: i32,
        #[graphql(default = 1)] one: Option<i32>,
        #[graphql(default = -1.5)] negative: f64,
        #[graphql(default = "a")] text: String,
        #[graphql(default = "7")] id: ID,
        #[graphql(default_with = "five()")] five: i32,
        #[graphql(default = Unit::Foot)] unit: Unit,
        #[graphql(default_with = vec![true])] list: Vec<bool>,
    ) -> String {
        let unit = unit == Unit::Foot;
        format!("{zero} {one:?} {negative} {text} {} {five} {unit} {list:?}", *id)
    }

    fn given(&self, value: MaybeUndefined<i32>, other: Option<i32>) -> String {
        format!("{value:?} {other:?}")
    }

    /// Everywhere between.
    fn between(
        &self,
        a: i32,
        _ctx: &Context<'_>,
        mut b: i32,
        #[graphql(desc = "Last.", deprecation = "No.")] c: Option<i32>,
    ) -> i32 {
        b += 1;
        a * 100 + b * 10 + c.unwrap_or(0)
    }
}

#[test]
fn arguments_have_names_by_rule_or_by_hand() {
    assert_data(Query, "{ renamed(BY_RULE: 3, byHand: 4) }", r#"{"renamed":3}"#);
}

#[test]
fn defaults_stand_in_for_what_is_not_given() {
    assert_data(Query, "{ defaults }", r#"{"defaults":"0 Some(1) -1.5 a 7 5 true [true]"}"#);
    assert_data(
        Query,
        r#"{ defaults(ZERO: 1, ONE: null, NEGATIVE: 2, TEXT: "b", ID: 8, FIVE: 6, UNIT: METRE, LIST: []) }"#,
        r#"{"defaults":"1 None 2 b 8 6 false []"}"#,
    );
}

#[test]
fn defaults_stand_in_the_schema() {
    assert_data(
        Query,
        r#"{ __type(name: "Query") { fields { args { defaultValue } } } }"#,
        concat!(
            r#"{"__type":{"fields":[{"args":[{"defaultValue":null},{"defaultValue":null}]},{"args":["#,
            r#"{"defaultValue":"0"},{"defaultValue":"1"},{"defaultValue":"-1.5"},{"defaultValue":"\"a\""},"#,
            r#"{"defaultValue":"\"7\""},{"defaultValue":"5"},{"defaultValue":"FOOT"},{"defaultValue":"[true]"}]},"#,
            r#"{"args":[{"defaultValue":null},{"defaultValue":null}]},"#,
            r#"{"args":[{"defaultValue":null},{"defaultValue":null}]}]}}"#,
        ),
    );
}

#[test]
fn absence_and_null_are_told_apart() {
    assert_data(Query, "{ given }", r#"{"given":"Undefined None"}"#);
    assert_data(Query, "{ given(VALUE: null, OTHER: null) }", r#"{"given":"Null None"}"#);
    assert_data(Query, "{ given(VALUE: 1, OTHER: 2) }", r#"{"given":"Value(1) Some(2)"}"#);
}

#[test]
fn a_context_may_stand_anywhere() {
    assert_data(Query, "{ between(A: 1, B: 2, C: 3) }", r#"{"between":133}"#);
    assert_data(
        Query,
        r#"{ __type(name: "Query") { fields { args(includeDeprecated: true) { description deprecationReason } } } }"#,
        concat!(
            r#"{"__type":{"fields":[{"args":[{"description":null,"deprecationReason":null},{"description":null,"deprecationReason":null}]},"#,
            r#"{"args":[{"description":null,"deprecationReason":null},{"description":null,"deprecationReason":null},{"description":null,"deprecationReason":null},{"description":null,"deprecationReason":null},"#,
            r#"{"description":null,"deprecationReason":null},{"description":null,"deprecationReason":null},{"description":null,"deprecationReason":null},{"description":null,"deprecationReason":null}]},"#,
            r#"{"args":[{"description":null,"deprecationReason":null},{"description":null,"deprecationReason":null}]},"#,
            r#"{"args":[{"description":null,"deprecationReason":null},{"description":null,"deprecationReason":null},{"description":"Last.","deprecationReason":"No."}]}]}}"#,
        ),
    );
}

#[test]
fn an_argument_of_another_kind_is_refused_before_anything_runs() {
    let answer = ask(Query, "{ renamed(BY_RULE: \"x\", byHand: 1) }");
    assert!(answer.contains("Int cannot represent non-integer value") && !answer.contains("data"), "{answer}");
}

#[derive(InputObject)]
struct Filter {
    size: u8,
    #[graphql(default)]
    sizes: Vec<u8>,
    inner: Option<Box<Filter>>,
    either: Option<Either>,
    #[graphql(flatten)]
    flat: Flat,
}

#[derive(InputObject)]
struct Flat {
    #[graphql(default = 1)]
    depth: u8,
}

#[derive(OneofObject)]
enum Either {
    Left(u8),
    Right(String),
}

struct Sized;

#[Object]
impl Sized {
    fn sized(&self, of: u8) -> Option<i32> {
        Some(of.into())
    }

    #[graphql(guard = "same(size)")]
    fn guarded(&self, size: u8) -> Option<i32> {
        Some(size.into())
    }

    fn filtered(&self, #[graphql(default_with = "Vec::new()")] by: Vec<Filter>) -> Option<usize> {
        let levels = |filter: &Filter| {
            let _ = matches!(&filter.either, Some(Either::Left(1))) || matches!(&filter.either, Some(Either::Right(_)));
            usize::from(filter.size)
                + filter.sizes.len()
                + usize::from(filter.inner.is_some())
                + usize::from(filter.flat.depth)
        };
        Some(by.iter().map(levels).sum())
    }
}

fn same(size: u8) -> impl damson::Guard {
    move |_: &Context<'_>| if size == 0 { Err("none".into()) } else { Ok(()) }
}

/// An error of an argument is at the value that is not of its Rust type, as deep as the document shows it.
#[test]
fn an_error_of_a_value_points_at_the_value() {
    for (document, wrong) in [
        ("{ sized(of: 300) }", "300"),
        ("{ sized(of: -1) }", "-1"),
        ("{ a: sized(of: 300) }", "300"),
        ("query ($x: Int!) { sized(of: $x) }", "$x) }"),
        ("query ($x: Int! = 300) { sized(of: $x) }", "$x) }"),
        ("{ guarded(size: 300) }", "300"),
        ("{ filtered(by: { size: 300 }) }", "300"),
        ("{ filtered(by: [{ size: 1 }, { depth: 1, size: 300 }]) }", "300"),
        ("{ filtered(by: [{ size: 1, sizes: [1, 2, 300] }]) }", "300"),
        ("{ filtered(by: [{ size: 1, sizes: 300 }]) }", "300"),
        ("{ filtered(by: [{ size: 1, inner: { size: 1, inner: { size: 300 } } }]) }", "300"),
        ("{ filtered(by: [{ size: 1, either: { left: 300 } }]) }", "300"),
        ("{ filtered(by: [{ size: 1, depth: 300 }]) }", "300"),
        ("query ($x: Int!) { filtered(by: [{ size: 1 }, { size: $x }]) }", "$x }]"),
        ("{ ...F } fragment F on Sized { filtered(by: { size: 300 }) }", "300"),
    ] {
        let request = crate::support::with_variables(document, r#"{"x": 300}"#);
        let schema = Schema::new(Sized, EmptyMutation, EmptySubscription);
        let response = crate::support::execute_on(&schema, request);
        let column = document.find(wrong).expect("it is there") as u32 + 1;
        assert_eq!(response.errors[0].locations, [Pos { line: 1, column }], "{document}: {:?}", response.errors);
        assert!(
            response.errors[0].message.contains(if wrong == "-1" { wrong } else { "300" }),
            "{document}: {:?}",
            response.errors
        );
        assert!(response.errors[0].source.is_none(), "{document}");
    }
}
