//! Groups fields by response key.

use damson_syntax::ast::{Document, Field, List, Selection};

use crate::HashMap;

/// The most fields that are grouped by comparing every key with every other.
const FEW: usize = 12;

/// The field at a place of the document's pool, where one is known to be.
#[inline]
pub(super) fn field_at(document: &Document, index: u32) -> &Field {
    match &document.selections()[index as usize] {
        Selection::Field(field) => field,
        _ => unreachable!("only fields are collected"),
    }
}

/// Whether a selection set has few fields and no two of them have one response key.
pub(super) fn all_differ(document: &Document, set: List<Selection>) -> bool {
    let keys = || {
        document[set].iter().filter_map(|selection| match selection {
            Selection::Field(field) => Some(&document[field.response_key()]),
            _ => None,
        })
    };
    set.len() <= FEW && keys().enumerate().all(|(index, key)| keys().take(index).all(|other| other != key))
}

/// Groups fields, given by their places in the document's pool.
#[derive(Default)]
pub(super) struct Keys {
    /// For every selection the number of its response key; made when first needed.
    numbers: Vec<u32>,
    /// For every response key the round in which it was last met, and its group in that round.
    groups: Vec<(u32, u32)>,
    round: u32,
    /// The group of each field of the present round.
    group_of: Vec<u32>,
}

impl Keys {
    /// Finds the groups of the fields; how many there are is the answer.
    pub(super) fn group(&mut self, document: &Document, fields: &[u32]) -> usize {
        self.group_of.clear();
        if fields.len() <= FEW {
            return self.group_few(document, fields);
        }
        if self.numbers.is_empty() {
            self.number_keys(document);
        }
        self.round += 1;
        let mut count = 0;
        for &field in fields {
            let group = &mut self.groups[self.numbers[field as usize] as usize];
            if group.0 != self.round {
                *group = (self.round, count);
                count += 1;
            }
            self.group_of.push(group.1);
        }
        count as usize
    }

    /// The fields grouped last, group by group.
    pub(super) fn in_groups(&self, fields: &[u32], count: usize) -> Vec<Vec<u32>> {
        let mut groups = vec![Vec::new(); count];
        for (&field, &group) in fields.iter().zip(&self.group_of) {
            groups[group as usize].push(field);
        }
        groups
    }

    fn group_few(&mut self, document: &Document, fields: &[u32]) -> usize {
        let key = |field: u32| &document[field_at(document, field).response_key()];
        let mut count = 0;
        for (index, &field) in fields.iter().enumerate() {
            let same = fields[..index].iter().position(|&other| key(other) == key(field));
            self.group_of.push(match same {
                Some(other) => self.group_of[other],
                None => {
                    count += 1;
                    count - 1
                }
            });
        }
        count as usize
    }

    fn number_keys(&mut self, document: &Document) {
        let mut numbers = HashMap::<&str, u32>::default();
        self.numbers.extend(document.selections().iter().map(|selection| match selection {
            Selection::Field(field) => {
                let next = numbers.len() as u32;
                *numbers.entry(&document[field.response_key()]).or_insert(next)
            }
            _ => u32::MAX,
        }));
        self.groups = vec![(0, 0); numbers.len()];
    }
}
