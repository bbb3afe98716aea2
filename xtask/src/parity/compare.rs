//! The items of other surfaces that are missing, and their reasons.

use std::collections::BTreeMap;

use super::reasons::Reason;
use super::surface::{Kind, Surface};

/// Something that a peer has.
pub(super) struct Item {
    pub(super) kind: Kind,
    /// The peers that have it.
    pub(super) of: Vec<&'static str>,
    pub(super) state: State,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    There,
    /// Missing, by a reason of the list.
    Reason(usize),
    Missing,
}

pub(super) type Comparison = BTreeMap<String, Item>;

/// Looks everything up that the peers have.
pub(super) fn compare(peers: &[(&'static str, Surface)], damson: &Surface, reasons: &[Reason]) -> Comparison {
    let mut comparison = Comparison::new();
    for (peer, surface) in peers {
        for (name, &kind) in surface {
            let new = || Item { kind, of: Vec::new(), state: state(name, damson, reasons) };
            comparison.entry(name.clone()).or_insert_with(new).of.push(peer);
        }
    }
    comparison
}

fn state(name: &str, damson: &Surface, reasons: &[Reason]) -> State {
    if damson.contains_key(name) {
        return State::There;
    }
    let holds = |reason: &Reason| reason.patterns.iter().any(|pattern| pattern.matches(name));
    reasons.iter().position(holds).map_or(State::Missing, State::Reason)
}

/// The faults of the reasons: patterns that decide nothing, and items with several patterns.
pub(super) fn faults(comparison: &Comparison, reasons: &[Reason]) -> Vec<String> {
    let mut faults = stale(comparison, reasons);
    faults.extend(overlaps(comparison, reasons));
    faults
}

/// The patterns that match nothing that is missing.
fn stale(comparison: &Comparison, reasons: &[Reason]) -> Vec<String> {
    let mut faults = Vec::new();
    for pattern in reasons.iter().flat_map(|reason| &reason.patterns) {
        let mut found = comparison.iter().filter(|(name, _)| pattern.matches(name)).peekable();
        let is_there = found.peek().is_some();
        if found.all(|(_, item)| item.state == State::There) {
            let why = if is_there { "is there now" } else { "matches nothing" };
            faults.push(format!("reasons.txt:{}: `{}` {why}", pattern.line, pattern.text));
        }
    }
    faults
}

/// Each two patterns that match the same missing item, with the first such item.
fn overlaps(comparison: &Comparison, reasons: &[Reason]) -> Vec<String> {
    let mut pairs = BTreeMap::new();
    for (name, _) in comparison.iter().filter(|(_, item)| item.state != State::There) {
        let patterns = reasons.iter().flat_map(|reason| &reason.patterns);
        let matching: Vec<_> = patterns.filter(|pattern| pattern.matches(name)).collect();
        for pair in matching.windows(2) {
            let [first, second] = [pair[0], pair[1]].map(|pattern| (pattern.line, pattern.text.as_str()));
            pairs.entry((first, second)).or_insert(name);
        }
    }
    let fault = |(((line, first), (other, second)), name): ((Place<'_>, Place<'_>), &String)| {
        format!("reasons.txt:{line}: `{first}` and `{second}` of line {other} both match `{name}`")
    };
    pairs.into_iter().map(fault).collect()
}

/// The line and the text of a pattern.
type Place<'r> = (usize, &'r str);

/// The number of items in each state.
#[derive(Default)]
pub(super) struct Figures {
    pub(super) items: usize,
    pub(super) there: usize,
    pub(super) with_a_reason: usize,
    pub(super) missing: usize,
}

impl Figures {
    pub(super) fn of<'i>(items: impl Iterator<Item = &'i Item>) -> Self {
        let mut figures = Figures::default();
        for item in items {
            figures.items += 1;
            match item.state {
                State::There => figures.there += 1,
                State::Reason(_) => figures.with_a_reason += 1,
                State::Missing => figures.missing += 1,
            }
        }
        figures
    }
}
