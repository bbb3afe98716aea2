//! The rules of the crate `garde`.

use damson::validators::Garde;
use damson::{InputObject, Object};
use expect_test::expect;
use garde::Validate;

use super::refusals;

#[derive(InputObject, Validate)]
#[graphql(validator = "Garde")]
struct NewUser {
    #[garde(length(min = 2), ascii)]
    user_name: String,
    #[garde(dive)]
    home_addresses: Vec<Address>,
    #[garde(range(max = 9))]
    #[graphql(default = 1)]
    r#type: i32,
    #[garde(range(max = 9))]
    #[graphql(name = "size", default = 1)]
    number: i32,
    #[garde(range(max = 9))]
    #[graphql(skip, default = 1)]
    hidden: i32,
    #[garde(dive)]
    #[graphql(flatten)]
    more: More,
}

#[derive(InputObject, Validate)]
struct Address {
    #[garde(range(min = 1000))]
    zip_code: i32,
}

#[derive(InputObject, Validate)]
struct More {
    #[garde(range(min = 18))]
    age: i32,
}

struct Query;

#[Object]
impl Query {
    fn create(&self, user: NewUser) -> String {
        let zips = user.home_addresses.iter().map(|address| address.zip_code).sum::<i32>();
        format!("{} {zips} {}", user.user_name, user.more.age + user.r#type + user.number + user.hidden)
    }
}

#[test]
fn all_failures_stand_at_their_fields() {
    let user = r#"{ userName: "ä", homeAddresses: [{ zipCode: 1000 }, { zipCode: 1 }], age: 17, type: 10, size: 10 }"#;
    expect![[r#"
        1:79 ["create"] ["user", "homeAddresses", 1, "zipCode"] "BAD_USER_INPUT" Argument "Query.create(user:)" has invalid value at .homeAddresses[1].zipCode: lower than 1000
        1:90 ["create"] ["user", "age"] "BAD_USER_INPUT" Argument "Query.create(user:)" has invalid value at .age: lower than 18
        1:110 ["create"] ["user", "size"] "BAD_USER_INPUT" Argument "Query.create(user:)" has invalid value at .size: greater than 9
        1:100 ["create"] ["user", "type"] "BAD_USER_INPUT" Argument "Query.create(user:)" has invalid value at .type: greater than 9
        1:28 ["create"] ["user", "userName"] "BAD_USER_INPUT" Argument "Query.create(user:)" has invalid value at .userName: not ascii
    "#]].assert_eq(&refusals(Query, format!("{{ create(user: {user}) }}")));
}
