//! `SelectionField::directives`: what stands at a field in the document.

use damson::{
    Context, Directive, EmptyMutation, EmptySubscription, Object, Request, ResolveFut, Schema, ServerError,
    ServerResult, SimpleObject, Value,
};

use crate::support::{answer, execute_on, with_variables};

/// Repeats the text of a field.
#[Directive(location = "Field", repeatable)]
fn times(count: i32, #[graphql(default = "+")] between: String) -> impl damson::CustomDirective {
    Times { count, between }
}

struct Times {
    count: i32,
    between: String,
}

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl damson::CustomDirective for Times {
    async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        let value = resolve.await?;
        Ok(value.map(|value| match value {
            Value::String(text) => vec![&*text; self.count as usize].join(&self.between).into(),
            value => value,
        }))
    }
}

#[derive(SimpleObject)]
struct Page {
    title: String,
    text: String,
}

/// A request with this in its data sees the places of mistakes in directives.
struct TellsMistakes;

struct Query;

#[Object]
impl Query {
    /// Its title tells the directives at the fields below.
    async fn page(&self, ctx: &Context<'_>) -> ServerResult<Page> {
        let mut title = Vec::new();
        for field in [ctx.field()].into_iter().chain(ctx.field().selection_set()) {
            let directives = field.directives().map_err(|error| match ctx.data_opt::<TellsMistakes>() {
                Some(_) => ServerError::new(format!("{} {:?}", error.message, error.locations)),
                None => error,
            });
            for directive in directives? {
                let arguments =
                    directive.arguments.iter().map(|(name, value)| format!("{name}={value}").replace('"', "'"));
                let arguments = arguments.collect::<Vec<_>>().join(",");
                title.push(format!("{}@{}({arguments})", field.name(), directive.name));
            }
        }
        Ok(Page { title: title.join(" "), text: "la".to_owned() })
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query, EmptyMutation, EmptySubscription).directive(times).finish()
}

#[track_caller]
fn assert_answer(request: impl Into<Request>, expected: &str) {
    assert_eq!(answer(&schema(), request), expected);
}

#[test]
fn directives_have_coerced_arguments_in_the_order_of_the_document() {
    assert_answer(
        with_variables(
            r#"query ($n: Int!, $yes: Boolean!) { page { title text @include(if: $yes) @times(count: $n) @times(between: "-", count: 1) } }"#,
            r#"{ "n": 2, "yes": true }"#,
        ),
        r#"{"data":{"page":{"title":"text@include(if=true) text@times(count=2,between='+') text@times(count=1,between='-')","text":"la+la"}}}"#,
    );
    assert_answer("{ page @skip(if: false) { title } }", r#"{"data":{"page":{"title":"page@skip(if=false)"}}}"#);
}

#[test]
fn the_directives_of_the_first_selection_that_applies_count() {
    let query = "query ($first: Boolean!) { page { title text @times(count: 1) @include(if: $first) ...F text @times(count: 3) } }
        fragment F on Page { text @times(count: 2) }";
    for (first, expected) in [
        ("true", r#"{"data":{"page":{"title":"text@times(count=1,between='+') text@include(if=true)","text":"la"}}}"#),
        ("false", r#"{"data":{"page":{"title":"text@times(count=2,between='+')","text":"la+la"}}}"#),
    ] {
        assert_answer(with_variables(query, &format!(r#"{{ "first": {first} }}"#)), expected);
    }
}

#[test]
fn a_selection_after_many_excluded_ones_keeps_its_directives() {
    let excluded = |index| format!("text @include(if: $no) ... @include(if: $no) {{ text @skip(if: $v{index}) }} ");
    let variables: String = (0..100).map(|index| format!(", $v{index}: Boolean = false")).collect();
    let excluded: String = (0..100).map(excluded).collect();
    assert_answer(
        format!("query ($no: Boolean = false{variables}) {{ page {{ title {excluded} text @times(count: 2) }} }}"),
        r#"{"data":{"page":{"title":"text@times(count=2,between='+')","text":"la+la"}}}"#,
    );
}

#[test]
fn directives_of_other_operations_do_not_matter() {
    let request = Request::new("query A { page { title } } query B($n: Int!) { page { title @times(count: $n) } }");
    assert_answer(request.operation_name("A"), r#"{"data":{"page":{"title":""}}}"#);
}

#[test]
fn a_variable_without_a_value_is_an_error_with_its_place() {
    let query = "query ($n: Int = 2) { page { ...F } } fragment F on Page { title text @times(count: $n) }";
    let request = with_variables(query, r#"{ "n": null }"#);
    let response = execute_on(&schema(), request.data(TellsMistakes));
    let title = response.errors[0].message.clone();
    assert!(title.starts_with("Argument \"@times(count:)\""), "{title}");
    let place = query.rfind("$n").expect("the variable in the directive") + 1;
    assert!(title.ends_with(&format!("[Location {{ line: 1, column: {place} }}]")), "{title}");
}
