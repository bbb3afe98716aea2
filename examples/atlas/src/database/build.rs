//! Builds the countries and cities from the embedded data in one transaction, so that a failure leaves the old ones.

use sqlx::query_builder::Separated;
use sqlx::types::Json;
use sqlx::{Connection, Executor, QueryBuilder, Sqlite, SqliteConnection};

use super::{APPLICATION, INDEXES, LAYOUT, LISTS, REFERENCE, Reason, lists};
use crate::data::{self, Capital, City, Country, Division, Reference};
use crate::fold::fold;
use crate::{CityId, CountryCode};

/// The most values that SQLite binds in one statement.
const MAX_VALUES: usize = 32_766;

/// Builds everything. Returns the number of saved places that vanished, since the new data does not have them.
pub(super) async fn build(connection: &mut SqliteConnection) -> Result<u64, Reason> {
    let reference = data::reference().map_err(|error| Reason::Data(error.into()))?;
    let divisions = data::cities().map_err(|error| Reason::Data(error.into()))?;
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    transaction.execute(sqlx::raw_sql(LISTS)).await?;
    transaction.execute(sqlx::raw_sql(REFERENCE)).await?;
    insert_names(&mut transaction, &reference).await?;
    insert_countries(&mut transaction, &reference.countries).await?;
    insert_relations(&mut transaction, &reference.countries).await?;
    insert_cities(&mut transaction, &divisions).await?;
    insert_capitals(&mut transaction, &reference.countries).await?;
    transaction.execute(sqlx::raw_sql(INDEXES)).await?;
    let vanished = remove_vanished(&mut transaction).await?;
    lists::write_keys(&mut transaction).await?;
    stamp(&mut transaction).await?;
    transaction.commit().await?;
    Ok(vanished)
}

/// Inserts `rows` with as few statements as SQLite allows; `bind` binds the `columns` values of a row.
async fn insert<T>(
    connection: &mut SqliteConnection,
    into: &str,
    columns: usize,
    rows: &[T],
    mut bind: impl FnMut(&mut Separated<'_, Sqlite, &'static str>, &T),
) -> sqlx::Result<()> {
    for chunk in rows.chunks(MAX_VALUES / columns) {
        let mut statement = QueryBuilder::<Sqlite>::new(format!("INSERT INTO {into} "));
        statement.push_values(chunk, |mut values, row| bind(&mut values, row));
        statement.build().persistent(false).execute(&mut *connection).await?;
    }
    Ok(())
}

async fn insert_names(connection: &mut SqliteConnection, reference: &Reference) -> sqlx::Result<()> {
    let languages: Vec<_> = reference.languages.iter().collect();
    insert(connection, "language", 2, &languages, |values, (code, name)| {
        values.push_bind(*code).push_bind(*name);
    })
    .await?;
    let currencies: Vec<_> = reference.currencies.iter().collect();
    insert(connection, "currency", 3, &currencies, |values, (code, currency)| {
        values.push_bind(*code).push_bind(&currency.name).push_bind(&currency.symbol);
    })
    .await
}

/// The columns in the order of `reference.sql`.
async fn insert_countries(connection: &mut SqliteConnection, countries: &[Country]) -> sqlx::Result<()> {
    insert(connection, "country", 21, countries, |values, it| {
        values.push_bind(&it.code).push_bind(&it.alpha3).push_bind(&it.numeric);
        values.push_bind(&it.name).push_bind(&it.official_name);
        values.push_bind(Json(&it.native_names)).push_bind(Json(&it.translations)).push_bind(Json(&it.other_names));
        values.push_bind(&it.demonym).push_bind(&it.region).push_bind(&it.subregion).push_bind(&it.regional_group);
        values.push_bind(it.area).push_bind(it.latitude).push_bind(it.longitude);
        values.push_bind(it.landlocked).push_bind(it.independent).push_bind(it.un_member).push_bind(&it.flag);
        values.push_bind(Json(&it.calling_codes)).push_bind(Json(&it.domains));
    })
    .await
}

