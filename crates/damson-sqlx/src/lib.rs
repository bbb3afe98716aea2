//! Damson on sqlx: what a resolver needs to turn a selection, or the arguments of a connection, into SQL.
//!
//! [`keyset`] reads one page of a list.
//!
//! The database and its runtime are the program's choice: everything here writes to an [`sqlx::QueryBuilder`].
//!
//! # The selected columns
//!
//! [`derive(Columns)`](macro@damson::Columns) names the columns of an object, a [`Projection`](damson::Projection) has those that
//! the client's selection needs, and [`PushColumns`] writes them.
//!
//! ```
//! use damson::{Columns, Context, EmptyMutation, EmptySubscription, Object, Projection, Schema, SimpleObject};
//! use damson_sqlx::PushColumns;
//! use sqlx::{FromRow, QueryBuilder, Sqlite, SqlitePool};
//!
//! #[derive(Default, SimpleObject, Columns, FromRow)]
//! #[sqlx(default)] // columns that were not read
//! struct City {
//!     #[columns(always)]
//!     id: i32,
//!     name: String,
//!     population: i32,
//! }
//!
//! struct Query;
//!
//! #[Object]
//! impl Query {
//!     async fn cities(&self, ctx: &Context<'_>) -> damson::Result<Vec<City>> {
//!         let mut query = QueryBuilder::<Sqlite>::new("SELECT ");
//!         query.push_columns(&Projection::of::<City>(ctx.field())).push(" FROM cities ORDER BY id");
//!         # assert_eq!(query.sql().as_str(), "SELECT `id`, `name` FROM cities ORDER BY id");
//!         Ok(query.build_query_as().fetch_all(ctx.data::<SqlitePool>()?).await?)
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), sqlx::Error> {
//! # let pool = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await?;
//! # sqlx::query("CREATE TABLE cities (id INTEGER, name TEXT, population INTEGER)").execute(&pool).await?;
//! # sqlx::query("INSERT INTO cities VALUES (1, 'Visby', 24000), (2, 'Slite', 1500)").execute(&pool).await?;
//! let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(pool).finish();
//! let response = schema.execute("{ cities { name } }").await; // SELECT id, name FROM cities ORDER BY id
//! assert_eq!(response.data.to_string(), r#"{"cities":[{"name":"Visby"},{"name":"Slite"}]}"#);
//! # Ok(())
//! # }
//! ```
//!
//! # Rows with missing columns
//!
//! `#[sqlx(default)]` above the struct gives members whose columns were not read the values of its `Default`. No resolver reads
//! these, since a field that the client selects has its columns. Written at one member, it gives that member the default of its
//! type, and the other columns must be there: mark those `#[columns(always)]`. A member has the same column for both derives:
//! write `#[sqlx(rename = "..")]` beside `#[columns(name = "..")]`, `#[sqlx(flatten)]` beside `#[graphql(flatten)]` and
//! `#[sqlx(skip)]` beside `#[columns(skip)]`.

mod identifier;
pub mod keyset;
mod projection;

pub use projection::PushColumns;
