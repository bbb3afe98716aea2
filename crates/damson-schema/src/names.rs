//! Small maps by name: a few names are compared one by one, many are hashed.

use damson_syntax::Span;

use crate::{HashMap, IndexMap};

/// Up to this many names, a linear search is faster than hashing.
const FEW: usize = 12;

/// A map from names to small values; the last value given for a name counts.
pub(crate) struct NameMap<'a, T> {
    few: Vec<(&'a str, T)>,
    many: HashMap<&'a str, T>,
}

impl<'a, T: Copy> NameMap<'a, T> {
    pub(crate) fn new() -> Self {
        NameMap { few: Vec::new(), many: HashMap::default() }
    }

    #[inline]
    pub(crate) fn get(&self, name: &str) -> Option<T> {
        if self.many.is_empty() {
            self.few.iter().find(|(known, _)| *known == name).map(|&(_, value)| value)
        } else {
            self.many.get(name).copied()
        }
    }

    /// Gives `name` a value and returns the one it had.
    pub(crate) fn insert(&mut self, name: &'a str, value: T) -> Option<T> {
        if !self.many.is_empty() {
            return self.many.insert(name, value);
        }
        if let Some((_, known)) = self.few.iter_mut().find(|(known, _)| *known == name) {
            return Some(std::mem::replace(known, value));
        }
        self.few.push((name, value));
        if self.few.len() > FEW {
            self.many.extend(self.few.drain(..));
        }
        None
    }
}

/// The names that stand more than once, in order of their first place, each with all its places.
pub(crate) fn repeated<'a, I>(names: I) -> Vec<(&'a str, Vec<Span>)>
where
    I: ExactSizeIterator<Item = (&'a str, Span)> + Clone,
{
    if names.len() < 2 || (names.len() <= FEW && all_differ(names.clone())) {
        return Vec::new();
    }
    let mut places = IndexMap::<&str, Vec<Span>>::default();
    for (name, span) in names {
        places.entry(name).or_default().push(span);
    }
    places.into_iter().filter(|(_, spans)| spans.len() > 1).collect()
}

fn all_differ<'a>(names: impl Iterator<Item = (&'a str, Span)> + Clone) -> bool {
    let mut rest = names;
    while let Some((name, _)) = rest.next() {
        if rest.clone().any(|(other, _)| other == name) {
            return false;
        }
    }
    true
}
