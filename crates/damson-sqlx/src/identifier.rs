//! Names of tables and columns in SQL, in the quotes of each database.

use std::fmt::{Display, Formatter, Result, Write};

use sqlx::Database;

/// A name in quotes, for one database.
pub(crate) struct Identifier {
    name: &'static str,
    quote: char,
}

impl Identifier {
    /// The name for the database `DB`. It does not compile if its quotes are not known.
    pub(crate) fn of<DB: Database>(name: &'static str) -> Self {
        Identifier { name, quote: const { quote(DB::NAME) } }
    }
}

impl Display for Identifier {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char(self.quote)?;
        for letter in self.name.chars() {
            if letter == self.quote {
                f.write_char(letter)?;
            }
            f.write_char(letter)?;
        }
        f.write_char(self.quote)
    }
}

/// The quote of a database: `"` in standard SQL.
///
/// MySQL takes that for the quote of a text, and SQLite does so where there is no column of the name. Then a query would give the
/// name of a column in place of its value, so both get the quote that is only for names.
const fn quote(database: &str) -> char {
    match database.as_bytes() {
        b"MySQL" | b"SQLite" => '`',
        b"Any" => panic!("`Any` does not say how its database quotes names; use the type of the database"),
        _ => '"',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_inside_a_name_are_doubled() {
        for (database, name, written) in [
            ("PostgreSQL", "name", r#""name""#),
            ("PostgreSQL", r#"o"d`d"#, r#""o""d`d""#),
            ("MySQL", "name", "`name`"),
            ("MySQL", r#"o"d`d"#, r#"`o"d``d`"#),
            ("SQLite", "; DROP TABLE x; --`", "`; DROP TABLE x; --```"),
        ] {
            assert_eq!(Identifier { name, quote: quote(database) }.to_string(), written, "{database}");
        }
    }

    #[test]
    #[should_panic(expected = "does not say how its database quotes names")]
    fn a_database_that_is_not_known_has_no_quote() {
        quote("Any");
    }
}
