//! Queries that read the columns which the client's selection needs, on SQLite and on PostgreSQL.

mod databases;
mod rows;

use damson::{EmptyMutation, EmptySubscription, Schema};
use damson_testing::support::text;
use databases::Pool;
use rows::{Queries, Query};

/// A request, the query that it leads to, with `"` for the quotes of the database, and the answer.
const CASES: &[(&str, &str, &str)] = &[
    (
        "{ cities { title } }",
        r#"SELECT "id", "city name", "changed" FROM cities ORDER BY "id""#,
        r#"{"data":{"cities":[{"title":"Visby"},{"title":"Slite"}]}}"#,
    ),
    (
        "{ cities { a: density people @skip(if: true) b: density } }",
        r#"SELECT "id", "People", "area", "changed" FROM cities ORDER BY "id""#,
        r#"{"data":{"cities":[{"a":2000,"b":2000},{"a":500,"b":500}]}}"#,
    ),
    (
        "{ cities { founded select } }",
        r#"SELECT "id", "select", "founded", "changed" FROM cities ORDER BY "id""#,
        r#"{"data":{"cities":[{"founded":1140,"select":"s1"},{"founded":null,"select":"s2"}]}}"#,
    ),
    (
        "{ cities { __typename } }",
        r#"SELECT "id", "changed" FROM cities ORDER BY "id""#,
        r#"{"data":{"cities":[{"__typename":"City"},{"__typename":"City"}]}}"#,
    ),
    (
        "{ cities { everything } }",
        r#"SELECT "id", "city name", "People", "area", "select", "country_id", "founded", "changed" FROM cities ORDER BY "id""#,
        r#"{"data":{"cities":[{"everything":"1 Visby 24000 12 s1 7 Some(1140) 2020"},{"everything":"2 Slite 1500 3 s2 7 None 2021"}]}}"#,
    ),
    ("{ odd { w: weird } }", r#"SELECT "o".";wei'rd" AS ";wei'rd" FROM odd AS o"#, r#"{"data":{"odd":[{"w":"w1"}]}}"#),
    ("{ odd { n: __typename } }", "SELECT NULL FROM odd AS o", r#"{"data":{"odd":[{"n":"Odd"}]}}"#),
];

async fn assert_cases(pool: Pool, quote: &str) {
    rows::fill(&pool).await;
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(pool).data(Queries::default()).finish();
    for (request, query, answer) in CASES {
        assert_eq!(text(schema.execute(*request).await), *answer);
        let queries = schema.data::<Queries>().expect("the queries").take();
        assert_eq!(queries, [query.replace('"', quote)], "{request}");
    }
    let response = schema.execute("{ misnamed { missing } }").await;
    let message = &response.errors.first().expect("a column that the table does not have").message;
    assert!(message.contains("missing"), "{message}");
}

#[tokio::test]
async fn sqlite_reads_the_selected_columns() {
    assert_cases(databases::sqlite().await, "`").await;
}

#[tokio::test]
async fn postgresql_reads_the_selected_columns() {
    if let Some(pool) = databases::postgres().await {
        assert_cases(pool, "\"").await;
    }
}
