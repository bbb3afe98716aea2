//! One page of a list: its query, and its rows.

use damson::OutputType;
use damson::connection::{
    Connection, ConnectionNameType, CursorType, Edge, EdgeNameType, EmptyFields, NodesFieldSwitcherSealed, Page,
};
use sqlx::{Database, QueryBuilder};

use super::{Column, Keyset, Position, condition};

/// A page of a list in the order of a [`Keyset`], between two positions `P`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeysetPage<P, const N: usize> {
    pub(super) keyset: Keyset<N>,
    pub(super) after: Option<P>,
    pub(super) before: Option<P>,
    pub(super) page: Page,
}

/// The rows of a page in the order of the list, and the place of the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rows<Row> {
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether there are rows before the page. A page from the start of the list on knows only that it has a cursor `after`.
    pub has_previous_page: bool,
    /// Whether there are rows after the page. A page from the end of the list on knows only that it has a cursor `before`.
    pub has_next_page: bool,
}

impl<P, const N: usize> KeysetPage<P, N> {
    /// Pushes the condition, the order and the limit of the page. The query so far ends with `WHERE` or `AND`.
    ///
    /// The limit is one row more than the page has, which tells whether there are more; [`rows`](Self::rows) takes it away.
    pub fn push_to<DB: Database>(&self, sql: &mut QueryBuilder<DB>)
    where
        P: Position<DB, N>,
    {
        self.push_condition(sql);
        sql.push(" ");
        self.push_order(sql);
    }

    /// Pushes the condition alone, for a query with something between it and the order, such as `GROUP BY`.
    pub fn push_condition<DB: Database>(&self, sql: &mut QueryBuilder<DB>)
    where
        P: Position<DB, N>,
    {
        let columns = self.keyset.columns;
        match (&self.after, &self.before) {
            (None, None) => _ = sql.push("TRUE"),
            (Some(after), None) => condition::push(sql, columns, after),
            (None, Some(before)) => condition::push(sql, columns.map(Column::reversed), before),
            (Some(after), Some(before)) => {
                condition::push(sql, columns, after);
                sql.push(" AND ");
                condition::push(sql, columns.map(Column::reversed), before);
            }
        }
    }

    /// Pushes the order and the limit alone: `ORDER BY .. LIMIT ..`.
    pub fn push_order<DB: Database>(&self, sql: &mut QueryBuilder<DB>) {
        for (index, column) in self.keyset.columns.into_iter().enumerate() {
            let column = if self.is_from_end() { column.reversed() } else { column };
            sql.push(if index == 0 { "ORDER BY " } else { ", " }).push(column.order::<DB>());
        }
        let limit = i64::try_from(self.page.size()).unwrap_or(i64::MAX).saturating_add(1);
        sql.push(format_args!(" LIMIT {limit}"));
    }

    fn is_from_end(&self) -> bool {
        matches!(self.page, Page::Last(_))
    }

    /// The rows of the page, from all rows that the query gave, in the order in which it gave them.
    pub fn rows<Row>(&self, mut rows: Vec<Row>) -> Rows<Row> {
        let has_more = rows.len() > self.page.size();
        rows.truncate(self.page.size());
        if self.is_from_end() {
            rows.reverse();
            Rows { rows, has_previous_page: has_more, has_next_page: self.before.is_some() }
        } else {
            Rows { rows, has_previous_page: self.after.is_some(), has_next_page: has_more }
        }
    }

    /// The connection with the rows of the page, from all rows that the query gave. `cursor` gives the position of a row.
    pub fn connection<Node, Cursor, Name, EdgeName, NodesField>(
        &self,
        rows: Vec<Node>,
        cursor: impl Fn(&Node) -> Cursor,
    ) -> Connection<Cursor, Node, EmptyFields, EmptyFields, Name, EdgeName, NodesField>
    where
        Cursor: CursorType + Send + Sync,
        Node: OutputType,
        Name: ConnectionNameType,
        EdgeName: EdgeNameType,
        NodesField: NodesFieldSwitcherSealed,
    {
        let Rows { rows, has_previous_page, has_next_page } = self.rows(rows);
        let mut connection = Connection::new(has_previous_page, has_next_page);
        connection.edges.extend(rows.into_iter().map(|node| Edge::new(cursor(&node), node)));
        connection
    }
}
