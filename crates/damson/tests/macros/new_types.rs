//! `derive(NewType)`: what is inherited from the value inside, and what functions do.

mod fragments;

use damson::{
    EmptyMutation, EmptySubscription, InputObject, InputType, InputValueError, NewType, Object, Schema, SimpleObject,
    Value,
};
use expect_test::expect;

use crate::support::answer;

/// A title.
#[derive(NewType)]
struct Title {
    text: String,
}

/// The number of a page.
#[derive(NewType, Clone)]
#[graphql(transparent, specified_by_url = "https://example.com/pages")]
struct Page {
    number: i32,
}

#[derive(NewType)]
#[graphql(transparent, name = "Shelf")]
struct Place(String);

/// A number that a response shows as the next one.
#[derive(NewType)]
#[graphql(to_output_with = next)]
struct Next(i32);

fn next(number: &Next) -> i32 {
    number.0 + 1
}

#[derive(NewType, Clone)]
#[graphql(from_input_with = "Self::read", name = "Account")]
struct AccountId(String);

impl AccountId {
    fn read(value: &Value) -> Result<Self, InputValueError<Self>> {
        let text = value.as_str().ok_or_else(|| InputValueError::expected_type(value))?;
        let digits = text
            .strip_prefix("id/")
            .ok_or_else(|| InputValueError::custom("it begins with `id/`").with_extension("code", "ACCOUNT_PREFIX"))?;
        Ok(AccountId(digits.to_owned()))
    }
}

/// Yes, no, or neither.
#[derive(NewType, Clone, Copy)]
#[graphql(with = truth)]
enum Truth {
    Yes,
    No,
    Neither,
}

mod truth {
    use super::{Truth, Value};

    pub(super) fn to_output(truth: &Truth) -> Value {
        match truth {
            Truth::Yes => Value::from(true),
            Truth::No => Value::from(false),
            Truth::Neither => Value::from("neither"),
        }
    }

    pub(super) fn from_input(value: &Value) -> Result<Truth, String> {
        match (value.as_bool(), value.as_str()) {
            (Some(true), _) => Ok(Truth::Yes),
            (Some(false), _) => Ok(Truth::No),
            (_, Some("neither")) => Ok(Truth::Neither),
            _ => Err(format!("{value} is not a truth")),
        }
    }
}

/// A text that is lent to the response.
#[derive(NewType)]
#[graphql(with = Self, to_output_with = Loud::shout)]
struct Loud<T: Send + Sync>(String, std::marker::PhantomData<T>);

impl<T: Send + Sync> Loud<T> {
    fn shout(&self) -> &str {
        &self.0
    }

    fn from_input(value: &Value) -> Result<Self, &'static str> {
        let text = value.as_str().ok_or("a text is expected")?;
        Ok(Loud(text.to_uppercase(), std::marker::PhantomData))
    }
}

#[derive(InputObject)]
struct Given {
    #[graphql(default_with = "Truth::Neither")]
    truth: Truth,
    #[graphql(default_with = "Page { number: 1 }")]
    page: Page,
    accounts: Option<Vec<AccountId>>,
}

#[derive(SimpleObject)]
struct Shown {
    truth: Truth,
    page: Page,
    accounts: Option<Vec<AccountId>>,
    next: Next,
}

/// A number that is not shown if it is negative.
#[derive(NewType)]
#[graphql(to_output_with = Natural::shown)]
struct Natural(i32);

impl Natural {
    fn shown(&self) -> Option<i32> {
        (self.0 >= 0).then_some(self.0)
    }
}

struct Naturals;

#[Object]
impl Naturals {
    fn shown(&self, number: Natural) -> Natural {
        number
    }

    fn nullable(&self, number: Natural) -> Option<Natural> {
        Some(number)
    }

    fn list(&self) -> Vec<Option<Natural>> {
        vec![Some(Natural(1)), Some(Natural(-1)), None]
    }
}

struct Query;

#[Object]
impl Query {
    fn title(&self, title: Title) -> Title {
        let text: String = title.into();
        Title::from(text + "!")
    }

    fn page(&self, #[graphql(validator(maximum = 100))] page: Page) -> Page {
        Page { number: page.number + 1 }
    }

    fn place(&self, place: Place) -> Place {
        place
    }

    async fn next(&self, #[graphql(default_with = "Next(41)")] after: Next) -> Next {
        tokio::task::yield_now().await;
        after
    }

    fn account(&self, #[graphql(validator(max_length = 3))] id: AccountId) -> AccountId {
        id
    }

    fn loud(&self, text: Loud<u8>) -> Option<Loud<u8>> {
        Some(text)
    }

