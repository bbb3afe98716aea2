//! `flatten`: the fields of a part stand in its place, and its method runs only for them.

use std::sync::atomic::{AtomicUsize, Ordering};

use damson::{ComplexObject, Context, EmptyMutation, EmptySubscription, Object, Request, Result, Schema, SimpleObject};
use damson_testing::support;

use super::{Address, Page, Place, address, later};
use crate::ask;

struct Calls(AtomicUsize);

/// An object with parts of every kind, among fields of its own.
#[derive(SimpleObject)]
#[graphql(complex)]
struct User<'a> {
    id: i32,
    #[graphql(flatten)]
    address: &'a Address,
    name: String,
    #[graphql(skip)]
    calls: &'a Calls,
}

#[ComplexObject]
impl User<'_> {
    fn greeting(&self) -> String {
        format!("Hello, {}", self.name)
    }

    #[graphql(flatten)]
    fn borrowed(&self) -> &Place {
        const PLACE: &Place = &Place { x: 1.5 };
        PLACE
    }

    #[graphql(flatten)]
    async fn owned(&self, ctx: &Context<'_>) -> Result<Page<Address>> {
        self.calls.0.fetch_add(1, Ordering::Relaxed);
        let number = later(*ctx.data::<i32>()?).await;
        Ok(Page { number, content: self.address.clone() })
    }

    fn last(&self) -> i32 {
        9
    }
}

struct Query {
    address: Address,
    calls: Calls,
}

impl Query {
    fn new() -> Self {
        Query { address: address(), calls: Calls(AtomicUsize::new(0)) }
    }
}

#[Object]
impl Query {
    fn users(&self) -> Vec<User<'_>> {
        let user = |id| User { id, address: &self.address, name: "Ada".to_owned(), calls: &self.calls };
        vec![user(1), user(2)]
    }

    fn calls(&self) -> usize {
        self.calls.0.load(Ordering::Relaxed)
    }
}

#[test]
fn fields_of_parts_stand_in_the_place_of_the_part() {
    let schema = Schema::new(Query::new(), EmptyMutation, EmptySubscription);
    expect_test::expect![[r#"
        type Query {
          users: [User!]!
          calls: Int!
        }

        """An object with parts of every kind, among fields of its own."""
        type User {
          id: Int!
          street: String!

          """The town."""
          town: String! @deprecated(reason: "use `place`")
          place(between: String! = ", "): String!
          far: Boolean!
          name: String!
          greeting: String!
          x: Float!
          number: Int!
          content: Address!
          last: Int!
        }

        type Address {
          street: String!

          """The town."""
          town: String! @deprecated(reason: "use `place`")
          place(between: String! = ", "): String!
          far: Boolean!
        }
    "#]]
    .assert_eq(&schema.sdl());
    let user = |id| {
        format!(
            r#"{{"last":9,"x":1.5,"far":true,"content":{{"far":true}},"number":3,"town":"Bath","id":{id},"greeting":"Hello, Ada","street":"High St","name":"Ada"}}"#
        )
    };
    let query = "{ users { last x far content { far } number town id greeting street name } }";
    let answer = support::answer(&schema, Request::new(query).data(3_i32));
    assert_eq!(answer, format!(r#"{{"data":{{"users":[{},{}]}}}}"#, user(1), user(2)));
}

#[test]
fn the_method_of_a_part_runs_for_the_fields_that_are_selected_and_for_no_others() {
    let schema = Schema::new(Query::new(), EmptyMutation, EmptySubscription);
    let ask = |query| support::answer(&schema, Request::new(query).data(3_i32));
    ask("{ users { id x street last @skip(if: true) number @skip(if: true) } }");
    assert_eq!(ask("{ calls }"), r#"{"data":{"calls":0}}"#);
    ask("{ users { number } }");
    assert_eq!(ask("{ calls }"), r#"{"data":{"calls":2}}"#);
}

#[test]
fn an_error_of_the_method_of_a_part_is_the_error_of_each_of_its_fields() {
    let answer = ask(Query::new(), "{ users { number } }");
    expect_test::expect![[r#"{"errors":[{"message":"The server has no data for this field. Ask those who run the server.","locations":[{"line":1,"column":11}],"path":["users",0,"number"],"extensions":{"code":"MISSING_DATA"}}],"data":null}"#]].assert_eq(&answer);
}
