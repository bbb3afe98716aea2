//! `derive(InputObject)` and `derive(OneofObject)`.

use damson::{Enum, InputObject, InputType, MaybeUndefined, Object, OneofObject, SimpleObject, Value};

use crate::{ask, assert_data};

#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    Up,
    Down,
}

/// Which part.
#[derive(InputObject, Debug)]
struct Paging {
    #[graphql(default = 10)]
    first: i32,
    after: Option<String>,
}

#[derive(InputObject, Debug)]
#[graphql(rename_fields = "snake_case")]
struct Filter {
    /// Part of the name.
    name_part: Option<String>,
    #[graphql(default_with = "Order::Down")]
    order: Order,
    #[graphql(name = "kinds", default)]
    r#type: Vec<i32>,
    within: MaybeUndefined<Box<Filter>>,
    #[graphql(skip)]
    #[allow(dead_code)]
    count: usize,
    #[graphql(skip, default = 7)]
    #[allow(dead_code)]
    seven: u8,
    #[graphql(skip, default = "ab")]
    #[allow(dead_code)]
    text: String,
    #[graphql(skip, default_with = "vec![Order::Up]")]
    #[allow(dead_code)]
    orders: Vec<Order>,
    #[graphql(flatten)]
    paging: Paging,
}

/// Both sides of one struct.
#[derive(SimpleObject, InputObject, Clone)]
#[graphql(input_name = "PlaceInput")]
struct Place {
    name: String,
    #[graphql(skip_input)]
    id: i32,
    #[graphql(skip_output, default = true)]
    notify: bool,
}

#[derive(OneofObject, Debug)]
enum By {
    Id(i32),
    UserName(String),
    #[graphql(name = "page")]
    Paging(Paging),
}

struct Query;

#[Object]
impl Query {
    fn filter(&self, filter: Filter) -> String {
        format!("{filter:?}")
    }

    fn move_to(&self, mut place: Place) -> Place {
        place.id += if place.notify { 1 } else { 2 };
        place
    }

    fn find(&self, by: By) -> String {
        format!("{by:?}")
    }

    fn defaulted(
        &self,
        #[graphql(default_with = "Place { name: \"x\".into(), id: 9, notify: false }")] place: Place,
    ) -> Place {
        place
    }
}

#[test]
fn fields_are_read_with_their_defaults() {
    assert_data(
        Query,
        r#"{ filter(filter: { name_part: "a", within: { order: UP, first: 2 } }) }"#,
        concat!(
            r#"{"filter":"Filter { name_part: Some(\"a\"), order: Down, type: [], within: Value(Filter { name_part: None, "#,
            r#"order: Up, type: [], within: Undefined, count: 0, seven: 7, text: \"ab\", orders: [Up], paging: Paging { first: 2, after: None } }), count: 0, seven: 7, text: \"ab\", orders: [Up], "#,
            r#"paging: Paging { first: 10, after: None } }"}"#,
        ),
    );
}

#[test]
fn flattened_fields_stand_beside_the_others() {
    assert_data(
        Query,
        r#"{ __type(name: "Filter") { inputFields { name defaultValue description } } }"#,
        concat!(
            r#"{"__type":{"inputFields":[{"name":"name_part","defaultValue":null,"description":"Part of the name."},"#,
            r#"{"name":"order","defaultValue":"DOWN","description":null},{"name":"kinds","defaultValue":"[]","description":null},"#,
            r#"{"name":"within","defaultValue":null,"description":null},{"name":"first","defaultValue":"10","description":null},"#,
            r#"{"name":"after","defaultValue":null,"description":null}]}}"#,
        ),
    );
}

#[test]
fn one_struct_can_be_given_and_taken() {
    assert_data(Query, r#"{ moveTo(place: { name: "a" }) { name id } }"#, r#"{"moveTo":{"name":"a","id":1}}"#);
    assert_data(
        Query,
        r#"{ __type(name: "PlaceInput") { kind inputFields { name } } }"#,
        r#"{"__type":{"kind":"INPUT_OBJECT","inputFields":[{"name":"name"},{"name":"notify"}]}}"#,
    );
}

#[test]
fn a_whole_object_can_be_a_default() {
    assert_data(Query, "{ defaulted { name } }", r#"{"defaulted":{"name":"x"}}"#);
}

#[test]
fn exactly_one_field_of_a_one_of_is_given() {
    assert_data(Query, "{ find(by: { id: 1 }) }", r#"{"find":"Id(1)"}"#);
    assert_data(Query, r#"{ find(by: { userName: "a" }) }"#, r#"{"find":"UserName(\"a\")"}"#);
    assert_data(Query, "{ find(by: { page: {} }) }", r#"{"find":"Paging(Paging { first: 10, after: None })"}"#);
    let answer = ask(Query, r#"{ find(by: { id: 1, userName: "a" }) }"#);
    assert!(answer.contains("type \\\"By\\\", exactly one field must be specified"), "{answer}");
}

#[test]
fn a_one_of_says_so_in_the_schema() {
    assert_data(
        Query,
        r#"{ __type(name: "By") { isOneOf inputFields { name type { kind name } } } }"#,
        concat!(
            r#"{"__type":{"isOneOf":true,"inputFields":[{"name":"id","type":{"kind":"SCALAR","name":"Int"}},"#,
            r#"{"name":"userName","type":{"kind":"SCALAR","name":"String"}},{"name":"page","type":{"kind":"INPUT_OBJECT","name":"Paging"}}]}}"#,
        ),
    );
}

#[test]
fn values_go_back_and_forth() {
    let paging = Paging { first: 3, after: Some("x".to_owned()) };
    let value = paging.to_value();
    assert_eq!(value.to_string(), r#"{first: 3, after: "x"}"#);
    let back = Paging::parse(Some(&value)).expect("the same paging");
    assert_eq!(format!("{back:?}"), format!("{paging:?}"));
    assert_eq!(By::Id(1).to_value().to_string(), "{id: 1}");
}

#[test]
fn what_is_no_object_is_refused_with_the_types_name() {
    let error = Paging::parse(Some(&Value::Boolean(true))).expect_err("no object").into_error();
    assert_eq!(error.message, "Expected input type \"Paging\", found true.");
}
