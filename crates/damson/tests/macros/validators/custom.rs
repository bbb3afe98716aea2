//! The validators of authors, of values and of whole input objects.

use damson::{CustomValidator, InputObject, InputValueError, Object, PathSegment};
use expect_test::expect;

use super::refusals;

struct Is(i32);

impl CustomValidator<i32> for Is {
    fn check(&self, value: &i32) -> Result<(), InputValueError<i32>> {
        if *value == self.0 {
            return Ok(());
        }
        Err(InputValueError::custom(format!("expect {}, actual {value}", self.0)).with_extension("code", "NOT_IT"))
    }
}

fn even(value: &i32) -> Result<(), &'static str> {
    if value % 2 == 0 { Ok(()) } else { Err("odd") }
}

#[derive(InputObject)]
#[graphql(validator = "in_order")]
struct Range {
    #[graphql(validator(minimum = 0))]
    start: i32,
    #[graphql(name = "to")]
    end_at: i32,
    #[graphql(flatten)]
    step: Step,
    inner: Option<Box<Range>>,
}

#[derive(InputObject)]
#[graphql(validator = "|step: &Step| if step.step == 0 { Err(\"no step\") } else { Ok(()) }")]
struct Step {
    #[graphql(validator(maximum = 9), default = 1)]
    step: i32,
}

fn in_order(range: &Range) -> Result<(), InputValueError<Range>> {
    if range.start <= range.end_at {
        return Ok(());
    }
    let start = InputValueError::custom("after the end").within(PathSegment::Field("start".to_owned()));
    Err(start.and(InputValueError::custom("before the start").within(PathSegment::Field("to".to_owned()))))
}

struct Query;

#[Object]
impl Query {
    fn value(&self, #[graphql(validator(custom = "Is(100)", custom = even))] n: i32) -> Option<i32> {
        Some(n)
    }

    fn closure(&self, #[graphql(validator(list, custom = "|n: &i32| Is(1).check(n)"))] n: Vec<i32>) -> Option<usize> {
        Some(n.len())
    }

    fn range(&self, of: Vec<Range>) -> i32 {
        of.iter().map(|range| range.end_at - range.start + range.step.step + i32::from(range.inner.is_some())).sum()
    }
}

#[test]
fn a_custom_validator_gives_message_and_code() {
    expect![[r#"
        1:29 ["a"] ["n"] "NOT_IT" Argument "Query.value(n:)" has invalid value: expect 100, actual 11
        1:29 ["a"] ["n"] "BAD_USER_INPUT" Argument "Query.value(n:)" has invalid value: odd
        1:45 ["b"] ["n"] "NOT_IT" Argument "Query.value(n:)" has invalid value: expect 100, actual 12
        1:64 ["closure"] ["n", 1] "NOT_IT" Argument "Query.closure(n:)" has invalid value at [1]: expect 1, actual 2
        1:70 ["closure"] ["n", 3] "NOT_IT" Argument "Query.closure(n:)" has invalid value at [3]: expect 1, actual 3
    "#]]
    .assert_eq(&refusals(Query, "{ value(n: 100) a: value(n: 11) b: value(n: 12) closure(n: [1, 2, 1, 3]) }"));
}

#[test]
fn a_whole_object_is_checked_and_may_name_its_fields() {
    expect![[r#"
        1:35 ["range"] ["of", 1] "BAD_USER_INPUT" Argument "Query.range(of:)" has invalid value at [1]: no step
        1:44 ["range"] ["of", 1, "start"] "BAD_USER_INPUT" Argument "Query.range(of:)" has invalid value at [1].start: after the end
        1:52 ["range"] ["of", 1, "to"] "BAD_USER_INPUT" Argument "Query.range(of:)" has invalid value at [1].to: before the start
        1:44 ["range"] ["of", 1, "start"] "BAD_USER_INPUT" Argument "Query.range(of:)" has invalid value at [1].start: the value is -1, but must be at least 0.
    "#]].assert_eq(&refusals(Query, "{ range(of: [{ start: 1, to: 1 }, { start: -1, to: -2, step: 0 }]) }"));
    expect![[r#"
        1:38 ["range"] ["of", 0, "step"] "BAD_USER_INPUT" Argument "Query.range(of:)" has invalid value at [0].step: the value is 10, but must be at most 9.
        1:58 ["range"] ["of", 0, "inner", "start"] "BAD_USER_INPUT" Argument "Query.range(of:)" has invalid value at [0].inner.start: after the end
        1:65 ["range"] ["of", 0, "inner", "to"] "BAD_USER_INPUT" Argument "Query.range(of:)" has invalid value at [0].inner.to: before the start
    "#]].assert_eq(&refusals(Query, "{ range(of: { start: 1, to: 2, step: 10, inner: { start: 2, to: 1 } }) }"));
}
