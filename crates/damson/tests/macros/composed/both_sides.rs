//! A struct that is an object and an input object, with a part on both sides.

use damson::{EmptyMutation, EmptySubscription, InputObject, Object, Schema, SimpleObject};

use crate::{ask, assert_data};

#[derive(SimpleObject, InputObject, Clone)]
#[graphql(input_name = "RangeInput")]
struct Range {
    #[graphql(default = 10)]
    first: i32,
    after: Option<String>,
}

#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "FilterInput")]
struct Filter {
    text: String,
    #[graphql(flatten)]
    range: Range,
    #[graphql(flatten, skip_input)]
    place: Place,
}

#[derive(SimpleObject, Default)]
struct Place {
    y: i32,
}

struct Search;

#[Object]
impl Search {
    fn search(&self, filter: Filter) -> Filter {
        filter
    }
}

#[test]
fn a_struct_on_both_sides_may_be_flattened_on_both() {
    let schema = Schema::new(Search, EmptyMutation, EmptySubscription);
    expect_test::expect![[r#"
        schema {
          query: Search
        }

        type Search {
          search(filter: FilterInput!): Filter!
        }

        type Filter {
          text: String!
          first: Int!
          after: String
          y: Int!
        }

        input FilterInput {
          text: String!
          first: Int! = 10
          after: String
        }
    "#]]
    .assert_eq(&schema.sdl());
    assert_data(
        Search,
        r#"{ search(filter: { text: "a", after: "b" }) { text first after y } }"#,
        r#"{"search":{"text":"a","first":10,"after":"b","y":0}}"#,
    );
    let missing = ask(Search, r#"{ search(filter: { after: "b" }) { text } }"#);
    assert!(missing.contains(r#"to include required field \"text\""#), "{missing}");
}
