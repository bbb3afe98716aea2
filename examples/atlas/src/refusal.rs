//! The reasons to refuse a request, each with a message that gives the next step, and a code. This module does not know GraphQL.

use std::fmt;
use std::ops::RangeInclusive;

/// A reason to refuse a request.
#[derive(Debug)]
pub enum Refusal {
    /// No country or city has this id.
    UnknownPlace(String),
    /// No list has this id.
    UnknownList(String),
    /// Another list has this name.
    NameTaken(String),
    /// The place is in the list already.
    AlreadySaved(String),
    /// The place is not in the list.
    NotSaved(String),
    /// A text is too short or too long: its name, and the number of characters that it may have.
    Length(&'static str, RangeInclusive<usize>),
    /// A text has the character U+0000, which PostgreSQL does not keep: the text's name.
    Nul(&'static str),
    /// A list in the request is too long: its name, and the most values that it may have.
    TooMany(&'static str, usize),
    /// The page size is out of range: the name of the argument, and its range.
    PageSize(&'static str, RangeInclusive<i32>),
    /// The API did not give this cursor.
    BadCursor(String),
    /// A division was given without the one country that it belongs to.
    DivisionWithoutCountry,
    /// A limit on saved things is reached.
    Full {
        /// The place of the limit.
        what: &'static str,
        /// The limit.
        most: i64,
        /// The things that are counted.
        of: &'static str,
    },
    /// Another program holds the lock of the database, or too many requests wait.
    Busy,
    /// The file of the database was deleted or replaced, so a change would be lost.
    FileLost,
    /// The server of the database is gone, or was gone while it answered.
    Unreachable,
    /// The broker, which tells visits to other servers, failed.
    Broker(damson_broker::Error),
    /// The database failed. The log has the details; the client does not see them.
    Database(sqlx::Error),
}

impl Refusal {
    /// The code in the extensions of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownPlace(_) => "UNKNOWN_PLACE",
            Self::UnknownList(_) => "UNKNOWN_LIST",
            Self::NameTaken(_) => "NAME_TAKEN",
            Self::AlreadySaved(_) => "ALREADY_SAVED",
            Self::NotSaved(_) => "NOT_SAVED",
            Self::Length(..) => "LENGTH",
            Self::Nul(_) => "NUL_CHARACTER",
            Self::TooMany(..) => "TOO_MANY",
            Self::PageSize(..) => "PAGE_SIZE",
            Self::BadCursor(_) => "BAD_CURSOR",
            Self::DivisionWithoutCountry => "DIVISION_WITHOUT_COUNTRY",
            Self::Full { .. } => "FULL",
            Self::Busy => "DATABASE_BUSY",
            Self::FileLost => "DATABASE_LOST",
            Self::Unreachable => "DATABASE_UNREACHABLE",
            Self::Broker(error) => error.code(),
            Self::Database(_) => "DATABASE",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownPlace(id) => {
                write!(
                    f,
                    "There is no place with the id {}. `countries`, `cities` and `search` give the ids of places.",
                    Quoted(id)
                )
            }
            Self::UnknownList(id) => {
                write!(f, "There is no list with the id {}. `lists` gives the ids of all lists.", Quoted(id))
            }
            Self::NameTaken(name) => {
                write!(f, "There is a list called {} already. Choose another name.", Quoted(name))
            }
            Self::AlreadySaved(name) => write!(f, "{name} is in this list already. Remove it first to save it anew."),
            Self::NotSaved(id) => {
                write!(f, "{} is not in this list. The field `places` shows the places in the list.", Quoted(id))
            }
            Self::Length(what, range) => {
                write!(f, "A {what} has {} to {} characters. Choose another one.", range.start(), range.end())
            }
            Self::Nul(what) => write!(f, "A {what} cannot have the character U+0000. Remove it."),
            Self::TooMany(what, most) => write!(f, "`{what}` takes at most {most} values. Give fewer at a time."),
            Self::PageSize(argument, range) => write!(
                f,
                "`{argument}` is a number from {} to {}. For more, ask for the next page.",
                range.start(),
                range.end()
            ),
            Self::BadCursor(cursor) => {
                write!(
                    f,
                    "{} is not a cursor of this list. Pass the `endCursor` of the page before as `after`.",
                    Quoted(cursor)
                )
            }
            Self::DivisionWithoutCountry => {
                f.write_str("A division's code means something in one country only. Give that country in `countries`.")
            }
            Self::Full { what, most, of } => write!(f, "{what} has at most {most} {of}. Remove one first."),
            Self::Busy => f.write_str("The database is busy. Nothing was changed; try again in a moment."),
            Self::FileLost => f.write_str(
                "The database's file was deleted or replaced. Nothing was changed; tell the operator of the atlas.",
            ),
            Self::Unreachable => f.write_str(
                "The database cannot be reached. Try again in a moment; if this was a change, look first whether it was made.",
            ),
            Self::Broker(_) => f.write_str("Visits cannot be told to others now. Try again in a moment."),
            Self::Database(_) => f.write_str("The database did not answer. Try again; the server's log says more."),
        }
    }
}

impl std::error::Error for Refusal {}

/// A text of a client in a message: its beginning, if it is long.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 100;
        match self.0.char_indices().nth(MOST) {
            None => write!(f, "{:?}", self.0),
            Some((end, _)) => write!(f, "{:?}…", &self.0[..end]),
        }
    }
}

/// Refuses a text that is too short or too long, or that a database cannot keep.
pub(crate) fn check_length(what: &'static str, text: &str, lengths: RangeInclusive<usize>) -> Result<(), Refusal> {
    match lengths.contains(&text.chars().count()) {
        false => Err(Refusal::Length(what, lengths)),
        true if text.contains('\0') => Err(Refusal::Nul(what)),
        true => Ok(()),
    }
}

/// Refuses a list that is too long.
pub(crate) fn check_count(what: &'static str, count: usize, most: usize) -> Result<(), Refusal> {
    if count <= most { Ok(()) } else { Err(Refusal::TooMany(what, most)) }
}

#[cfg(test)]
mod tests {
    use super::Quoted;

    #[test]
    fn only_the_beginning_of_a_long_text_is_quoted() {
        assert_eq!(Quoted("a \"b\"").to_string(), r#""a \"b\"""#);
        assert_eq!(Quoted(&"é".repeat(900_000)).to_string(), format!("{:?}…", "é".repeat(100)));
    }
}
