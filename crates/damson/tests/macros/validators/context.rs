//! Validators that see the request and may wait.

#![expect(clippy::ptr_arg, reason = "a validator takes a reference to the type of the value")]

use damson::{Context, ContextValidator, InputObject, InputValueError, Object, Request};
use expect_test::expect;

use super::refusals;

struct Taken(&'static str);

struct Free;

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl ContextValidator<String> for Free {
    async fn check(&self, ctx: &Context<'_>, name: &String) -> Result<(), InputValueError<String>> {
        tokio::task::yield_now().await;
        match ctx.data_unchecked::<Taken>().0 == name {
            true => Err(InputValueError::custom("taken")),
            false => Ok(()),
        }
    }
}

fn not_own(ctx: &Context<'_>, name: &String) -> Result<(), String> {
    if ctx.data_unchecked::<Taken>().0.len() == name.len() { Err("as long".to_owned()) } else { Ok(()) }
}

#[derive(InputObject)]
struct User {
    #[graphql(validator(context = "Free", context = "not_own", min_length = 3))]
    name: String,
}

struct Query;

#[Object]
impl Query {
    fn user(&self, user: User) -> Option<String> {
        Some(user.name)
    }

    fn names(&self, #[graphql(validator(list, context = "Free"))] names: Vec<String>) -> Option<usize> {
        Some(names.len())
    }
}

#[test]
fn all_failures_are_reported_together() {
    let ask = |text: &str| refusals(Query, Request::new(text).data(Taken("Ada")));
    expect![[""]].assert_eq(&ask(r#"{ user(user: { name: "Adam" }) names(names: ["a", "b"]) }"#));
    expect![[r#"
        1:22 ["user"] ["user", "name"] "BAD_USER_INPUT" Argument "Query.user(user:)" has invalid value at .name: taken
        1:22 ["user"] ["user", "name"] "BAD_USER_INPUT" Argument "Query.user(user:)" has invalid value at .name: as long
        1:53 ["b"] ["user", "name"] "BAD_USER_INPUT" Argument "Query.user(user:)" has invalid value at .name: the length is 1, but must be at least 3.
        1:79 ["names"] ["names", 1] "BAD_USER_INPUT" Argument "Query.names(names:)" has invalid value at [1]: taken
    "#]].assert_eq(&ask(r#"{ user(user: { name: "Ada" }) b: user(user: { name: "x" }) names(names: ["a", "Ada"]) }"#));
}
