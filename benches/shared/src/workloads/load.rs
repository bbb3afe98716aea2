//! A query of the atlas over HTTP, at 64 connections; and the queries that need no database.

use std::time::Duration;

use super::{Case, http};

/// Every case for servers.
pub fn cases() -> Vec<Case> {
    let query = "{ countries { cities(first: 3) { name country { name borders { name } } } } }";
    // The countries, their cities, the countries of these, and their borders.
    let case = Case::new("load", 64, query).with_loads(4, Duration::ZERO);
    [Case { connections: 64, ..case }].into_iter().chain(http::cases()).collect()
}
