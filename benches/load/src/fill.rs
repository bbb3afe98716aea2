//! Makes the file of the database from the data of the atlas, the demo in `examples/atlas`.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use serde::Deserialize;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

const COUNTRIES: &[u8] = include_bytes!("../../../examples/atlas/data/countries.json");
const CITIES: &[u8] = include_bytes!("../../../examples/atlas/data/cities.tsv.gz");

const TABLES: &str = "
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE border (
    country TEXT NOT NULL REFERENCES country,
    neighbour TEXT NOT NULL REFERENCES country,
    PRIMARY KEY (country, neighbour)
) WITHOUT ROWID, STRICT;
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL REFERENCES country) STRICT;
-- The cities of a country stand in this index in the order of their ids.
CREATE INDEX city_country ON city (country, id);";

#[derive(Deserialize)]
struct Reference {
    countries: Vec<Country>,
}

#[derive(Deserialize)]
struct Country {
    code: String,
    name: String,
    borders: Vec<String>,
}

/// The path of the file, which lies beside this program. It is made if it is missing.
pub(crate) async fn file() -> sqlx::Result<PathBuf> {
    let path = std::env::current_exe()?.with_file_name(format!("atlas-{:x}.sqlite", fingerprint()));
    if !path.exists() {
        let unfinished = path.with_extension(std::process::id().to_string());
        make(&unfinished).await?;
        std::fs::rename(unfinished, &path)?; // at once, since another process may look for it
    }
    Ok(path)
}

/// A number that changes with the content of the file.
fn fingerprint() -> u64 {
    let mut hasher = DefaultHasher::new();
    (TABLES, COUNTRIES, CITIES).hash(&mut hasher);
    hasher.finish()
}

async fn make(path: &Path) -> sqlx::Result<()> {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let mut connection = options.connect().await?;
    let mut transaction = connection.begin().await?;
    sqlx::raw_sql(TABLES).execute(&mut *transaction).await?;
    insert_countries(&mut transaction).await?;
    insert_cities(&mut transaction).await?;
    sqlx::raw_sql("ANALYZE").execute(&mut *transaction).await?;
    transaction.commit().await?;
    connection.close().await
}

async fn insert_countries(connection: &mut SqliteConnection) -> sqlx::Result<()> {
    let Reference { countries } =
        serde_json::from_slice(COUNTRIES).map_err(|error| sqlx::Error::Decode(error.into()))?;
    for Country { code, name, .. } in &countries {
        let insert = sqlx::query("INSERT INTO country VALUES (?, ?)").bind(code).bind(name);
        insert.execute(&mut *connection).await?;
    }
    let borders = countries.iter().flat_map(|country| country.borders.iter().map(|border| (&country.code, border)));
    for (country, neighbour) in borders {
        let insert = sqlx::query("INSERT INTO border VALUES (?, ?)").bind(country).bind(neighbour);
        insert.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Reads lines `=country⇥division⇥name`, each followed by a line `name⇥latitude⇥longitude` for each of its cities.
async fn insert_cities(connection: &mut SqliteConnection) -> sqlx::Result<()> {
    let mut text = String::new();
    GzDecoder::new(CITIES).read_to_string(&mut text)?;
    let first_column = |line: &'_ str| line.split('\t').next().unwrap_or_default().to_owned();
    let mut country = String::new();
    for line in text.lines() {
        match line.strip_prefix('=') {
            Some(division) => country = first_column(division),
            None => {
                let insert = sqlx::query("INSERT INTO city (name, country) VALUES (?, ?)");
                insert.bind(first_column(line)).bind(&country).execute(&mut *connection).await?;
            }
        }
    }
    Ok(())
}
