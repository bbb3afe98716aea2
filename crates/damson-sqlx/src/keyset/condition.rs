//! The condition that a row stands after a position.

use sqlx::{Database, QueryBuilder};

use super::{Column, Position};

/// Pushes the condition that a row stands after a position, in the order of the columns.
pub(super) fn push<DB: Database, const N: usize>(
    sql: &mut QueryBuilder<DB>,
    columns: [Column; N],
    position: &impl Position<DB, N>,
) {
    let Some(last) = N.checked_sub(1) else { return };
    if N > 1 && are_comparable_as_row(&columns) {
        return push_row(sql, columns, position);
    }
    let mut condition = Condition { sql, position };
    for (index, column) in columns[..last].iter().enumerate() {
        condition.push_column(index, *column);
    }
    condition.push_greater(last, columns[last]);
    sql.push("))".repeat(last));
}

/// Whether one comparison of rows, such as `(a, b) > (1, 2)`, is the order of the columns.
fn are_comparable_as_row(columns: &[Column]) -> bool {
    columns.iter().all(|column| !column.is_nullable() && column.greater() == columns[0].greater())
}

fn push_row<DB: Database, const N: usize>(
    sql: &mut QueryBuilder<DB>,
    columns: [Column; N],
    position: &impl Position<DB, N>,
) {
    for (index, column) in columns.iter().enumerate() {
        sql.push(if index == 0 { "(" } else { ", " }).push(column.quoted::<DB>());
    }
    sql.push(format_args!(") {} ", columns[0].greater()));
    for index in 0..N {
        sql.push(if index == 0 { "(" } else { ", " });
        position.push_value(index, sql);
    }
    sql.push(")");
}

/// The condition, column by column.
struct Condition<'c, DB: Database, P, const N: usize> {
    sql: &'c mut QueryBuilder<DB>,
    position: &'c P,
}

impl<DB: Database, P: Position<DB, N>, const N: usize> Condition<'_, DB, P, N> {
    /// Opens the condition of a column, in which that of the next column comes, and two closing parentheses.
    ///
    /// Without nulls it begins with a comparison of the column alone, by which an index finds the first row.
    fn push_column(&mut self, index: usize, column: Column) {
        self.sql.push("(");
        if column.is_nullable() {
            self.push_greater(index, column);
            self.sql.push(" OR (");
            self.push_equal(index, column);
            self.sql.push(" AND ");
        } else {
            self.compare(index, column, &format!("{}=", column.greater()));
            self.sql.push(" AND (");
            self.push_greater(index, column);
            self.sql.push(" OR ");
        }
    }

    /// The rows whose value stands after that of the position.
    fn push_greater(&mut self, index: usize, column: Column) {
        if !column.is_nullable() {
            return self.compare(index, column, column.greater());
        }
        let name = column.quoted::<DB>();
        let (row, position) =
            if column.has_nulls_last() { ("IS NULL", "IS NOT NULL") } else { ("IS NOT NULL", "IS NULL") };
        self.sql.push("(");
        self.compare(index, column, column.greater());
        self.sql.push(format_args!(" OR ({name} {row} AND "));
        self.position.push_value(index, self.sql);
        self.sql.push(format_args!(" {position}))"));
    }

    /// The rows with the value of the position, in a column that may be null.
    fn push_equal(&mut self, index: usize, column: Column) {
        let name = column.quoted::<DB>();
        self.sql.push("(");
        self.compare(index, column, "=");
        self.sql.push(format_args!(" OR ({name} IS NULL AND "));
        self.position.push_value(index, self.sql);
        self.sql.push(" IS NULL))");
    }

    fn compare(&mut self, index: usize, column: Column, operator: &str) {
        self.sql.push(format_args!("{} {operator} ", column.quoted::<DB>()));
        self.position.push_value(index, self.sql);
    }
}
