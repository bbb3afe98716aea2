//! From a document to sums: what each definition costs by itself, and what it adds of others.
//!
//! A fragment is measured once, however often it is spread. What is below a field whose cost is computed is a sum of its
//! own, since the function is given one number.

use damson_syntax::ast::{Definition, Document, Field, List, Selection};

use crate::fragments::Fragments;
use crate::{TypeId, TypeSystem};

use super::price::{self, Price};

/// A sum that others may add; those of the definitions come first, in their order.
pub(super) type SumId = u32;

/// What one sum adds of another.
pub(super) struct Term<'d> {
    pub(super) above: SumId,
    pub(super) below: SumId,
    /// How often.
    pub(super) factor: u64,
    /// The field that makes a cost of it.
    pub(super) field: Option<Selected<'d>>,
}

/// A field whose cost is computed.
#[derive(Clone, Copy)]
pub(super) struct Selected<'d> {
    pub(super) parent: TypeId,
    pub(super) index: u32,
    pub(super) node: &'d Field,
}

/// What every sum has of its own, and the terms, sorted by the sums they belong to.
pub(super) struct Sums<'d> {
    pub(super) own: Vec<u64>,
    /// For every sum the one of the definition that it is a part of.
    pub(super) owners: Vec<SumId>,
    pub(super) terms: Vec<Term<'d>>,
}

/// A selection set, the type it selects from, how often it is taken to be answered, and the sum it belongs to.
type Frame = (List<Selection>, Option<TypeId>, u64, SumId);

struct Measure<'d> {
    types: &'d TypeSystem,
    document: &'d Document,
    list_size: u64,
    fragments: Fragments<'d>,
    stack: Vec<Frame>,
    sums: Sums<'d>,
}

pub(super) fn sums<'d>(types: &'d TypeSystem, document: &'d Document, list_size: u64) -> Sums<'d> {
    let count = document.definitions().len();
    let sums = Sums { own: vec![0; count], owners: (0..count as SumId).collect(), terms: Vec::new() };
    let fragments = Fragments::new(document);
    let mut measure = Measure { types, document, list_size, fragments, stack: Vec::new(), sums };
    for (place, definition) in document.definitions().iter().enumerate() {
        measure.definition(definition, place as SumId);
    }
    let mut sums = measure.sums;
    sums.terms.sort_by_key(|term| term.above);
    sums
}

impl<'d> Measure<'d> {
    fn definition(&mut self, definition: &Definition, sum: SumId) {
        self.stack.extend(self.root(definition, sum));
        while let Some((set, parent, factor, sum)) = self.stack.pop() {
            for selection in &self.document[set] {
                match selection {
                    Selection::Field(field) => self.field(field, parent, factor, sum),
                    Selection::InlineFragment(fragment) => {
                        let condition = fragment.type_condition.map(|name| self.types.id(&self.document[name]));
                        let set = fragment.selection_set.selections;
                        self.stack.push((set, condition.unwrap_or(parent), factor, sum));
                    }
                    Selection::FragmentSpread(spread) => {
                        if let Some(target) = self.fragments.find(&self.document[spread.name]) {
                            let below = self.fragments.place(target) as SumId;
                            self.sums.terms.push(Term { above: sum, below, factor, field: None });
                        }
                    }
                }
            }
        }
    }

    fn root(&self, definition: &Definition, sum: SumId) -> Option<Frame> {
        match definition {
            Definition::Operation(operation) => {
                Some((operation.selection_set.selections, self.types.root(operation.operation_type), 1, sum))
            }
            Definition::Fragment(fragment) => {
                let condition = self.types.id(&self.document[fragment.type_condition]);
                Some((fragment.selection_set.selections, condition, 1, sum))
            }
            _ => None,
        }
    }

    /// Introspection costs nothing: it has limits of its own.
    fn field(&mut self, node: &'d Field, parent: Option<TypeId>, factor: u64, sum: SumId) {
        let name = &self.document[node.name];
        if name.starts_with("__") {
            return;
        }
        let found = parent.and_then(|parent| Some((parent, price::find(self.types, parent, name, self.list_size)?)));
        let (ty, factor, sum) = match found {
            Some((parent, (field, Price::Computed(index)))) => {
                let below = self.sums.add(self.sums.owners[sum as usize]);
                let field_of = Selected { parent, index, node };
                self.sums.terms.push(Term { above: sum, below, factor, field: Some(field_of) });
                (Some(field.ty.named), 1, below)
            }
            Some((_, (field, Price::Linear { weight, items }))) => {
                self.add(sum, factor.saturating_mul(weight));
                (Some(field.ty.named), factor.saturating_mul(items), sum)
            }
            None => {
                self.add(sum, factor);
                (None, factor, sum)
            }
        };
        self.stack.extend(node.selection_set.map(|set| (set.selections, ty, factor, sum)));
    }

    fn add(&mut self, sum: SumId, cost: u64) {
        let own = &mut self.sums.own[sum as usize];
        *own = own.saturating_add(cost);
    }
}

impl Sums<'_> {
    /// Adds a sum that is a part of the one of a definition.
    fn add(&mut self, owner: SumId) -> SumId {
        self.own.push(0);
        self.owners.push(owner);
        self.own.len() as SumId - 1
    }

    /// The run of terms of every sum.
    pub(super) fn runs(&self) -> Vec<std::ops::Range<usize>> {
        let mut next = 0;
        let run = |sum: usize| {
            let start = next;
            next += self.terms[start..].iter().take_while(|term| term.above as usize == sum).count();
            start..next
        };
        (0..self.own.len()).map(run).collect()
    }
}
