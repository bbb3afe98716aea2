//! A query of the atlas over HTTP, at 64 connections.

use std::time::Duration;

use super::Case;

/// Every case for engines that serve a database.
pub fn cases() -> Vec<Case> {
    let query = "{ countries { cities(first: 3) { name country { name borders { name } } } } }";
    // The countries, their cities, the countries of these, and their borders.
    let case = Case::new("load", 64, query).with_loads(4, Duration::ZERO);
    vec![Case { connections: 64, ..case }]
}
