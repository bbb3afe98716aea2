//! No fragment spreads itself, directly or not.
//! See [Fragment Spreads Must Not Form Cycles](https://spec.graphql.org/September2026/#sec-Fragment-Spreads-Must-Not-Form-Cycles).

use damson_syntax::ast::FragmentDefinition;

use crate::fragments::{Marks, Spread};
use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "NoFragmentCycles";

/// How many fragments of a cycle a message names.
const MAX_NAMED: usize = 10;

/// The fragments that were visited, and those that the walk is in.
pub(in crate::validation) struct Visited {
    done: Marks,
    /// For every fragment that the walk is in, where the path goes on from it.
    path_from: Vec<Option<u32>>,
}

impl Visited {
    pub(in crate::validation) fn new(cx: &Context<'_>) -> Self {
        let fragments = cx.fragments.len();
        Visited { done: Marks::new(fragments), path_from: vec![None; fragments] }
    }
}

/// A fragment on the way: its number, the place of its definition, and the next spread in it.
struct Step {
    fragment: u32,
    place: usize,
    next: usize,
}

pub(in crate::validation) fn check<'a>(
    cx: &mut Context<'a>,
    visited: &mut Visited,
    fragment: &FragmentDefinition,
    place: usize,
) {
    let fragment = cx.fragments.find(&cx.document[fragment.name]).expect("every definition is indexed");
    if !visited.done.mark(fragment) {
        return;
    }
    let mut path: Vec<Spread<'a>> = Vec::new();
    visited.path_from[fragment as usize] = Some(0);
    let mut steps = vec![Step { fragment, place, next: 0 }];
    while let Some(step) = steps.last_mut() {
        let Some(&spread) = cx.fragments.spreads_of(step.place).get(step.next) else {
            visited.path_from[step.fragment as usize] = None;
            steps.pop();
            path.pop();
            continue;
        };
        step.next += 1;
        let Some(target) = spread.target else { continue };
        match visited.path_from[target as usize] {
            Some(start) => report(cx, &path[start as usize..], spread),
            None if visited.done.mark(target) => {
                path.push(spread);
                visited.path_from[target as usize] = Some(path.len() as u32);
                steps.push(Step { fragment: target, place: cx.fragments.place(target), next: 0 });
            }
            None => {}
        }
    }
}

/// Reports the cycle that leads through `path` and is closed by `last`.
fn report(cx: &mut Context<'_>, path: &[Spread<'_>], last: Spread<'_>) {
    let document = cx.document;
    let quote = |spread: &Spread<'_>| format!("\"{}\"", quoted(&document[spread.node.name]));
    cx.report.add(RULE, || {
        let mut via: Vec<String> = path.iter().take(MAX_NAMED).map(quote).collect();
        if path.len() > MAX_NAMED {
            via.push(format!("and {} more", path.len() - MAX_NAMED));
        }
        let via = if via.is_empty() { String::new() } else { format!(" via {}", via.join(", ")) };
        let places = path.iter().chain([&last]).map(|spread| spread.node.span).collect();
        (places, format!("Cannot spread fragment {} within itself{via}.", quote(&last)))
    });
}
