//! W13: data with holes, and an error for each.

use serde::Serialize;

use crate::answer::{Answer, Object, whole};
use crate::data::DATA;

/// The number of users that the queries ask for.
const COUNT: usize = 1_000;

pub(crate) fn answer(size: &str) -> Option<Answer> {
    match size {
        "nullable" => whole(Response::new(Object::of_one("users", users(Risky::new)), "users", "risky")),
        "list-item" => {
            whole(Response::new(Object::of_one("maybeUsers", users(Named::new)), "maybeUsers", "riskyNonNull"))
        }
        "root" => whole(Response::new(None::<()>, "users", "riskyNonNull")),
        _ => None,
    }
}

#[derive(Serialize)]
struct Response<T> {
    data: T,
    errors: Vec<Error>,
}

#[derive(Serialize)]
struct Error {
    message: &'static str,
    locations: [Location; 1],
    path: (&'static str, usize, &'static str),
}

#[derive(Serialize)]
struct Location {
    line: u32,
    column: u32,
}

impl<T> Response<T> {
    fn new(data: T, list: &'static str, field: &'static str) -> Self {
        let column = "{(first:1000){id ".len() as u32 + list.len() as u32 + 1;
        let error = |n| Error { message: "unlucky", locations: [Location { line: 1, column }], path: (list, n, field) };
        Self { data, errors: (0..COUNT).filter(|&n| is_unlucky(n)).map(error).collect() }
    }
}

fn is_unlucky(n: usize) -> bool {
    DATA.users[n].id.ends_with('0')
}

fn users<T>(user: fn(usize) -> T) -> Vec<T> {
    (0..COUNT).map(user).collect()
}

#[derive(Serialize)]
struct Risky {
    id: &'static str,
    risky: Option<&'static str>,
}

impl Risky {
    fn new(n: usize) -> Self {
        let user = &DATA.users[n];
        Self { id: &user.id, risky: (!is_unlucky(n)).then_some(&user.name) }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Named {
    id: &'static str,
    risky_non_null: &'static str,
}

impl Named {
    fn new(n: usize) -> Option<Self> {
        let user = &DATA.users[n];
        (!is_unlucky(n)).then_some(Self { id: &user.id, risky_non_null: &user.name })
    }
}
