//! Connections and cursors, and Relay's nodes.

mod arguments;
mod cost;
mod cursors;
mod names;
mod pages;
mod relay;
#[cfg(feature = "signed-cursors")]
mod signed;

use damson::connection::{Connection, Edge, Page};

/// A page of a list of numbers from 0, whose cursors are the numbers.
fn page_of(length: usize, after: Option<usize>, before: Option<usize>, page: Page) -> Connection<usize, usize> {
    let (start, end) = (after.map_or(0, |after| after.saturating_add(1)), before.unwrap_or(length).min(length));
    let start = start.min(end);
    let (from, to) = match page {
        Page::First(size) => (start, end.min(start.saturating_add(size))),
        Page::Last(size) => (start.max(end.saturating_sub(size)), end),
    };
    let mut connection = Connection::new(from > 0, to < length);
    connection.edges.extend((from..to).map(|number| Edge::new(number, number)));
    connection
}
