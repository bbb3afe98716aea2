//! Damson on sqlx: what a resolver needs to turn a selection, or the arguments of a connection, into SQL.
//!
//! [`keyset`] reads one page of a list; with selected columns, [`Keyset::projection`](keyset::Keyset::projection) adds those that its
//! cursors need.
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

//!
//! # Rows with global ids
//!
//! A member that is a [`GlobalId`](damson::relay::GlobalId) is converted from the key in the column: `#[sqlx(try_from = "i64")]`, with
//! the type of the key. The conversion is there for integers, `String` and `Uuid`. The column is always read, because a global id has
//! no default; the other members have theirs.
//!
//! ```
//! use std::collections::HashMap;
//!
//! use damson::relay::{GlobalId, NodeType, Nodes};
//! use damson::{Columns, Context, EmptyMutation, EmptySubscription, ID, Interface, Projection, Result, Schema, SimpleObject};
//! use damson_sqlx::PushColumns;
//! use sqlx::{FromRow, QueryBuilder, Sqlite, SqlitePool};
//!
//! #[derive(SimpleObject, Columns, FromRow)]
//! struct City {
//!     #[columns(always)]
//!     #[sqlx(try_from = "i64")]
//!     id: GlobalId<City>,
//!     #[sqlx(default)]
//!     name: String,
//! }
//!
//! impl NodeType for City {
//!     type Key = i64;
//!
//!     async fn load(ctx: &Context<'_>, keys: Vec<i64>) -> Result<HashMap<i64, City>> {
//!         let mut query = QueryBuilder::<Sqlite>::new("SELECT ");
//!         query.push_columns(&Projection::all::<City>()).push(" FROM cities WHERE id IN (");
//!         let mut list = query.separated(", ");
//!         keys.iter().for_each(|key| _ = list.push_bind(key));
//!         query.push(")");
//!         let cities: Vec<City> = query.build_query_as().fetch_all(ctx.data::<SqlitePool>()?).await?;
//!         Ok(cities.into_iter().map(|city| (city.id.key, city)).collect())
//!     }
//! }
//!
//! #[derive(Interface)]
//! #[graphql(field(name = "id", ty = "ID"))]
//! enum Node {
//!     City(City),
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), sqlx::Error> {
//! # let pool = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await?;
//! # sqlx::query("CREATE TABLE cities (id INTEGER, name TEXT)").execute(&pool).await?;
//! # sqlx::query("INSERT INTO cities VALUES (1, 'Visby'), (2, 'Slite')").execute(&pool).await?;
//! let query = Nodes::<Node>::new().with::<City>();
//! let schema = Schema::build(query, EmptyMutation, EmptySubscription).data(pool).finish();
//! let id = GlobalId::<City>::new(2);
//! let response = schema.execute(format!("{{ node(id: \"{id}\") {{ id ... on City {{ name }} }} }}")).await;
//! assert_eq!(response.data.to_string(), r#"{"node":{"id":"Q2l0eToy","name":"Slite"}}"#);
//! # Ok(())
//! # }
//! ```

mod identifier;
pub mod keyset;
mod projection;

pub use projection::PushColumns;
