//! The marks at sea of the chapters on interfaces and unions, and a chart to look them up in.

use std::collections::HashMap;

use damson::*;

#[derive(SimpleObject)]
pub(super) struct Ship {
    pub(super) id: String,
    home_port: String,
}

#[derive(SimpleObject)]
pub(super) struct Lighthouse {
    pub(super) id: String,
    range: i32,
}

pub(super) fn ship() -> Ship {
    Ship { id: "s".to_owned(), home_port: "Visby".to_owned() }
}

pub(super) fn lighthouse() -> Lighthouse {
    Lighthouse { id: "l".to_owned(), range: 12 }
}

/// A database of both.
pub(super) struct Chart {
    pub(super) ships: HashMap<&'static str, Ship>,
    pub(super) lighthouses: HashMap<&'static str, Lighthouse>,
}

pub(super) fn chart() -> Chart {
    Chart { ships: HashMap::from([("s", ship())]), lighthouses: HashMap::from([("l", lighthouse())]) }
}
