//! `first` and `last` tell how many edges and nodes a connection has, so its cost is known before it runs.

use damson::connection::{Connection, PageInfo};
use damson::dynamic;
use damson::{EmptyMutation, EmptySubscription, Object, Schema, SimpleObject};
use damson_testing::support::{verdict, with_variables};

#[derive(SimpleObject)]
struct User {
    id: i32,
}

#[derive(SimpleObject)]
struct Own {
    edges: Vec<User>,
    page_info: PageInfo,
}

struct Query;

#[Object]
impl Query {
    fn users(&self, first: Option<i32>, last: Option<i32>) -> Connection<usize, User> {
        let _ = (first, last);
        Connection::new(false, false)
    }

    fn own(&self, first: Option<i32>) -> Own {
        let _ = first;
        Own { edges: Vec::new(), page_info: PageInfo::default() }
    }

    #[graphql(complexity = "5 + child_complexity")]
    fn priced(&self, first: Option<i32>) -> Connection<usize, User> {
        let _ = first;
        Connection::new(false, false)
    }
}

#[track_caller]
fn assert_cost(selection: &str, cost: u64) {
    let schema = |limit| Schema::build(Query, EmptyMutation, EmptySubscription).limit_cost(limit).finish();
    assert_eq!(verdict(&schema(cost), selection), "ok", "{selection} costs more than {cost}");
    assert_eq!(verdict(&schema(cost - 1), selection), "LIMIT_COST", "{selection} costs less than {cost}");
}

#[test]
fn the_length_of_a_page_is_that_of_its_edges_and_nodes() {
    assert_cost("{ users(first: 20) { edges { cursor node { id } } } }", 2 + 20 * 3);
    assert_cost("{ users(last: 30) { nodes { id } } }", 2 + 30);
    assert_cost("{ users { nodes { id } } }", 2 + 5); // as any list of unknown length
    assert_cost("{ users(first: 20) { pageInfo { endCursor } } }", 3);
    assert_cost("{ own(first: 20) { edges { id } } }", 2 + 20);
    assert_cost("{ priced(first: 20) { nodes { id } } }", 5 + 1 + 5); // declares its cost
}

#[test]
fn a_variable_tells_the_length_too() {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).limit_cost(100).finish();
    let query = "query ($first: Int) { users(first: $first) { nodes { id } } }";
    assert_eq!(verdict(&schema, with_variables(query, r#"{"first": 98}"#)), "ok");
    assert_eq!(verdict(&schema, with_variables(query, r#"{"first": 99}"#)), "LIMIT_COST");
}

#[test]
fn connections_of_other_front_ends_are_the_same() {
    let sdl =
        "type Query { users(first: Int): Users } type Users { edges: [User] pageInfo: Int } type User { id: Int }";
    let schema = dynamic::Schema::from_sdl(sdl).limit_cost(52).finish().expect("a schema");
    assert_eq!(verdict(&schema, "{ users(first: 51) { edges { id } } }"), "LIMIT_COST");
    assert_eq!(verdict(&schema, "{ users(first: 50) { edges { id } } }"), "ok");
}
