//! Cursor connections: a list that is read page by page.

use damson::types::connection::*;
use damson::*;
use damson_testing::support::execute_on;

/// How many numbers there are.
const COUNT: usize = 10_000;

#[test]
fn a_connection_of_numbers_is_read_from_both_ends() {
    struct Query;

    #[Object]
    impl Query {
        async fn numbers(
            &self,
            after: Option<String>,
            before: Option<String>,
            first: Option<i32>,
            last: Option<i32>,
        ) -> Result<Connection<usize, i32, EmptyFields, EmptyFields>> {
            query(after, before, first, last, |after, before, first, last| async move {
                let mut from = after.map_or(0, |after: usize| after + 1);
                let mut to = before.unwrap_or(COUNT);
                if let Some(first) = first {
                    to = to.min(from + first);
                }
                if let Some(last) = last {
                    from = from.max(to.saturating_sub(last));
                }
                let mut page = Connection::new(from > 0, to < COUNT);
                page.edges.extend((from..to).map(|n| Edge::with_additional_fields(n, n as i32, EmptyFields)));
                Ok::<_, damson::Error>(page)
            })
            .await
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let pages = "{ numbers(first: 2, after: \"41\") { edges { cursor node } pageInfo { hasNextPage } } }";
    let data = value!({ "numbers": {
        "edges": [{ "cursor": "42", "node": 42 }, { "cursor": "43", "node": 43 }],
        "pageInfo": { "hasNextPage": true },
    } });
    assert_eq!(execute_on(&schema, pages).data, data);
    let last = execute_on(&schema, "{ numbers(last: 1) { nodes pageInfo { hasPreviousPage hasNextPage } } }");
    let data =
        value!({ "numbers": { "nodes": [9999], "pageInfo": { "hasPreviousPage": true, "hasNextPage": false } } });
    assert_eq!(last.data, data);
}
