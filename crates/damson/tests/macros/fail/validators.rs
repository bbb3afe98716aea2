//! Validators that do not exist, with values that they do not take, and where nothing is checked.
use damson::{InputObject, Interface, Object, OneofObject, SimpleObject};

struct Query;

#[Object]
impl Query {
    fn unknown(&self, #[graphql(validator(maxmum = 1))] a: i32, #[graphql(validator(colour))] b: i32) -> i32 {
        a + b
    }

    fn numbers(
        &self,
        #[graphql(validator(maximum))] a: i32,
        #[graphql(validator(minimum = "ten"))] b: i32,
        #[graphql(validator(multiple_of = true))] c: i32,
        #[graphql(validator(maximum = 1, maximum = 2))] d: i32,
    ) -> i32 {
        a + b + c + d
    }

    fn texts(
        &self,
        #[graphql(validator(max_length = 1.5))] a: String,
        #[graphql(validator(min_length = -1))] b: String,
        #[graphql(validator(chars_max_length))] c: String,
        #[graphql(validator(regex))] d: String,
        #[graphql(validator(regex = 5))] e: String,
        #[graphql(validator(email = "x"))] f: String,
        #[graphql(validator(uuid = "x"))] g: String,
        #[graphql(validator(min_password_strength = 5))] h: String,
    ) -> String {
        a + &b + &c + &d + &e + &f + &g + &h
    }

    fn lists(
        &self,
        #[graphql(validator(max_items = "many"))] a: Vec<i32>,
        #[graphql(validator(list))] b: Vec<i32>,
        #[graphql(validator(list = 5, maximum = 1))] c: Vec<i32>,
    ) -> usize {
        a.len() + b.len() + c.len()
    }

    fn idle(
        &self,
        #[graphql(validator(list, max_items = 5))] a: Vec<i32>,
        #[graphql(validator(email = false))] b: String,
    ) -> usize {
        a.len() + b.len()
    }

    fn none(
        &self,
        #[graphql(validator)] a: i32,
        #[graphql(validator())] b: i32,
        #[graphql(validator = "check")] c: i32,
        #[graphql(validator(custom))] d: i32,
        #[graphql(validator(context))] e: i32,
        #[graphql(validator(custom = "1 +"))] f: i32,
        #[graphql(process_with)] g: i32,
        #[graphql(secret = "yes")] h: i32,
    ) -> i32 {
        a + b + c + d + e + f + g + h
    }

    #[graphql(validator(maximum = 1))]
    fn of_a_field(&self) -> i32 {
        1
    }
}

#[derive(InputObject)]
#[graphql(validator(maximum = 1))]
struct Whole {
    #[graphql(skip, validator(maximum = 1))]
    a: i32,
    #[graphql(skip_input, secret)]
    b: i32,
    #[graphql(flatten, process_with = "f")]
    c: Other,
    d: i32,
}

#[derive(SimpleObject)]
struct Output {
    a: i32,
    #[graphql(skip, validator(maximum = 1))]
    b: i32,
}

#[derive(InputObject)]
struct Other {
    a: i32,
}

#[derive(OneofObject)]
enum OneOf {
    #[graphql(validator(max = 1))]
    A(i32),
}

#[derive(Interface)]
#[graphql(field(name = "a", ty = "i32", arg(name = "b", ty = "i32", validator(maximum = 1))))]
enum Node {
    A(Output),
}

fn main() {}
