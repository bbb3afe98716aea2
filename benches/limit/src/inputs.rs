//! W11: reads the variables into typed structs, and writes their sum.

use bench_shared::workloads;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::answer::{Answer, Object, Response, whole};

pub(crate) fn answer(size: &str) -> Option<Answer> {
    match size {
        "points-literal-1000" | "points-variables-1000" => reading(size, "sumPoints", Points::sum),
        "ints-literal-10000" | "ints-variables-10000" => reading(size, "sumInts", Ints::sum),
        "filter-literal-200" | "filter-variables-200" => reading(size, "filterDepth", FilterVariables::depth),
        "invalid-leaf" => whole(json!({ "errors": [{ "message": "a tag is no string" }] })),
        _ => None,
    }
}

/// Reads the variables as `T`, reduces them to a number, and writes the number as the field `key`.
fn reading<T: DeserializeOwned + 'static>(size: &str, key: &'static str, reduce: fn(&T) -> f64) -> Option<Answer> {
    let size = size.replace("literal", "variables");
    let variables = workloads::cases().into_iter().find(|case| case.size == size)?.variables?;
    Some(Box::new(move || {
        let read = serde_json::from_str(&variables).expect("the variables have this shape");
        let response = Response { data: Object::of_one(key, reduce(&read)) };
        serde_json::to_vec(&response).expect("plain structs are JSON")
    }))
}

#[derive(Deserialize)]
struct Points {
    points: Vec<Point>,
}

#[derive(Deserialize)]
struct Point {
    x: f64,
    y: f64,
    #[serde(default = "Point::default_label")]
    label: String,
    #[serde(default)]
    tags: Vec<String>,
}

impl Point {
    fn default_label() -> String {
        String::from("p")
    }
}

impl Points {
    fn sum(&self) -> f64 {
        self.points.iter().map(|point| point.x * point.y + (point.label.len() + point.tags.len()) as f64).sum()
    }
}

#[derive(Deserialize)]
struct Ints {
    ns: Vec<i32>,
}

impl Ints {
    fn sum(&self) -> f64 {
        self.ns.iter().copied().map(f64::from).sum()
    }
}

#[derive(Deserialize)]
struct FilterVariables {
    filter: Filter,
}

#[derive(Deserialize)]
struct Filter {
    field: Option<String>,
    op: Option<String>,
    value: Option<String>,
    and: Option<Vec<Filter>>,
    or: Option<Vec<Filter>>,
    not: Option<Box<Filter>>,
}

impl FilterVariables {
    fn depth(&self) -> f64 {
        f64::from(self.filter.depth())
    }
}

impl Filter {
    fn depth(&self) -> i32 {
        let lists = [&self.and, &self.or].into_iter().flatten().flatten();
        let below = lists.chain(self.not.as_deref()).map(Self::depth).max();
        let says_something = [&self.field, &self.op, &self.value].into_iter().any(Option::is_some);
        below.map_or(i32::from(says_something), |below| below + 1)
    }
}