    fn given(&self, given: Given) -> Shown {
        Shown { truth: given.truth, page: given.page, accounts: given.accounts, next: Next(1) }
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::new(Query, EmptyMutation, EmptySubscription)
}

#[test]
fn a_name_or_a_function_makes_a_scalar_of_its_own() {
    expect![[r#"
        type Query {
          title(title: String!): String!
          page(page: Page!): Page!
          place(place: Shelf!): Shelf!
          next(after: Next! = 41): Next!
          account(id: Account!): Account!
          loud(text: Loud!): Loud
          given(given: Given!): Shown!
        }

        """The number of a page."""
        scalar Page @specifiedBy(url: "https://example.com/pages")

        scalar Shelf

        """A number that a response shows as the next one."""
        scalar Next

        scalar Account

        """A text that is lent to the response."""
        scalar Loud

        type Shown {
          truth: Truth!
          page: Page!
          accounts: [Account!]
          next: Next!
        }

        input Given {
          truth: Truth! = "neither"
          page: Page! = 1
          accounts: [Account!]
        }

        """Yes, no, or neither."""
        scalar Truth
    "#]]
    .assert_eq(&schema().sdl());
}

#[test]
fn values_are_read_and_written_by_functions_or_as_the_value_inside() {
    let query = r#"{
        title(title: "a") page(page: 1) place(place: "b") next given: next(after: 1) account(id: "id/7") loud(text: "c")
    }"#;
    expect![[r#"{"data":{"title":"a!","page":2,"place":"b","next":42,"given":2,"account":"7","loud":"C"}}"#]]
        .assert_eq(&answer(&schema(), query));
    let query = r#"{ given(given: { accounts: ["id/1", "id/2"] }) { truth page accounts next } }"#;
    expect![[r#"{"data":{"given":{"truth":"neither","page":1,"accounts":["1","2"],"next":2}}}"#]]
        .assert_eq(&answer(&schema(), query));
    let query = "{ yes: given(given: { truth: true }) { truth } no: given(given: { truth: false }) { truth } }";
    expect![[r#"{"data":{"yes":{"truth":true},"no":{"truth":false}}}"#]].assert_eq(&answer(&schema(), query));
}

#[test]
fn a_literal_that_a_function_refuses_is_a_mistake_of_the_request() {
    expect![[r#"{"errors":[{"message":"Expected value of type \"Account\", but encountered error \"Failed to parse \"Account\": it begins with `id/`\"; found: \"7\".","locations":[{"line":1,"column":15}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema(), r#"{ account(id: "7") }"#));
    expect![[r#"{"errors":[{"message":"Expected value of type \"Account\", but encountered error \"Expected input type \"Account\", found 7.\"; found: 7.","locations":[{"line":1,"column":15}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema(), "{ account(id: 7) }"));
    expect![[r#"{"errors":[{"message":"Expected value of type \"Truth\", but encountered error \"Failed to parse \"Truth\": 7 is not a truth\"; found: 7.","locations":[{"line":1,"column":25}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema(), r#"{ given(given: { truth: 7 }) { truth } }"#));
}

#[test]
fn a_variable_that_a_function_refuses_is_a_mistake_of_the_request() {
    let query = "query($given: Given!) { given(given: $given) { truth } }";
    let request = crate::support::with_variables(query, r#"{ "given": { "accounts": ["id/1", "2"] } }"#);
    expect![[r#"{"errors":[{"message":"Variable \"$given\" has invalid value at .accounts[1]: Expected value of type \"Account\", but encountered error \"Failed to parse \"Account\": it begins with `id/`\"; found: \"2\".","locations":[{"line":1,"column":7}],"extensions":{"code":"BAD_USER_INPUT"}}]}"#]].assert_eq(&answer(&schema(), request));
}

#[test]
fn validators_check_the_value_inside() {
    expect![[r#"{"errors":[{"message":"Argument \"Query.page(page:)\" has invalid value: the value is 101, but must be at most 100.","locations":[{"line":1,"column":14}],"path":["page"],"extensions":{"code":"BAD_USER_INPUT","inputPath":["page"]}}],"data":null}"#]].assert_eq(&answer(&schema(), "{ page(page: 101) }"));
    expect![[r#"{"errors":[{"message":"Argument \"Query.account(id:)\" has invalid value: the length is 4, but must be at most 3.","locations":[{"line":1,"column":15}],"path":["account"],"extensions":{"code":"BAD_USER_INPUT","inputPath":["id"]}}],"data":null}"#]].assert_eq(&answer(&schema(), r#"{ account(id: "id/1234") }"#));
}

#[test]
fn a_value_is_given_as_it_is_read() {
    assert_eq!(Next(1).to_value(), Value::from(1));
    assert_eq!(damson::ScalarType::to_value(&Next(1)), Value::from(2));
    assert_eq!(Truth::Neither.to_value(), Value::from("neither"));
}

#[test]
fn a_function_may_give_null_where_null_may_stand() {
    let schema = Schema::new(Naturals, EmptyMutation, EmptySubscription);
    expect![[r#"{"data":{"shown":1,"nullable":null,"list":[1,null,null]}}"#]]
        .assert_eq(&answer(&schema, "{ shown(number: 1) nullable(number: -1) list }"));
    expect![[r#"{"errors":[{"message":"Cannot return null for non-nullable field Naturals.shown.","locations":[{"line":1,"column":3}],"path":["shown"]}],"data":null}"#]].assert_eq(&answer(&schema, "{ shown(number: -1) }"));
}

/// A default that the function would refuse.
struct Unreadable;

#[Object]
impl Unreadable {
    fn account(&self, #[graphql(default_with = "AccountId(String::new())")] id: AccountId) -> AccountId {
        id
    }
}

#[test]
fn a_default_that_cannot_be_read_is_a_fault_of_the_schema() {
    let faults =
        Schema::build(Unreadable, EmptyMutation, EmptySubscription).try_finish().map(drop).expect_err("a fault");
    expect![[r#"
        the schema has 1 fault
        - Unreadable.account(id:): Unreadable.account(id:) has invalid default value: Expected value of type "Account", but encountered error "Failed to parse "Account": it begins with `id/`"; found: ""."#]].assert_eq(&faults.to_string());
}
