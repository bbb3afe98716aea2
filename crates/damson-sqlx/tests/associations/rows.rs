//! Rows that are objects with associations, and the functions that read them.

use std::sync::Mutex;

use damson::{
    Columns, Context, HasMany, HasManyThrough, HasOne, Object, OptionHasOne, Projection, Result, SimpleObject,
};
use damson_sqlx::PushColumns;
use sqlx::sqlite::{SqlitePoolOptions, SqliteRow};
use sqlx::{FromRow, QueryBuilder, Sqlite, SqlitePool};

/// The texts of the statements, in order.
#[derive(Default)]
pub(crate) struct Statements(Mutex<Vec<String>>);

impl Statements {
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("no test panics while it holds the lock"))
    }
}

#[derive(Default, SimpleObject, Columns, FromRow)]
#[sqlx(default)]
pub(crate) struct User {
    #[columns(always)]
    id: i32,
    name: String,
    #[graphql(skip)]
    #[columns(always)]
    country_id: i32,
    #[graphql(skip)]
    employer_id: Option<i32>,
    #[graphql(load(with = "Country::of_ids"))]
    #[sqlx(skip)]
    country: HasOne<Country>,
    #[graphql(load(with = "Company::of_ids"))]
    #[sqlx(skip)]
    employer: OptionHasOne<Company>,
    #[graphql(load(with = "Club::of_users"))]
    #[sqlx(skip)]
    clubs: HasManyThrough<Club>,
}

#[derive(Default, SimpleObject, Columns, FromRow)]
#[sqlx(default)]
pub(crate) struct Country {
    #[columns(always)]
    id: i32,
    title: String,
    #[graphql(load(with = "User::of_countries"))]
    #[sqlx(skip)]
    users: HasMany<User>,
}

#[derive(Default, SimpleObject, Columns, FromRow)]
#[sqlx(default)]
pub(crate) struct Company {
    #[columns(always)]
    id: i32,
    title: String,
}

#[derive(Default, SimpleObject, Columns, FromRow)]
#[sqlx(default)]
pub(crate) struct Club {
    #[columns(always)]
    id: i32,
    name: String,
}

/// A club with the key of a member.
#[derive(FromRow)]
struct ClubOfUser {
    user_id: i32,
    #[sqlx(flatten)]
    club: Club,
}

impl User {
    async fn of_countries(ids: Vec<i32>, ctx: &Context<'_>) -> Result<Vec<User>> {
        let mut query = select::<User>(ctx);
        query.push(" FROM users WHERE country_id IN ");
        query.push_tuple_of(ids).push(" ORDER BY id");
        read(query, ctx).await
    }
}

impl Country {
    async fn of_ids(ids: Vec<i32>, ctx: &Context<'_>) -> Result<Vec<Country>> {
        let mut query = select::<Country>(ctx);
        query.push(" FROM countries WHERE id IN ").push_tuple_of(ids);
        read(query, ctx).await
    }
}

impl Company {
    async fn of_ids(ids: Vec<i32>, ctx: &Context<'_>) -> Result<Vec<Company>> {
        let mut query = select::<Company>(ctx);
        query.push(" FROM companies WHERE id IN ").push_tuple_of(ids);
        read(query, ctx).await
    }
}

impl Club {
    async fn of_users(ids: Vec<i32>, ctx: &Context<'_>) -> Result<Vec<(i32, Club)>> {
        let mut query = QueryBuilder::new("SELECT m.user_id, ");
        query.push_columns(&Projection::of::<Club>(ctx.field()).of_table("c"));
        query.push(" FROM members AS m JOIN clubs AS c ON c.id = m.club_id WHERE m.user_id IN ");
        query.push_tuple_of(ids).push(" ORDER BY c.id");
        let rows: Vec<ClubOfUser> = read(query, ctx).await?;
        Ok(rows.into_iter().map(|row| (row.user_id, row.club)).collect())
    }
}

/// The beginning of a query for the selected columns.
fn select<T: Columns>(ctx: &Context<'_>) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new("SELECT ");
    query.push_columns(&Projection::of::<T>(ctx.field()));
    query
}

trait PushTuple {
    /// Writes values as `(?, ?)`.
    fn push_tuple_of(&mut self, values: Vec<i32>) -> &mut Self;
}

impl PushTuple for QueryBuilder<Sqlite> {
    fn push_tuple_of(&mut self, values: Vec<i32>) -> &mut Self {
        self.push("(");
        let mut list = self.separated(", ");
        for value in values {
            list.push_bind(value);
        }
        self.push(")")
    }
}

async fn read<T>(mut query: QueryBuilder<Sqlite>, ctx: &Context<'_>) -> Result<Vec<T>>
where
    T: for<'r> FromRow<'r, SqliteRow> + Send + Unpin,
{
    let statements = ctx.data::<Statements>()?;
    statements.0.lock().expect("no test panics while it holds the lock").push(query.sql().as_str().to_owned());
    Ok(query.build_query_as().fetch_all(ctx.data::<SqlitePool>()?).await?)
}

pub(crate) struct Query;

#[Object]
impl Query {
    async fn users(&self, ctx: &Context<'_>) -> Result<Vec<User>> {
        let mut query = select::<User>(ctx);
        query.push(" FROM users ORDER BY id");
        read(query, ctx).await
    }
}

/// One connection, since each has a memory of its own.
pub(crate) async fn pool() -> SqlitePool {
    let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:");
    let pool = pool.await.expect("SQLite needs no server");
    sqlx::raw_sql(TABLES).execute(&pool).await.expect("the tables");
    pool
}

const TABLES: &str = "
    CREATE TABLE users (id INTEGER, name TEXT, country_id INTEGER, employer_id INTEGER);
    INSERT INTO users VALUES (1, 'Ada', 1, 7), (2, 'Bo', 2, NULL), (3, 'Cy', 1, 7);
    CREATE TABLE countries (id INTEGER, title TEXT);
    INSERT INTO countries VALUES (1, 'Sweden'), (2, 'Norway');
    CREATE TABLE companies (id INTEGER, title TEXT);
    INSERT INTO companies VALUES (7, 'Acme');
    CREATE TABLE clubs (id INTEGER, name TEXT);
    INSERT INTO clubs VALUES (1, 'Chess'), (2, 'Rowing');
    CREATE TABLE members (user_id INTEGER, club_id INTEGER);
    INSERT INTO members VALUES (1, 2), (1, 1), (3, 2);
";
