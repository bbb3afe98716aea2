//! Validators as the engine runs them: beside directives, within limits, and while they wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use damson::{
    Context, ContextValidator, CustomDirective, Directive, EmptyMutation, EmptySubscription, InputObject,
    InputValueError, Object, PathSegment, Request, ResolveFut, Response, Schema, ServerError, ServerResult, Value,
};
use damson_testing::support::{execute_on, told};
use expect_test::expect;

/// The numbers of validators that wait: now, and at most so far.
#[derive(Default)]
struct Waiting {
    now: AtomicUsize,
    most: AtomicUsize,
}

struct Slow;

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl ContextValidator<i32> for Slow {
    async fn check(&self, ctx: &Context<'_>, value: &i32) -> Result<(), InputValueError<i32>> {
        let waiting = ctx.data_unchecked::<Arc<Waiting>>();
        waiting.most.fetch_max(waiting.now.fetch_add(1, Relaxed) + 1, Relaxed);
        tokio::task::yield_now().await;
        waiting.now.fetch_sub(1, Relaxed);
        if *value < 0 { Err(InputValueError::custom(format!("{value} is negative"))) } else { Ok(()) }
    }
}

#[derive(InputObject)]
struct Label {
    #[graphql(validator(max_length = 3))]
    first_text: String,
    #[graphql(validator(max_length = 3))]
    other_text: Option<String>,
}

/// Names a field as Rust does.
fn not_free(_: &Context<'_>, label: &Label) -> Result<(), InputValueError<Label>> {
    match label.other_text.as_deref() {
        Some(text) if text == label.first_text => {
            Err(InputValueError::custom("the same text").within(PathSegment::Field("other_text".to_owned())))
        }
        _ => Ok(()),
    }
}

struct Query;

#[Object]
impl Query {
    fn text(&self, label: Label, #[graphql(validator(maximum = 9))] number: Option<i32>) -> Option<String> {
        Some(format!("{}{}", label.first_text, number.unwrap_or_default()))
    }

    fn free(&self, #[graphql(validator(context = "not_free"))] label: Label) -> Option<String> {
        Some(label.first_text)
    }

    fn count(&self, amounts: Vec<Amount>) -> Option<usize> {
        Some(amounts.iter().filter(|amount| amount.number >= 0).count())
    }

    fn small(&self, #[graphql(validator(list, maximum = 9))] numbers: Vec<i32>) -> Option<i32> {
        Some(numbers.iter().sum())
    }
}

/// Puts the code of an error in its place.
struct Recover;

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl CustomDirective for Recover {
    async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        resolve.await.or_else(|error| Ok(error.code().map(Value::from)))
    }
}

#[Directive(location = "Field")]
fn recover() -> impl CustomDirective {
    Recover
}

/// Gives the field's result as it is.
struct Pass;

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl CustomDirective for Pass {
    async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        resolve.await
    }
}

#[Directive(location = "Field")]
fn pass() -> impl CustomDirective {
    Pass
}

/// Puts another message in the place of an error's.
struct Rename(String);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl CustomDirective for Rename {
    async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        resolve.await.map_err(|error| ServerError { message: self.0.clone(), ..error })
    }
}

#[Directive(location = "Field")]
fn rename(label: Label) -> impl CustomDirective {
    Rename(label.first_text)
}

#[derive(InputObject)]
struct Amount {
    #[graphql(validator(context = "Slow"))]
    number: i32,
}

#[Directive(location = "Field")]
fn after(amount: Amount) -> impl CustomDirective {
    Rename(amount.number.to_string())
}

fn ask(query: &str) -> Response {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription);
    let schema = schema.directive(recover).directive(pass).directive(rename).directive(after).finish();
    execute_on(&schema, Request::new(query).data(Arc::new(Waiting::default())))
}

/// The errors, a line for each: places in the document, place in the input, code and message.
fn refusals(query: &str) -> String {
    let lines = ask(query).errors.into_iter().map(|error| {
        let columns: Vec<u32> = error.locations.iter().map(|at| at.column).collect();
        let extensions = error.extensions.unwrap_or_default();
        let [path, code] =
            ["inputPath", "code"].map(|name| extensions.get(name).map_or(String::new(), Value::to_string));
        format!("{columns:?} {path} {code} {}\n", error.message)
    });
    lines.collect()
}

