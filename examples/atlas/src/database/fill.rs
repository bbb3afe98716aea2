//! Fills the tables with the embedded countries and cities, in the transaction of its caller, so that a failure leaves the old
//! ones.

use serde::Serialize;

use super::open::Reason;
use super::session::{Connection, Session};
use super::statement::{Dialect, Scalar, Statement};
use super::{lists, postgres, sqlite};
use crate::data::{self, Capital, City, Country, Division, Reference};
use crate::fold::fold;
use crate::{CityId, CountryCode};

/// The tables with the embedded data. A table stands before those to which it refers.
const TABLES: [&str; 9] = [
    "border",
    "country_language",
    "country_currency",
    "capital",
    "city",
    "division",
    "country",
    "language",
    "currency",
];

/// Replaces the countries and cities. Returns the number of saved places that vanished, since the new data does not have them.
pub(super) async fn fill(session: &mut Session<'_>) -> Result<u64, Reason> {
    let reference = data::reference().map_err(|error| Reason::Data(error.into()))?;
    let divisions = data::cities().map_err(|error| Reason::Data(error.into()))?;
    clear(session).await?;
    insert_names(session, &reference).await?;
    insert_countries(session, &reference.countries).await?;
    insert_relations(session, &reference.countries).await?;
    insert_cities(session, &divisions).await?;
    insert_capitals(session, &reference.countries).await?;
    finish(session).await?;
    let vanished = remove_vanished(session).await?;
    lists::write_keys(session).await?;
    session.run(Statement::new("INSERT INTO data_version VALUES ($1)").with(data::fingerprint())).await?;
    Ok(vanished)
}

/// Removes the old rows, and the mark that they are complete.
async fn clear(session: &mut Session<'_>) -> sqlx::Result<()> {
    session.run(Statement::new("DELETE FROM data_version")).await?;
    for table in TABLES {
        session.run(Statement::new(format!("DELETE FROM {table}"))).await?;
    }
    Ok(())
}

/// Inserts rows in the way that is fastest on each database. Each row has a value for every column of the table, in their order.
async fn insert(session: &mut Session<'_>, table: &str, rows: Vec<Vec<Scalar>>) -> sqlx::Result<()> {
    match &mut session.connection {
        Connection::Sqlite(connection) => sqlite::insert(connection, table, rows).await,
        Connection::Postgres(connection) => postgres::insert(connection, table, rows).await,
    }
}

async fn insert_names(session: &mut Session<'_>, reference: &Reference) -> sqlx::Result<()> {
    let languages = reference.languages.iter().map(|(code, name)| vec![code.into(), name.into()]);
    insert(session, "language", languages.collect()).await?;
    let currencies = reference.currencies.iter();
    let currencies = currencies.map(|(code, it)| vec![code.into(), (&it.name).into(), (&it.symbol).into()]);
    insert(session, "currency", currencies.collect()).await
}

async fn insert_countries(session: &mut Session<'_>, countries: &[Country]) -> sqlx::Result<()> {
    let rows = countries.iter().map(country_row).collect::<sqlx::Result<_>>()?;
    insert(session, "country", rows).await
}

fn country_row(it: &Country) -> sqlx::Result<Vec<Scalar>> {
    Ok(vec![
        (&it.code).into(),
        (&it.alpha3).into(),
        it.numeric.clone().into(),
        (&it.name).into(),
        fold(&it.name).into(),
        (&it.official_name).into(),
        json(&it.native_names)?,
        json(&it.translations)?,
        json(&it.other_names)?,
        it.demonym.clone().into(),
        (&it.region).into(),
        it.subregion.clone().into(),
        it.regional_group.clone().into(),
        it.area.into(),
        it.latitude.into(),
        it.longitude.into(),
        it.landlocked.into(),
        it.independent.into(),
        it.un_member.into(),
        (&it.flag).into(),
        json(&it.calling_codes)?,
        json(&it.domains)?,
    ])
}

fn json(value: &impl Serialize) -> sqlx::Result<Scalar> {
    serde_json::to_string(value).map(Into::into).map_err(|error| sqlx::Error::Encode(error.into()))
}

async fn insert_relations(session: &mut Session<'_>, countries: &[Country]) -> sqlx::Result<()> {
    insert_pairs(session, "border", countries, |it| &it.borders).await?;
    insert_pairs(session, "country_language", countries, |it| &it.languages).await?;
    insert_pairs(session, "country_currency", countries, |it| &it.currencies).await
}

async fn insert_pairs(
    session: &mut Session<'_>,
    table: &str,
    countries: &[Country],
    related: impl Fn(&Country) -> &[String],
) -> sqlx::Result<()> {
    let pairs = countries.iter().flat_map(|it| related(it).iter().map(|other| vec![(&it.code).into(), other.into()]));
    insert(session, table, pairs.collect()).await
}

async fn insert_cities(session: &mut Session<'_>, divisions: &[Division]) -> sqlx::Result<()> {
    let rows = divisions.iter().map(|it| vec![it.country.to_string().into(), (&it.code).into(), (&it.name).into()]);
    insert(session, "division", rows.collect()).await?;
    let rows = in_order(divisions).into_iter().enumerate().map(|(position, row)| row.values(position));
    insert(session, "city", rows.collect()).await
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

    fn values(self, position: usize) -> Vec<Scalar> {
        let Self { folded, division, city } = self;
        vec![
            (position as i64).into(),
            city.id.0.into(),
            (&city.name).into(),
            folded.into(),
            division.country.to_string().into(),
            (&division.code).into(),
            city.latitude.into(),
            city.longitude.into(),
        ]
    }
}

fn in_order(divisions: &[Division]) -> Vec<CityRow<'_>> {
    let mut rows: Vec<CityRow<'_>> = divisions.iter().flat_map(CityRow::of).collect();
    // The sort is stable: cities with one name stay in the order of the file.
    rows.sort_by(|a, b| a.folded.cmp(&b.folded));
    rows
}

async fn insert_capitals(session: &mut Session<'_>, countries: &[Country]) -> sqlx::Result<()> {
    let capitals = countries
        .iter()
        .flat_map(|it| it.capitals.iter().enumerate().map(move |(place, capital)| (it, place, capital)));
    let rows = capitals.map(|(country, place, capital)| {
        let city = capital_city(country, capital).map(|id| id.0);
        vec![(&country.code).into(), (place as i64).into(), (&capital.name).into(), city.into()]
    });
    insert(session, "capital", rows.collect()).await
}

fn capital_city(country: &Country, capital: &Capital) -> Option<CityId> {
    let city = capital.city.as_ref()?;
    Some(CityId::of(CountryCode::parse(&country.code)?, &city.division, &city.name, city.number))
}

/// Lets SQLite read the names for its index of parts of names, and PostgreSQL count the rows, by which it plans its queries.
async fn finish(session: &mut Session<'_>) -> sqlx::Result<()> {
    let finish = match session.dialect() {
        Dialect::Sqlite => "INSERT INTO city_name (city_name) VALUES ('rebuild')".to_owned(),
        Dialect::Postgres => format!("ANALYZE {}", TABLES.join(", ")),
    };
    session.run(Statement::new(finish)).await.map(drop)
}

async fn remove_vanished(session: &mut Session<'_>) -> sqlx::Result<u64> {
    let vanished = "DELETE FROM saved_place
         WHERE country NOT IN (SELECT code FROM country) OR city NOT IN (SELECT id FROM city)";
    session.run(Statement::new(vanished)).await
}
