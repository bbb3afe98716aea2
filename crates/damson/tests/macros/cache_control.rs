//! `cache_control` on types and fields, in the schema of async-graphql's book.

use damson::{ComplexObject, EmptyMutation, EmptySubscription, InputObject, Object, Schema, SimpleObject};

use crate::support::execute_on;

#[derive(SimpleObject, InputObject, Default)]
#[graphql(complex, input_name = "UserInput", cache_control(max_age = 45, public))]
struct User {
    name: String,
    #[graphql(cache_control(private))]
    email: String,
}

#[ComplexObject]
impl User {
    #[graphql(cache_control(no_cache))]
    async fn balance(&self) -> i32 {
        7
    }
}

struct Query;

#[Object(cache_control(max_age = 60))]
impl Query {
    #[graphql(cache_control(max_age = 30))]
    async fn value1(&self) -> i32 {
        1
    }

    #[graphql(cache_control(private))]
    async fn value2(&self) -> i32 {
        2
    }

    async fn value3(&self) -> i32 {
        3
    }

    fn user(&self) -> User {
        User::default()
    }

    fn echo(&self, user: User) -> String {
        user.name
    }

    fn fails(&self) -> damson::Result<Option<i32>> {
        Err("It always does.".into())
    }
}

#[test]
fn a_response_may_be_kept_as_long_as_the_least_of_what_it_shows() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    for (query, expected) in [
        ("{ value1 }", Some("max-age=30")),
        ("{ value1 value2 }", Some("max-age=30, private")),
        ("{ value3 }", Some("max-age=60")),
        ("{ user { name } }", Some("max-age=45")),
        ("{ user { email } }", Some("max-age=45, private")),
        ("{ user { balance } value2 }", Some("no-cache, private")),
        (r#"{ echo(user: { name: "Ada", email: "" }) }"#, Some("max-age=60")),
        ("{ value1 fails }", None),
    ] {
        assert_eq!(execute_on(&schema, query).cache_control.value().as_deref(), expected, "{query}");
    }
}
