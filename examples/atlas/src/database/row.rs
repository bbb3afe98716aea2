//! A row of either database. Types that come from rows read it by the names of columns.

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Postgres, Row as _, Sqlite, Type};

use crate::{CityId, CountryCode};

/// A row.
pub(super) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// A type that a row describes.
pub(super) trait FromRow: Sized {
    fn from_row(row: &Row) -> sqlx::Result<Self>;
}

/// A type of values that both databases have.
pub(super) trait Column<'r>: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres> {}

impl<'r, T> Column<'r> for T where T: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres> {}

impl Row {
    /// The value of a column.
    pub(super) fn get<'r, T: Column<'r>>(&'r self, column: &str) -> sqlx::Result<T> {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
    }

    /// The value of the column with this number.
    pub(super) fn at<'r, T: Column<'r>>(&'r self, number: usize) -> sqlx::Result<T> {
        match self {
            Self::Sqlite(row) => row.try_get(number),
            Self::Postgres(row) => row.try_get(number),
        }
    }

    /// A column with text in JSON.
    pub(super) fn json<T: serde::de::DeserializeOwned>(&self, column: &str) -> sqlx::Result<T> {
        serde_json::from_str(self.get(column)?)
            .map_err(|error| sqlx::Error::ColumnDecode { index: column.to_owned(), source: error.into() })
    }

    /// A column with a country's code.
    pub(super) fn country_code(&self, column: &str) -> sqlx::Result<CountryCode> {
        let text: &str = self.get(column)?;
        CountryCode::parse(text).ok_or_else(|| sqlx::Error::ColumnDecode {
            index: column.to_owned(),
            source: format!("`{text}` is not a country's code").into(),
        })
    }

    /// A column with a city's id, which may be absent.
    pub(super) fn city_id(&self, column: &str) -> sqlx::Result<Option<CityId>> {
        Ok(self.get::<Option<i64>>(column)?.map(CityId))
    }
}

/// Rows with one column.
macro_rules! scalars {
    ($($ty:ty)+) => {$(
        impl FromRow for $ty {
            fn from_row(row: &Row) -> sqlx::Result<Self> {
                row.at(0)
            }
        }
    )+};
}

scalars! { i32 i64 bool String Option<i64> }
