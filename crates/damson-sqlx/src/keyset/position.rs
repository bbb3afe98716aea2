//! The place of a row in an order.

use damson::connection::OpaqueCursor;
use sqlx::{Database, Encode, QueryBuilder, Type};

/// The values of a row in the `N` columns of a [`Keyset`](super::Keyset), in their order.
///
/// A tuple is one, such as `(i64, String)`, and so is an [`OpaqueCursor`] of one. The value of a column that may be null is an
/// `Option`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the cursor of a keyset with {N} columns",
    label = "is not a tuple of the values of {N} columns",
    note = "write a tuple with one value for each column, in the order of the keyset: `(i64, String)` for two columns, `(i64,)` for one",
    note = "each value has a type that the database takes, and is an `Option` if the column may be null"
)]
pub trait Position<DB: Database, const N: usize> {
    /// Binds the value of a column to a query.
    ///
    /// # Panics
    /// If there is no column with this index, or if the database has no form for the value.
    fn push_value(&self, column: usize, sql: &mut QueryBuilder<DB>);
}

impl<DB: Database, const N: usize, P: Position<DB, N>> Position<DB, N> for OpaqueCursor<P> {
    fn push_value(&self, column: usize, sql: &mut QueryBuilder<DB>) {
        self.0.push_value(column, sql);
    }
}

macro_rules! tuples {
    ($($count:literal: $($ty:ident $index:tt),*;)*) => {$(
        impl<DB: Database, $($ty),*> Position<DB, $count> for ($($ty,)*)
        where
            $($ty: for<'q> Encode<'q, DB> + Type<DB>,)*
        {
            fn push_value(&self, column: usize, sql: &mut QueryBuilder<DB>) {
                match column {
                    $($index => { sql.push_bind(&self.$index); })*
                    _ => panic!("a position of {} columns has no column {column}", $count),
                }
            }
        }
    )*};
}
tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}
