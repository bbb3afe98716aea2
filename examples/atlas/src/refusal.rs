//! Why a request is refused: one message with a next step, and one code, for each reason. Knows no GraphQL.

use std::fmt;

/// A reason to refuse a request, as the client reads it.
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
    /// A text is too short or too long: what it is, and how many characters it may have.
    Length(&'static str, std::ops::RangeInclusive<usize>),
    /// A page of this size is not given: the argument, and what it may be.
    PageSize(&'static str, std::ops::RangeInclusive<i32>),
    /// The cursor is not one that this API gave.
    BadCursor(String),
    /// A division was named without the one country that it belongs to.
    DivisionWithoutCountry,
    /// The database failed. The client does not learn how; the operator reads it in the log.
    Database(sqlx::Error),
}

impl Refusal {
    /// The code in the error's extensions, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownPlace(_) => "UNKNOWN_PLACE",
            Self::UnknownList(_) => "UNKNOWN_LIST",
            Self::NameTaken(_) => "NAME_TAKEN",
            Self::AlreadySaved(_) => "ALREADY_SAVED",
            Self::NotSaved(_) => "NOT_SAVED",
            Self::Length(..) => "LENGTH",
            Self::PageSize(..) => "PAGE_SIZE",
            Self::BadCursor(_) => "BAD_CURSOR",
            Self::DivisionWithoutCountry => "DIVISION_WITHOUT_COUNTRY",
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
                    "There is no place with the id {id:?}. `countries`, `cities` and `search` give the ids of places."
                )
            }
            Self::UnknownList(id) => {
                write!(f, "There is no list with the id {id:?}. `lists` gives the ids of all lists.")
            }
            Self::NameTaken(name) => write!(f, "There is a list called {name:?} already. Choose another name."),
            Self::AlreadySaved(name) => write!(f, "{name} is in this list already. Remove it first to save it anew."),
            Self::NotSaved(id) => write!(f, "{id:?} is not in this list. The list's `places` are what can be removed."),
            Self::Length(what, range) => {
                write!(f, "A {what} has {} to {} characters. Choose another one.", range.start(), range.end())
            }
            Self::PageSize(argument, range) => write!(
                f,
                "`{argument}` is a number from {} to {}. For more, ask for the next page.",
                range.start(),
                range.end()
            ),
            Self::BadCursor(cursor) => {
                write!(
                    f,
                    "{cursor:?} is not a cursor of this list. Pass the `endCursor` of the page before as `after`."
                )
            }
            Self::DivisionWithoutCountry => {
                f.write_str("A division's code means something in one country only. Give that country in `countries`.")
            }
            Self::Database(_) => f.write_str("The database did not answer. Try again; the server's log says more."),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        eprintln!("database: {error}");
        Self::Database(error)
    }
}
