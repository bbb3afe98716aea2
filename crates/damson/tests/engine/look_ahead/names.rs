//! `look_ahead`: paths of names, whatever the aliases and fragments are.

use damson::{
    Context, EmptyMutation, EmptySubscription, Interface, Lookahead, Object, Schema, SelectionField, SimpleObject,
};

use crate::support::answer;

#[derive(SimpleObject)]
struct Detail {
    c: i32,
    d: i32,
}

#[derive(SimpleObject)]
struct First {
    a: i32,
    detail: Detail,
}

#[derive(SimpleObject)]
struct Second {
    b: i32,
    detail: Detail,
}

#[derive(Interface)]
#[graphql(field(name = "detail", ty = "&Detail"))]
enum Either {
    First(First),
    Second(Second),
}

struct Query;

#[Object]
impl Query {
    /// The object whose number says what the client asks for.
    async fn either(&self, ctx: &Context<'_>) -> Either {
        let ahead = ctx.look_ahead();
        let asks = |path: &[&str]| path.iter().fold(ahead.clone(), |ahead, name| ahead.field(name)).exists();
        let a = i32::from(asks(&["a"])) + 2 * i32::from(asks(&["detail"])) + 4 * i32::from(asks(&["detail", "c"]));
        assert!(!asks(&["nothing"]) && !asks(&["a", "c"]) && asks(&[]));
        Either::First(First { a, detail: Detail { c: ahead.field("detail").selection_fields().len() as i32, d: 0 } })
    }

    /// The number of fields that a walk over fields finds, and the same by a look.
    async fn walked(&self, ctx: &Context<'_>) -> Vec<usize> {
        let fields: Vec<SelectionField<'_>> = ctx.field().selection_set().collect();
        assert!(fields.is_empty() && Lookahead::try_from(fields.as_slice()).is_err());
        let own = [ctx.field(), ctx.field()];
        let both = Lookahead::try_from(own.as_slice()).map(|ahead| ahead.selection_fields().len());
        let one = Lookahead::from(ctx.field());
        vec![both.unwrap_or_default(), one.clone().and(one).selection_fields().len(), fields.len()]
    }

    /// The types that the fields `detail` are selected on, among those asked for.
    async fn applies(&self, ctx: &Context<'_>, to: Vec<String>) -> Option<Either> {
        let details = ctx.look_ahead().field("detail").selection_fields();
        let applies = |ty: &&String| details.iter().any(|detail| detail.applies_to(ty));
        let c = to.iter().filter(applies).map(String::len).sum::<usize>() as i32;
        Some(Either::Second(Second { b: c, detail: Detail { c, d: 0 } }))
    }

    async fn debugged(&self, ctx: &Context<'_>, #[graphql(secret)] code: String) -> Found {
        Found { text: format!("{:?}", ctx.field()).replace('"', "'"), code: code.len() }
    }
}

#[derive(SimpleObject)]
struct Found {
    text: String,
    code: usize,
}

fn ask(query: &str) -> String {
    answer(&Schema::new(Query, EmptyMutation, EmptySubscription), query)
}

#[test]
fn a_path_of_names_leads_through_aliases_and_fragments() {
    assert_eq!(ask("{ either { ... on First { a } } }"), r#"{"data":{"either":{"a":1}}}"#);
    assert_eq!(
        ask(
            "{ either { ... on First { x: a } one: detail { c } two: detail { d } ...F } } fragment F on Either { detail { d } }"
        ),
        r#"{"data":{"either":{"x":7,"one":{"c":3},"two":{"d":0},"detail":{"d":0}}}}"#
    );
    assert_eq!(
        ask("{ either { ... on Second { b detail { c } } ... on First { a @include(if: true) b: a } } }"),
        r#"{"data":{"either":{"a":7,"b":7}}}"#
    );
}

#[test]
fn fields_become_a_look_ahead() {
    assert_eq!(ask("{ walked }"), r#"{"data":{"walked":[2,2,0]}}"#);
}

#[test]
fn a_field_applies_to_its_types_and_to_those_above_them() {
    let on_first = r#"{ applies(to: ["First", "Second", "Either", "Detail", "No"]) { ... on First { detail { c } } ... on Second { b } } }"#;
    assert_eq!(ask(on_first), r#"{"data":{"applies":{"b":11}}}"#);
    let on_all = r#"{ applies(to: ["First", "Second", "Either"]) { detail { c } } }"#;
    assert_eq!(ask(on_all), r#"{"data":{"applies":{"detail":{"c":17}}}}"#);
}

#[test]
fn a_field_for_the_log_has_no_values_of_arguments() {
    assert_eq!(
        ask(r#"{ x: debugged(code: "hush") { y: text code } }"#),
        r#"{"data":{"x":{"y":"SelectionField { name: 'debugged', alias: Some('x'), selection_set: ['y', 'code'] }","code":4}}}"#
    );
}
