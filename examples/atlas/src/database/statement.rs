//! A statement for either database, with the values that it binds. The values stand as `$1`, `$2` and so on, which both
//! understand.

use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};

/// The database that a statement is for, where the two differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

/// The text of a statement and its values. The text comes from this program alone; what comes from clients is bound.
#[derive(Debug)]
pub(super) struct Statement {
    text: String,
    values: Vec<Value>,
}

/// A bound value.
#[derive(Debug)]
pub(super) enum Value {
    Scalar(Scalar),
    Integers(Vec<i64>),
    Texts(Vec<String>),
}

/// The value of a column. An absent value has a type too, since PostgreSQL asks for it.
#[derive(Debug)]
pub(super) enum Scalar {
    Integer(Option<i64>),
    Real(Option<f64>),
    Truth(Option<bool>),
    Text(Option<String>),
}

impl Statement {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), values: Vec::new() }
    }

    /// Adds the value of the next `$n`, which stands in the text.
    pub(super) fn with(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Adds to the text.
    pub(super) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value, and its `$n` to the text.
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        self.push(&format!("${}", self.values.len()))
    }

    /// Adds a list as one value, and to the text a table of it with the column `item.value`: SQLite has no lists, but reads JSON.
    pub(super) fn bind_items(&mut self, dialect: Dialect, list: impl Into<Value>) -> &mut Self {
        match dialect {
            Dialect::Sqlite => self.push("json_each(").bind(list).push(") AS item"),
            Dialect::Postgres => self.push("unnest(").bind(list).push(") AS item (value)"),
        }
    }

    /// The text for the driver, and the values.
    pub(super) fn into_parts(self) -> (SqlStr, Vec<Value>) {
        (AssertSqlSafe(self.text).into_sql_str(), self.values)
    }
}

impl<T: Into<Scalar>> From<T> for Value {
    fn from(value: T) -> Self {
        Self::Scalar(value.into())
    }
}

impl From<Vec<i64>> for Value {
    fn from(list: Vec<i64>) -> Self {
        Self::Integers(list)
    }
}

impl From<Vec<String>> for Value {
    fn from(list: Vec<String>) -> Self {
        Self::Texts(list)
    }
}

macro_rules! scalars {
    ($($kind:ident: $($ty:ty)+;)+) => {$($(
        impl From<$ty> for Scalar {
            fn from(value: $ty) -> Self {
                Self::$kind(Some(value.into()))
            }
        }

        impl From<Option<$ty>> for Scalar {
            fn from(value: Option<$ty>) -> Self {
                Self::$kind(value.map(Into::into))
            }
        }
    )+)+};
}

scalars! {
    Integer: i64 u32;
    Real: f64;
    Truth: bool;
    Text: String &str &String;
}
