//! W11: large arguments, in the text and as variables.

use serde_json::{Value, json};

use super::Case;

pub(super) fn cases() -> Vec<Case> {
    let points = Value::from_iter((0..1_000).map(point));
    let ints = Value::from_iter(0..10_000);
    let filter = filter(30);
    let mut broken = points.clone();
    broken[999]["tags"][0] = json!(7);
    vec![
        Case::new("W11", "points-literal-1000", format!("{{sumPoints(points:{})}}", Literal(&points))),
        Case::new("W11", "points-variables-1000", POINTS).with_variables(&json!({ "points": points })),
        Case::new("W11", "ints-literal-10000", format!("{{sumInts(ns:{})}}", Literal(&ints))),
        Case::new("W11", "ints-variables-10000", "query($ns:[Int!]!){sumInts(ns:$ns)}")
            .with_variables(&json!({ "ns": ints })),
        Case::new("W11", "filter-literal-200", format!("{{filterDepth(filter:{})}}", Literal(&filter))),
        Case::new("W11", "filter-variables-200", "query($filter:Filter!){filterDepth(filter:$filter)}")
            .with_variables(&json!({ "filter": filter })),
        Case::new("W11", "invalid-leaf", POINTS).with_variables(&json!({ "points": broken })).cold_only(),
    ]
}

const POINTS: &str = "query($points:[Point!]!){sumPoints(points:$points)}";

/// Every third point has all fields; the others use defaults for some.
fn point(n: u32) -> Value {
    let (x, y) = (f64::from(n) * 0.5, f64::from(n % 7) + 0.25);
    match n % 3 {
        0 => json!({ "x": x, "y": y, "label": format!("point {n}"), "tags": ["a", "b"] }),
        1 => json!({ "x": x, "y": y, "tags": ["c"] }),
        _ => json!({ "x": x, "y": y }),
    }
}

/// A filter of `depth` levels, with about six leaves beside each level but the last.
fn filter(depth: usize) -> Value {
    let leaf = json!({ "field": "age", "op": "gt", "value": "18" });
    (1..depth).fold(leaf.clone(), |below, level| {
        let mut filters = vec![leaf.clone(); if level % 2 == 0 { 5 } else { 6 }];
        filters.push(below);
        json!({ if level % 2 == 0 { "and" } else { "or" }: filters })
    })
}

/// A JSON value as a GraphQL literal: the keys of objects have no quotes.
struct Literal<'a>(&'a Value);

impl std::fmt::Display for Literal<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Value::Array(items) => {
                f.write_str("[")?;
                items.iter().try_for_each(|item| write!(f, "{} ", Literal(item)))?;
                f.write_str("]")
            }
            Value::Object(fields) => {
                f.write_str("{")?;
                fields.iter().try_for_each(|(name, value)| write!(f, "{name}:{} ", Literal(value)))?;
                f.write_str("}")
            }
            leaf => leaf.fmt(f),
        }
    }
}
