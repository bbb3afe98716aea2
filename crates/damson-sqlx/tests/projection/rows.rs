//! Rows that are objects, their tables, and the resolvers that read them.

use std::sync::Mutex;

use damson::{Columns, ComplexObject, Context, Object, Projection, Result, SimpleObject};
use damson_sqlx::PushColumns;
use sqlx::{Database, FromRow, Postgres, QueryBuilder, Sqlite};

use crate::databases::Pool;

/// The texts of the queries, in order.
#[derive(Default)]
pub(crate) struct Queries(Mutex<Vec<String>>);

impl Queries {
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("no test panics while it holds the lock"))
    }

    fn add<DB: Database>(&self, query: &QueryBuilder<DB>) {
        self.0.lock().expect("no test panics while it holds the lock").push(query.sql().as_str().to_owned());
    }
}

/// A row with names of columns that are not names of its members.
#[derive(Default, SimpleObject, Columns, FromRow)]
#[graphql(complex)]
#[sqlx(default)]
struct City {
    #[columns(always)]
    id: i32,
    #[graphql(name = "title")]
    #[columns(name = "city name")]
    #[sqlx(rename = "city name")]
    name: String,
    #[columns(name = "People")]
    #[sqlx(rename = "People")]
    people: i32,
    area: i32,
    select: String,
    #[graphql(skip)]
    country_id: i32,
    #[graphql(flatten)]
    #[sqlx(flatten)]
    history: History,
    #[columns(skip)]
    #[sqlx(skip)]
    weather: Option<String>,
}

#[derive(Default, SimpleObject, Columns, FromRow)]
#[sqlx(default)]
struct History {
    founded: Option<i32>,
    #[columns(always)]
    changed: i32,
}

#[ComplexObject]
impl City {
    #[graphql(column = "People", column = "area")]
    async fn density(&self) -> i32 {
        self.people / self.area
    }

    async fn everything(&self) -> String {
        let City { id, name, people, area, select, country_id, history, .. } = self;
        format!("{id} {name} {people} {area} {select} {country_id} {:?} {}", history.founded, history.changed)
    }
}

/// A row that needs no column in any case.
#[derive(Default, SimpleObject, Columns, FromRow)]
#[columns(table = "odd")]
#[sqlx(default)]
struct Odd {
    #[columns(name = ";wei'rd")]
    #[sqlx(rename = ";wei'rd")]
    weird: String,
}

/// A row with a column that its table does not have.
#[derive(Default, SimpleObject, Columns, FromRow)]
#[sqlx(default)]
struct Misnamed {
    missing: String,
}

pub(crate) struct Query;

/// Reads rows from the database of the test.
macro_rules! rows {
    ($ctx:expr, $projection:expr, $rest:expr) => {
        match $ctx.data::<Pool>()? {
            Pool::Sqlite(pool) => rows!($ctx, $projection, $rest, pool, Sqlite),
            Pool::Postgres(pool) => rows!($ctx, $projection, $rest, pool, Postgres),
        }
    };
    ($ctx:expr, $projection:expr, $rest:expr, $pool:expr, $database:ty) => {{
        let mut query = QueryBuilder::<$database>::new("SELECT ");
        query.push_columns(&$projection).push($rest);
        $ctx.data::<Queries>()?.add(&query);
        Ok(query.build_query_as().fetch_all($pool).await?)
    }};
}

#[Object]
impl Query {
    async fn cities(&self, ctx: &Context<'_>) -> Result<Vec<City>> {
        let order = match ctx.data::<Pool>()? {
            Pool::Sqlite(_) => " FROM cities ORDER BY `id`",
            Pool::Postgres(_) => " FROM cities ORDER BY \"id\"",
        };
        rows!(ctx, Projection::of::<City>(ctx.field()), order)
    }

    async fn odd(&self, ctx: &Context<'_>) -> Result<Vec<Odd>> {
        rows!(ctx, Projection::of::<Odd>(ctx.field()).of_table("o"), " FROM odd AS o")
    }

    async fn misnamed(&self, ctx: &Context<'_>) -> Result<Vec<Misnamed>> {
        rows!(ctx, Projection::of::<Misnamed>(ctx.field()), " FROM odd")
    }
}

/// Makes the tables. Both databases read this SQL.
pub(crate) async fn fill(pool: &Pool) {
    for statement in [
        r#"CREATE TEMPORARY TABLE cities (
            "id" INTEGER, "city name" TEXT, "People" INTEGER, "area" INTEGER, "select" TEXT, "country_id" INTEGER,
            "founded" INTEGER, "changed" INTEGER
        )"#,
        "INSERT INTO cities VALUES (1, 'Visby', 24000, 12, 's1', 7, 1140, 2020), (2, 'Slite', 1500, 3, 's2', 7, NULL, 2021)",
        r#"CREATE TEMPORARY TABLE odd (";wei'rd" TEXT)"#,
        "INSERT INTO odd VALUES ('w1')",
    ] {
        let made = match pool {
            Pool::Sqlite(pool) => sqlx::query(statement).execute(pool).await.map(drop),
            Pool::Postgres(pool) => sqlx::query(statement).execute(pool).await.map(drop),
        };
        made.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}
