//! Pages of rows by the values of columns: the page after a row begins where the row would stand, however many rows are before.
//!
//! A [`Keyset`] is the order of a list. Its cursor is a [`Position`]: the values of a row in the columns of the order. The
//! database finds the next page by an index over these columns. Rows that others add or delete meanwhile do not make a page
//! repeat or skip other rows.
//!
//! ```
//! use damson::connection::{Connection, OpaqueCursor, Page, query};
//! use damson::{Context, EmptyMutation, EmptySubscription, Error, Object, Result, Schema, SimpleObject};
//! use damson_sqlx::keyset::{Column, Keyset};
//! use sqlx::{QueryBuilder, Row, Sqlite, SqlitePool};
//!
//! /// The greatest cities first; of cities of one size, the first one by its number.
//! const BY_POPULATION: Keyset<2> = Keyset::new([Column::descending("population"), Column::ascending("id")]);
//!
//! type Cursor = OpaqueCursor<(i64, i64)>;
//!
//! #[derive(SimpleObject)]
//! struct City {
//!     id: i64,
//!     population: i64,
//! }
//!
//! struct Query;
//!
//! #[Object]
//! impl Query {
//!     async fn cities(
//!         &self,
//!         ctx: &Context<'_>,
//!         after: Option<String>,
//!         before: Option<String>,
//!         first: Option<i32>,
//!         last: Option<i32>,
//!     ) -> Result<Connection<Cursor, City>> {
//!         let pool = ctx.data::<SqlitePool>()?;
//!         query(after, before, first, last, |after: Option<Cursor>, before, first, last| async move {
//!             let page = BY_POPULATION.page(after, before, Page::new(first, last, 100)?);
//!             let mut sql = QueryBuilder::<Sqlite>::new("SELECT id, population FROM city WHERE population > 0 AND ");
//!             page.push_to(&mut sql);
//!             let rows = sql.build().fetch_all(pool).await?;
//!             let cities = rows.iter().map(|row| City { id: row.get("id"), population: row.get("population") }).collect();
//!             Ok::<_, Error>(page.connection(cities, |city| OpaqueCursor((city.population, city.id))))
//!         })
//!         .await
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), sqlx::Error> {
//! # let options = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
//! let pool = options.connect("sqlite::memory:").await?;
//! sqlx::query("CREATE TABLE city (id INTEGER PRIMARY KEY, population INTEGER NOT NULL)").execute(&pool).await?;
//! sqlx::query("INSERT INTO city VALUES (1, 300), (2, 200), (3, 300), (4, 0)").execute(&pool).await?;
//! let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(pool).finish();
//! let response = schema.execute("{ cities(first: 2) { nodes { id } pageInfo { hasNextPage endCursor } } }").await;
//! let data = r#"{"cities":{"nodes":[{"id":1},{"id":3}],"pageInfo":{"hasNextPage":true,"endCursor":"WzMwMCwzXQ"}}}"#;
//! assert_eq!(response.data.to_string(), data);
//! let response = schema.execute("{ cities(after: \"WzMwMCwzXQ\") { nodes { id } } }").await;
//! assert_eq!(response.data.to_string(), r#"{"cities":{"nodes":[{"id":2}]}}"#);
//! # Ok(())
//! # }
//! ```
//!
//! # Selected columns and signed cursors
//!
//! [`Keyset::projection`] has the columns that the client's selection needs, and those of the order: a cursor is made from them,
//! even if the client selects none. A [`CursorKey`](https://docs.rs/damson/latest/damson/connection/struct.CursorKey.html) signs
//! the cursors, so that clients cannot make positions of their own (feature `signed-cursors` of `damson`).
//!
//! ```
//! use damson::connection::{Connection, CursorKey, OpaqueCursor, Page, SignedCursor};
//! use damson::{Columns, Context, EmptyMutation, EmptySubscription, Error, Object, Result, Schema, SimpleObject};
//! use damson_sqlx::PushColumns;
//! use damson_sqlx::keyset::{Column, Keyset};
//! use sqlx::{FromRow, QueryBuilder, Sqlite, SqlitePool};
//!
//! const BY_POPULATION: Keyset<2> = Keyset::new([Column::descending("population"), Column::ascending("id")]);
//!
//! type Cursor = OpaqueCursor<(i64, i64)>;
//!
//! #[derive(Default, SimpleObject, Columns, FromRow)]
//! #[sqlx(default)] // columns that were not read
//! struct City {
//!     id: i64,
//!     name: String,
//!     population: i64,
//!     area: i64,
//! }
//!
//! struct Query;
//!
//! #[Object]
//! impl Query {
//!     async fn cities(
//!         &self,
//!         ctx: &Context<'_>,
//!         after: Option<String>,
//!         first: Option<i32>,
//!     ) -> Result<Connection<SignedCursor, City>> {
//!         let pool = ctx.data::<SqlitePool>()?;
//!         let list = ctx.data::<CursorKey>()?.list("Query.cities");
//!         list.query(after, None, first, None, |after: Option<Cursor>, before, first, last| async move {
//!             let page = BY_POPULATION.page(after, before, Page::new(first, last, 100)?);
//!             let mut sql = QueryBuilder::<Sqlite>::new("SELECT ");
//!             sql.push_columns(&BY_POPULATION.projection::<City>(ctx.field())).push(" FROM city WHERE ");
//!             page.push_to(&mut sql);
//!             # assert!(sql.sql().as_str().starts_with("SELECT `name`, `population`, `id` FROM city WHERE "));
//!             let cities: Vec<City> = sql.build_query_as().fetch_all(pool).await?;
//!             Ok::<_, Error>(page.connection(cities, |city| OpaqueCursor((city.population, city.id))))
//!         })
//!         .await
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let pool = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await?;
//! # sqlx::query("CREATE TABLE city (id INTEGER, name TEXT, population INTEGER, area INTEGER)").execute(&pool).await?;
//! # sqlx::query("INSERT INTO city VALUES (1, 'Visby', 300, 9), (2, 'Slite', 200, 9), (3, 'Klinte', 300, 9)").execute(&pool).await?;
//! let key = CursorKey::new([7; 32]).expect("32 bytes"); // random bytes that only the servers know
//! let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(pool).data(key).finish();
//! let response = schema.execute("{ cities(first: 2) { nodes { name } pageInfo { endCursor } } }").await;
//! let data = response.data.to_string();
//! assert!(data.starts_with(r#"{"cities":{"nodes":[{"name":"Visby"},{"name":"Klinte"}],"#), "{data}");
//! # let cursor = serde_json::from_str::<serde_json::Value>(&data)?["cities"]["pageInfo"]["endCursor"].to_string();
//! let response = schema.execute(format!("{{ cities(after: {cursor}) {{ nodes {{ name }} }} }}")).await;
//! assert_eq!(response.data.to_string(), r#"{"cities":{"nodes":[{"name":"Slite"}]}}"#);
//! let response = schema.execute("{ cities(after: \"WzMwMCwzXQ\") { nodes { name } } }").await; // a cursor that nobody signed
//! assert_eq!(response.errors[0].code(), Some("INVALID_CURSOR"));
//! # Ok(())
//! # }
//! ```

mod column;
mod condition;
mod page;
mod position;

pub use column::Column;
pub use page::{KeysetPage, Rows};
pub use position::Position;

use damson::connection::Page;
use damson::{Columns, Lookahead, Projection};

/// The order of a list: by its first column, then by the next one, and so on.
///
/// No two rows may have the same values in all `N` columns: let the last one be a unique column, such as the primary key. A
/// column that may be null says where its [nulls stand](Column::nulls_first).
///
/// An index over the columns in this order serves the whole list, if all directions are the same, or if the index has them too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Keyset<const N: usize> {
    columns: [Column; N],
}

impl<const N: usize> Keyset<N> {
    /// The order by these columns.
    ///
    /// # Panics
    /// If there are none; in a constant, that is an error of the compiler.
    pub const fn new(columns: [Column; N]) -> Self {
        assert!(N > 0, "an order has at least one column");
        Keyset { columns }
    }

    /// The columns of `T` that the nodes of a connection need, and those of this order, from which the cursors are made.
    ///
    /// `connection` is the field of the connection: [`Context::field`](damson::Context::field). Write them with
    /// [`push_columns`](crate::PushColumns::push_columns). A [`Projection`] made otherwise may lack columns of the order: then a
    /// row has a default in their place, and its cursor leads to a wrong page.
    pub fn projection<'a, T: Columns>(&self, connection: impl Into<Lookahead<'a>>) -> Projection {
        Projection::of_connection::<T>(connection).and(self.columns.map(Column::to_projected))
    }

    /// A page of the list: between two cursors, from one end.
    pub fn page<P>(&self, after: Option<P>, before: Option<P>, page: Page) -> KeysetPage<P, N> {
        KeysetPage { keyset: *self, after, before, page }
    }
}
