//! The columns of an order.

use std::fmt;

use sqlx::Database;

use crate::identifier::Identifier;

/// A column of a [`Keyset`](super::Keyset), with its direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    name: &'static str,
    descends: bool,
    nulls: Nulls,
}

/// The place of nulls in an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Nulls {
    /// The column has none.
    None,
    First,
    Last,
}

impl Column {
    /// The column with this name, the least value first.
    ///
    /// The name is as the database stores it, with the table before a dot if need be: `id`, `city.id`. It is part of the program,
    /// never of a request, and is quoted.
    pub const fn ascending(name: &'static str) -> Self {
        Column { name, descends: false, nulls: Nulls::None }
    }

    /// The column with this name, the greatest value first.
    pub const fn descending(name: &'static str) -> Self {
        Column { name, descends: true, nulls: Nulls::None }
    }

    /// The same column, which may be null; the rows with nulls are the first ones.
    ///
    /// Without this and [`nulls_last`](Self::nulls_last) the column must be `NOT NULL`: a comparison with null is not true, so the
    /// pages after a cursor would lack the rows with nulls.
    ///
    /// Few indexes serve an order with nulls. Put such columns only into orders of short lists.
    #[must_use]
    pub const fn nulls_first(self) -> Self {
        Column { nulls: Nulls::First, ..self }
    }

    /// The same column, which may be null; the rows with nulls are the last ones.
    #[must_use]
    pub const fn nulls_last(self) -> Self {
        Column { nulls: Nulls::Last, ..self }
    }

    /// The column without its direction, for a projection.
    pub(super) fn to_projected(self) -> damson::Column {
        match self.name.rsplit_once('.') {
            // A query names a table by its last part: `city.id` is a column of `FROM public.city`.
            Some((table, name)) => damson::Column { table: table.rsplit('.').next(), name },
            None => damson::Column { table: None, name: self.name },
        }
    }

    /// The same column in the opposite order.
    pub(super) fn reversed(self) -> Self {
        let nulls = match self.nulls {
            Nulls::None => Nulls::None,
            Nulls::First => Nulls::Last,
            Nulls::Last => Nulls::First,
        };
        Column { descends: !self.descends, nulls, ..self }
    }

    pub(super) fn is_nullable(self) -> bool {
        self.nulls != Nulls::None
    }

    pub(super) fn has_nulls_last(self) -> bool {
        self.nulls == Nulls::Last
    }

    /// The comparison that is true for the values after another one.
    pub(super) fn greater(self) -> &'static str {
        if self.descends { "<" } else { ">" }
    }

    /// The column in the `ORDER BY` of a database.
    pub(super) fn order<DB: Database>(self) -> impl fmt::Display {
        fmt::from_fn(move |f| {
            let column = self.quoted::<DB>();
            match self.nulls {
                Nulls::None => {}
                Nulls::First => write!(f, "({column} IS NULL) DESC, ")?,
                Nulls::Last => write!(f, "({column} IS NULL), ")?,
            }
            write!(f, "{column}{}", if self.descends { " DESC" } else { "" })
        })
    }

    /// The name in the quotes of a database.
    pub(super) fn quoted<DB: Database>(self) -> impl fmt::Display {
        fmt::from_fn(move |f| {
            for (index, part) in self.name.split('.').enumerate() {
                write!(f, "{}{}", if index > 0 { "." } else { "" }, Identifier::of::<DB>(part))?;
            }
            Ok(())
        })
    }
}
