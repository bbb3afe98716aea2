//! The report of the oracle: each difference when it is found, and the totals at the end.

use std::collections::BTreeMap;
use std::error::Error;

use serde_json::Value;

use super::compare::{Difference, same};
use super::line::{Line, Question};

/// The most characters that are shown of a text.
const SHOWN: usize = 600;

/// The numbers of lines that agree and that differ.
#[derive(Default)]
pub(super) struct Report {
    agree: usize,
    differ: usize,
    accepted: BTreeMap<&'static str, usize>,
}

impl Report {
    /// Counts one line, and shows the differences that are not accepted.
    pub(super) fn count(&mut self, line: &Line<'_>, accepted: &[&'static str], differences: &[Difference]) {
        if !differences.is_empty() {
            self.differ += 1;
            show(line, differences);
        } else if accepted.is_empty() {
            self.agree += 1;
        } else {
            for name in accepted {
                *self.accepted.entry(name).or_default() += 1;
            }
        }
    }

    /// Prints the totals; differences are an error.
    pub(super) fn finish(self) -> Result<(), Box<dyn Error>> {
        for (name, count) in &self.accepted {
            println!("accepted {count} times: {name}");
        }
        let accepted: usize = self.accepted.values().sum();
        println!("{accepted} accepted by conformance/DIFFERENCES.md");
        println!("{} agree, {} differ", self.agree, self.differ);
        if self.differ > 0 { Err(crate::Reported.into()) } else { Ok(()) }
    }
}

fn show(line: &Line<'_>, differences: &[Difference]) {
    let text = match &line.question {
        Question::Schema { sdl } => sdl,
        Question::Document { document, .. } => document,
    };
    println!("line {}: {}", line.number, shortened(text));
    if let Question::Document { variables: Some(variables), .. } = &line.question
        && !variables.is_empty()
    {
        println!("  variables {}", shortened(&Value::from(variables.clone()).to_string()));
    }
    for Difference { aspect, theirs, ours, .. } in differences {
        let (theirs, ours) = first_difference(theirs, ours);
        println!("  {aspect}\n    graphql-js {}\n    damson     {}", around(&theirs, &ours), around(&ours, &theirs));
    }
}

/// The smallest parts of two values that contain all differences, as text.
fn first_difference(a: &Value, b: &Value) -> (String, String) {
    let (mut a, mut b) = (a, b);
    loop {
        let differing = match (a, b) {
            (Value::Object(x), Value::Object(y)) if x.len() == y.len() => {
                only(x.iter().filter_map(|(key, x)| y.get(key).map(|y| (x, y))))
            }
            (Value::Array(x), Value::Array(y)) if x.len() == y.len() => only(x.iter().zip(y)),
            (Value::Array(x), Value::Array(y)) => return (without(x, y), without(y, x)),
            _ => None,
        };
        match differing {
            Some((x, y)) if x.is_object() || x.is_array() => (a, b) = (x, y),
            _ => return (a.to_string(), b.to_string()),
        }
    }
}

/// The pair that differs, if only one does.
fn only<'a>(pairs: impl Iterator<Item = (&'a Value, &'a Value)>) -> Option<(&'a Value, &'a Value)> {
    let mut differing = pairs.filter(|(x, y)| !same(x, y));
    differing.next().filter(|_| differing.next().is_none())
}

/// The items that only `list` has.
fn without(list: &[Value], other: &[Value]) -> String {
    let own: Vec<&Value> = list.iter().filter(|item| !other.iter().any(|other| same(item, other))).collect();
    let shared = list.len() - own.len();
    format!("{}, besides {shared} that both have", own.into_iter().map(Value::to_string).collect::<Vec<_>>().join(" "))
}

/// The text near the place where it begins to differ from `other`.
fn around(text: &str, other: &str) -> String {
    let alike = text.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let skipped = alike.saturating_sub(SHOWN / 2);
    let rest: String = text.chars().skip(skipped).collect();
    if skipped == 0 { shortened(&rest) } else { format!("…{}", shortened(&rest)) }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
