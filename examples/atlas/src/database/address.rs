//! The address of the database: a path to a file for SQLite, or a URL for PostgreSQL.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;

/// The place of the database.
#[derive(Clone, Debug)]
pub enum Address {
    /// A file for SQLite.
    File(PathBuf),
    /// A database of a PostgreSQL server.
    Server(Box<PgConnectOptions>),
}

impl Address {
    /// Reads an address: `postgres://user@host:port/database`, or a path, which may begin with `sqlite:`.
    pub fn parse(address: OsString) -> Result<Self, AddressError> {
        let Some(text) = address.to_str() else {
            return Ok(Self::File(address.into()));
        };
        match text.split_once("://") {
            Some(("postgres" | "postgresql", _)) => {
                let options = PgConnectOptions::from_str(text).map_err(|error| AddressError(error.to_string()))?;
                Ok(Self::Server(Box::new(options.application_name("atlas"))))
            }
            Some(("sqlite", path)) => Ok(Self::File(path.into())),
            Some((scheme, _)) => Err(AddressError(format!("`{scheme}` is not a kind of database that it knows"))),
            None => Ok(Self::File(text.strip_prefix("sqlite:").unwrap_or(text).into())),
        }
    }
}

impl From<PathBuf> for Address {
    fn from(path: PathBuf) -> Self {
        Self::File(path)
    }
}

/// The address without its password.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Server(options) => {
                let database = options.get_database().unwrap_or(options.get_username());
                write!(f, "postgres://{}:{}/{database}", options.get_host(), options.get_port())
            }
        }
    }
}

/// The reason why a text is not an address. It does not quote the text, which may hold a password.
#[derive(Debug)]
pub struct AddressError(String);

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the address of the database cannot be read: {}. \
             Give `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, or the path of a file.",
            self.0
        )
    }
}

impl std::error::Error for AddressError {}

#[cfg(test)]
mod tests {
    use super::Address;

    fn parsed(text: &str) -> Result<String, String> {
        Address::parse(text.into()).map(|address| format!("{address}")).map_err(|error| error.to_string())
    }

    #[test]
    fn an_address_is_a_path_or_a_server_and_is_shown_without_its_password() {
        let cases = [
            ("my.db", "my.db"),
            ("sqlite:my.db", "my.db"),
            ("sqlite:///var/my.db", "/var/my.db"),
            ("postgres://me:secret@db.example:5433/world", "postgres://db.example:5433/world"),
            ("postgresql://me@localhost/world", "postgres://localhost:5432/world"),
        ];
        for (text, shown) in cases {
            assert_eq!(parsed(text).as_deref(), Ok(shown));
        }
    }

    #[test]
    fn another_kind_of_database_is_refused_without_showing_the_password() {
        for text in ["mysql://me:secret@localhost/world", "postgres://me:secret@localhost:port/world"] {
            let error = parsed(text).expect_err(text);
            assert!(error.contains("postgres://USER:PASSWORD@HOST") && !error.contains("secret"), "{error}");
        }
    }
}