const WRONG: &str = r#"text(label: { firstText: "long", otherText: "long" }, number: 10)"#;

#[test]
fn a_directive_that_handles_the_failures_of_a_field_handles_all_of_them() {
    let response = ask(&format!("{{ {WRONG} @recover }}"));
    assert_eq!(told(&response.errors), [""; 0]);
    assert_eq!(response.data.to_string(), r#"{"text":"BAD_USER_INPUT"}"#);
}

#[test]
fn a_directive_that_changes_the_error_of_several_failures_gives_one_error() {
    let response = ask(&format!(r#"{{ {WRONG} @rename(label: {{ firstText: "no" }}) }}"#));
    assert_eq!(told(&response.errors), [r#"no ["text"]"#]);
}

#[test]
fn a_directive_that_handles_the_changed_error_of_another_still_sees_its_code() {
    let query = format!(r#"{{ {WRONG} @rename(label: {{ firstText: "no" }}) @recover }}"#);
    assert_eq!(ask(&query).data.to_string(), r#"{"text":"BAD_USER_INPUT"}"#);
}

#[test]
fn a_directive_that_passes_the_failures_on_keeps_all_of_them() {
    expect![[r#"
        [27] ["label", "firstText"] "BAD_USER_INPUT" Argument "Query.text(label:)" has invalid value at .firstText: the length is 4, but must be at most 3.
        [46] ["label", "otherText"] "BAD_USER_INPUT" Argument "Query.text(label:)" has invalid value at .otherText: the length is 4, but must be at most 3.
        [64] ["number"] "BAD_USER_INPUT" Argument "Query.text(number:)" has invalid value: the value is 10, but must be at most 9.
    "#]].assert_eq(&refusals(&format!("{{{WRONG} @pass}}")));
}

#[test]
fn every_failure_counts_towards_the_most_errors_of_a_response() {
    let numbers = "10,".repeat(200);
    let fields: String = (0..20).map(|index| format!("f{index}: small(numbers: [{numbers}])")).collect();
    let errors = ask(&format!("{{{fields}}}")).errors;
    assert_eq!(errors.len(), 1001);
    assert_eq!(errors[1000].code(), Some("LIMIT_ERRORS"));
}

#[test]
fn a_validator_with_a_context_may_name_fields_as_rust_does() {
    expect![[r#"
        [44] ["label", "otherText"] "BAD_USER_INPUT" Argument "Query.free(label:)" has invalid value at .otherText: the same text
    "#]]
    .assert_eq(&refusals(r#"{ free(label: { firstText: "a", otherText: "a" }) }"#));
}

#[test]
fn the_arguments_of_a_directive_are_checked_before_the_field_runs() {
    let label = r#"{ firstText: "long", otherText: "long" }"#;
    expect![[r#"
        [50] ["label", "firstText"] "BAD_USER_INPUT" Argument "@rename(label:)" has invalid value at .firstText: the length is 4, but must be at most 3.
        [69] ["label", "otherText"] "BAD_USER_INPUT" Argument "@rename(label:)" has invalid value at .otherText: the length is 4, but must be at most 3.
    "#]].assert_eq(&refusals(&format!("{{ small(numbers: []) @rename(label: {label}) }}")));
    expect![[r#"
        [47] ["amount", "number"] "BAD_USER_INPUT" Argument "@after(amount:)" has invalid value at .number: -1 is negative
    "#]].assert_eq(&refusals("{ small(numbers: []) @after(amount: { number: -1 }) }"));
    assert_eq!(ask("{ small(numbers: []) @after(amount: { number: 1 }) }").data.to_string(), r#"{"small":0}"#);
}

#[test]
fn few_validators_of_a_field_wait_at_once() {
    let waiting = Arc::new(Waiting::default());
    let amounts: String = (0..40).map(|number| format!("{{ number: {number} }},")).collect();
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let request = Request::new(format!("{{ count(amounts: [{amounts}]) }}")).data(waiting.clone());
    assert_eq!(execute_on(&schema, request).data.to_string(), r#"{"count":40}"#);
    assert_eq!([&waiting.now, &waiting.most].map(|count| count.load(Relaxed)), [0, 16]);
}