async fn insert_relations(connection: &mut SqliteConnection, countries: &[Country]) -> sqlx::Result<()> {
    insert_pairs(connection, "border", countries, |it| &it.borders).await?;
    insert_pairs(connection, "country_language", countries, |it| &it.languages).await?;
    insert_pairs(connection, "country_currency", countries, |it| &it.currencies).await
}

async fn insert_pairs(
    connection: &mut SqliteConnection,
    into: &str,
    countries: &[Country],
    related: impl Fn(&Country) -> &[String],
) -> sqlx::Result<()> {
    let pairs: Vec<_> =
        countries.iter().flat_map(|country| related(country).iter().map(|it| (&country.code, it))).collect();
    insert(connection, into, 2, &pairs, |values, (country, it)| {
        values.push_bind(*country).push_bind(*it);
    })
    .await
}

/// A city with the folded name by which cities are sorted.
struct CityRow<'a> {
    folded: String,
    division: &'a Division,
    city: &'a City,
}

impl<'a> CityRow<'a> {
    fn of(division: &'a Division) -> impl Iterator<Item = Self> {
        division.cities.iter().map(move |city| Self { folded: fold(&city.name), division, city })
    }
}

async fn insert_cities(connection: &mut SqliteConnection, divisions: &[Division]) -> sqlx::Result<()> {
    insert(connection, "division", 3, divisions, |values, it| {
        values.push_bind(it.country.to_string()).push_bind(&it.code).push_bind(&it.name);
    })
    .await?;
    let rows: Vec<_> = in_order(divisions).into_iter().enumerate().collect();
    insert(connection, "city", 8, &rows, |values, (position, row)| {
        let CityRow { folded, division, city } = row;
        values.push_bind(*position as i64).push_bind(city.id.0).push_bind(&city.name).push_bind(folded);
        values.push_bind(division.country.to_string()).push_bind(&division.code);
        values.push_bind(city.latitude).push_bind(city.longitude);
    })
    .await
}

fn in_order(divisions: &[Division]) -> Vec<CityRow<'_>> {
    let mut rows: Vec<CityRow<'_>> = divisions.iter().flat_map(CityRow::of).collect();
    // The sort is stable: cities with one name stay in the order of the file.
    rows.sort_by(|a, b| a.folded.cmp(&b.folded));
    rows
}

async fn insert_capitals(connection: &mut SqliteConnection, countries: &[Country]) -> sqlx::Result<()> {
    let capitals: Vec<_> = countries
        .iter()
        .flat_map(|country| country.capitals.iter().enumerate().map(move |(place, capital)| (country, place, capital)))
        .collect();
    insert(connection, "capital", 4, &capitals, |values, (country, place, capital)| {
        values.push_bind(&country.code).push_bind(*place as i64).push_bind(&capital.name);
        values.push_bind(capital_city(country, capital).map(|id| id.0));
    })
    .await
}

fn capital_city(country: &Country, capital: &Capital) -> Option<CityId> {
    let city = capital.city.as_ref()?;
    Some(CityId::of(CountryCode::parse(&country.code)?, &city.division, &city.name, city.number))
}

async fn remove_vanished(connection: &mut SqliteConnection) -> sqlx::Result<u64> {
    let removed = sqlx::query(
        "DELETE FROM saved_place
         WHERE country NOT IN (SELECT code FROM country) OR city NOT IN (SELECT id FROM city)",
    )
    .execute(connection)
    .await?;
    Ok(removed.rows_affected())
}

/// Writes the versions of the data and of the layout. This comes last, so that a file with these versions is complete.
async fn stamp(connection: &mut SqliteConnection) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM data_version").execute(&mut *connection).await?;
    sqlx::query("INSERT INTO data_version VALUES (?)").bind(data::fingerprint()).execute(&mut *connection).await?;
    // A pragma takes no bound values; both values are constants of this program.
    let mut pragmas = QueryBuilder::<Sqlite>::new("PRAGMA application_id = ");
    pragmas.push(APPLICATION).push("; PRAGMA user_version = ").push(LAYOUT);
    connection.execute(sqlx::raw_sql(pragmas.into_sql())).await?;
    Ok(())
}
