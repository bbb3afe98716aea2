//! A keyset together with a projection: the cursors have the values of the order, whatever the client selects.

use damson::connection::{Connection, OpaqueCursor, Page, query};
use damson::{
    Columns, Context, EmptyMutation, EmptySubscription, Error, Object, Projection, Result, Schema, SimpleObject,
};
use damson_sqlx::PushColumns;
use damson_sqlx::keyset::{Column, Keyset};
use damson_testing::support::text;
use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{FromRow, QueryBuilder, Sqlite, SqlitePool};

const BY_A: Keyset<2> = Keyset::new([Column::descending("a"), Column::ascending("main.item.id")]);

/// A row of which no column is always read.
#[derive(Default, SimpleObject, Columns, FromRow)]
#[sqlx(default)]
struct Item {
    a: i64,
    b: i64,
    id: i64,
}

struct Query;

#[Object]
impl Query {
    async fn items(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        first: Option<i32>,
    ) -> Result<Connection<OpaqueCursor<(i64, i64)>, Item>> {
        let pool = ctx.data::<SqlitePool>()?;
        query(after, None, first, None, |after, before, first, last| async move {
            let page = BY_A.page(after, before, Page::new(first, last, 100)?);
            let mut sql = QueryBuilder::<Sqlite>::new("SELECT ");
            sql.push_columns(&BY_A.projection::<Item>(ctx.field())).push(" FROM item WHERE ");
            page.push_to(&mut sql);
            let items: Vec<Item> = sql.build_query_as().fetch_all(pool).await?;
            Ok::<_, Error>(page.connection(items, |item| OpaqueCursor((item.a, item.id))))
        })
        .await
    }
}

#[tokio::test]
async fn the_next_page_follows_though_the_client_selects_no_column_of_the_order() {
    let pool =
        SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await.expect("SQLite needs no server");
    for statement in
        ["CREATE TABLE item (a, b, id)", "INSERT INTO item VALUES (1, 10, 1), (2, 20, 2), (2, 30, 3), (3, 40, 4)"]
    {
        sqlx::query(statement).execute(&pool).await.expect(statement);
    }
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(pool).finish();
    let mut after = "null".to_owned();
    for expected in [r#"[{"b":40},{"b":20}]"#, r#"[{"b":30},{"b":10}]"#] {
        let request = format!("{{ items(first: 2, after: {after}) {{ nodes {{ b }} pageInfo {{ endCursor }} }} }}");
        let answer: serde_json::Value = serde_json::from_str(&text(schema.execute(request).await)).expect("JSON");
        let items = &answer["data"]["items"];
        assert_eq!(items["nodes"].to_string(), expected);
        after = items["pageInfo"]["endCursor"].to_string();
    }
}

#[test]
fn columns_are_added_once_and_keep_their_tables() {
    let all = Projection::all::<Item>();
    let order = |column| [damson::Column { table: Some("item"), name: column }];
    assert_eq!(all.clone().and(order("id")), all, "a column without a table may be that of any");
    let names = |projection: Projection| projection.names().collect::<Vec<_>>();
    assert_eq!(names(all.clone().of_table("i").and(order("id"))), ["a", "b", "id", "id"]);
    assert_eq!(names(all.and(order("c")).and(order("c"))), ["a", "b", "id", "c"]);
}
