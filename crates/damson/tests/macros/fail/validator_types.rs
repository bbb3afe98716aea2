//! Validators of types that they cannot check, and those whose features are not on.
use damson::{InputObject, Object};

struct Query;

#[Object]
impl Query {
    fn numbers(
        &self,
        #[graphql(validator(maximum = 1))] a: String,
        #[graphql(validator(multiple_of = 1))] b: Option<bool>,
        #[graphql(validator(list, minimum = 1))] c: Vec<String>,
        #[graphql(validator(list, minimum = 1))] d: i32,
        #[graphql(validator(list, custom = "Check"))] e: Vec<i32>,
    ) -> usize {
        a.len() + usize::from(b.is_some()) + c.len() + d as usize + e.len()
    }

    fn texts(
        &self,
        #[graphql(validator(max_length = 1))] a: i32,
        #[graphql(validator(url))] b: Vec<String>,
        #[graphql(validator(max_items = 1))] c: String,
    ) -> usize {
        a as usize + b.len() + c.len()
    }

    fn customs(
        &self,
        #[graphql(validator(custom = "Check"))] a: i32,
        #[graphql(validator(custom = "|_: &i32| true"))] b: i32,
        #[graphql(validator(custom = "missing"))] c: i32,
        #[graphql(validator(context = "Check"))] d: i32,
        #[graphql(process_with = "change")] e: i32,
    ) -> i32 {
        a + b + c + d + e
    }

    fn features(
        &self,
        #[graphql(validator(email))] a: String,
        #[graphql(validator(uuid = 4))] b: String,
        #[graphql(validator(regex = "a"))] c: String,
        #[graphql(validator(min_password_strength = 3))] d: String,
    ) -> String {
        a + &b + &c + &d
    }
}

struct Check;

fn change(text: &mut String) {
    text.clear();
}

#[derive(InputObject)]
#[graphql(validator = "Check")]
struct Whole {
    a: i32,
}

fn main() {}
