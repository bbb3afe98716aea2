//! Walks over a list, page by page: each row once, in order, in both directions, with pages of any size.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt::Debug;

use damson::connection::Page;
use damson_sqlx::keyset::{Column, Keyset, Position};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection};

use crate::databases::{Item, Items};

/// An order of the table `item`, with the same order in Rust.
struct Order<P, const N: usize> {
    keyset: Keyset<N>,
    position: fn(&Item) -> P,
    compare: fn(&Item, &Item) -> Ordering,
}

/// Rows with ties, some of them null, and distinct ids.
fn items() -> impl Strategy<Value = Vec<Item>> {
    let ids = proptest::collection::btree_set(-50_i64..50, 0..25);
    let values = proptest::collection::vec((0_i64..3, proptest::option::of(0_i64..3)), 25);
    let items = |(ids, values): (BTreeSet<i64>, Vec<(i64, Option<i64>)>)| {
        ids.into_iter().zip(values).map(|(id, (a, b))| (a, b, id)).collect::<Vec<Item>>()
    };
    (ids, values).prop_map(items).prop_shuffle()
}

/// Checks an order on both databases.
fn check<P, const N: usize>(order: &Order<P, N>)
where
    P: Position<Sqlite, N> + Position<Postgres, N> + Clone + Debug,
{
    check_on::<SqliteConnection, P, N>(order);
    check_on::<PgConnection, P, N>(order);
}

fn check_on<C: Items, P, const N: usize>(order: &Order<P, N>)
where
    P: Position<Sqlite, N> + Position<Postgres, N> + Clone + Debug,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let Some(connection) = runtime.block_on(C::open()) else { return };
    let connection = std::cell::RefCell::new(connection);
    let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    let walks = runner.run(&(items(), 1_usize..6, 0_usize..25, 0_usize..25), |(mut items, size, from, to)| {
        let mut connection = connection.borrow_mut();
        runtime.block_on(connection.replace(&items));
        items.sort_by(order.compare);
        runtime.block_on(walk(&mut *connection, order, &items, size));
        runtime.block_on(look_between(&mut *connection, order, &items, size, (from, to)));
        Ok(())
    });
    walks.unwrap_or_else(|failure| panic!("{failure}"));
}

/// Reads all pages in both directions; `items` are the rows in order.
async fn walk<P, const N: usize>(connection: &mut impl Items, order: &Order<P, N>, items: &[Item], size: usize)
where
    P: Position<Sqlite, N> + Position<Postgres, N> + Clone,
{
    let mut after = None;
    for (index, expected) in pages(items.chunks(size)).enumerate() {
        let page = order.keyset.page(after.clone(), None, Page::First(size));
        let rows = page.rows(connection.read(&page).await);
        assert_eq!(rows.rows, expected);
        assert_eq!((rows.has_previous_page, rows.has_next_page), (index > 0, (index + 1) * size < items.len()));
        after = rows.rows.last().map(order.position);
    }
    let mut before = None;
    for (index, expected) in pages(items.rchunks(size)).enumerate() {
        let page = order.keyset.page(None, before.clone(), Page::Last(size));
        let rows = page.rows(connection.read(&page).await);
        assert_eq!(rows.rows, expected);
        assert_eq!((rows.has_previous_page, rows.has_next_page), ((index + 1) * size < items.len(), index > 0));
        before = rows.rows.first().map(order.position);
    }
}

/// The pages; one empty page of no rows.
fn pages<'i>(chunks: impl Iterator<Item = &'i [Item]>) -> impl Iterator<Item = &'i [Item]> {
    let mut chunks = chunks.peekable();
    let empty = chunks.peek().is_none().then_some(&[] as &[Item]);
    empty.into_iter().chain(chunks)
}

/// Reads the page between two rows, from both ends.
async fn look_between<P, const N: usize>(
    connection: &mut impl Items,
    order: &Order<P, N>,
    items: &[Item],
    size: usize,
    (from, to): (usize, usize),
) where
    P: Position<Sqlite, N> + Position<Postgres, N> + Clone,
{
    let (after, before) = (items.get(from).map(order.position), items.get(to).map(order.position));
    let start = if after.is_some() { from + 1 } else { 0 };
    let end = if before.is_some() { to } else { items.len() };
    let between = items.get(start..end).unwrap_or_default();
    let page = order.keyset.page(after.clone(), before.clone(), Page::First(size));
    assert_eq!(page.rows(connection.read(&page).await).rows, &between[..size.min(between.len())]);
    let page = order.keyset.page(after, before, Page::Last(size));
    assert_eq!(page.rows(connection.read(&page).await).rows, &between[between.len().saturating_sub(size)..]);
}

/// The order of values with nulls after all others.
fn nulls_last(first: Option<i64>, second: Option<i64>) -> Ordering {
    (first.is_none(), first).cmp(&(second.is_none(), second))
}

#[test]
fn by_the_key_alone() {
    let compare: fn(&Item, &Item) -> Ordering = |first, second| first.2.cmp(&second.2);
    check(&Order { keyset: Keyset::new([Column::ascending("id")]), position: |item| (item.2,), compare });
    let compare: fn(&Item, &Item) -> Ordering = |first, second| second.2.cmp(&first.2);
    check(&Order { keyset: Keyset::new([Column::descending("id")]), position: |item| (item.2,), compare });
}

#[test]
fn by_a_column_with_ties_in_one_direction() {
    check(&Order {
        keyset: Keyset::new([Column::descending("a"), Column::descending("item.id")]),
        position: |item| (item.0, item.2),
        compare: |first, second| (second.0, second.2).cmp(&(first.0, first.2)),
    });
}

#[test]
fn by_columns_in_several_directions() {
    check(&Order {
        keyset: Keyset::new([Column::descending("a"), Column::ascending("id")]),
        position: |item| (item.0, item.2),
        compare: |first, second| second.0.cmp(&first.0).then(first.2.cmp(&second.2)),
    });
}

#[test]
fn by_columns_with_nulls() {
    check(&Order {
        keyset: Keyset::new([Column::ascending("b").nulls_last(), Column::descending("a"), Column::ascending("id")]),
        position: |item| (item.1, item.0, item.2),
        compare: |first, second| {
            nulls_last(first.1, second.1).then(second.0.cmp(&first.0)).then(first.2.cmp(&second.2))
        },
    });
    check(&Order {
        keyset: Keyset::new([Column::descending("a"), Column::descending("b").nulls_first(), Column::descending("id")]),
        position: |item| (item.0, item.1, item.2),
        compare: |first, second| {
            second.0.cmp(&first.0).then(nulls_last(second.1, first.1)).then(second.2.cmp(&first.2))
        },
    });
    check(&Order {
        keyset: Keyset::new([Column::ascending("b").nulls_first(), Column::ascending("id")]),
        position: |item| (item.1, item.2),
        compare: |first, second| first.1.cmp(&second.1).then(first.2.cmp(&second.2)),
    });
}

#[test]
fn a_cursor_of_a_row_that_is_gone_still_has_its_place() {
    let order = Keyset::new([Column::ascending("a"), Column::ascending("id")]);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut connection = SqliteConnection::open().await.expect("SQLite is in the program");
        connection.replace(&[(1, None, 1), (1, None, 3), (2, None, 0)]).await;
        let page = order.page(Some((1, 2)), None, Page::First(5));
        assert_eq!(page.rows(connection.read(&page).await).rows, [(1, None, 3), (2, None, 0)]);
    });
}
