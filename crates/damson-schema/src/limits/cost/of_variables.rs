//! The cost of an operation as a function of its variables: the sums that remain once all other costs are known.

use damson_syntax::ast::{Document, Operation};

use crate::coercion::{InputError, LiteralCoercion, VariableValues};
use crate::{Diagnostic, TypeSystem};

use super::price::{Failed, Priced};
use super::{Costs, Metric};

/// The cost of an operation once its variables have values. It is small, because all known costs are added up already.
#[derive(Clone, Debug)]
pub struct VariableCost {
    /// The sums, each after those that it adds; the last one is the operation's.
    sums: Box<[Sum]>,
    metric: Metric,
    limit: u64,
    operation: usize,
}

#[derive(Clone, Debug)]
struct Sum {
    known: u64,
    terms: Box<[Term]>,
}

#[derive(Clone, Debug)]
struct Term {
    below: Below,
    factor: u64,
    field: Option<Priced>,
}

/// The sum that a term adds.
#[derive(Clone, Copy, Debug)]
enum Below {
    Known(u64),
    Sum(u32),
}

impl VariableCost {
    /// The remaining sums of the operation at `place`, which is number `operation` of the operations.
    pub(super) fn new(
        costs: &Costs<'_>,
        place: usize,
        operation: usize,
        definition: &Operation,
    ) -> Result<Self, InputError> {
        let reached = reach(costs, place);
        let mut numbers = vec![None; costs.values.len()];
        let mut coercion = LiteralCoercion::of_valid(costs.types, costs.document, definition);
        let mut sums: Vec<Sum> = Vec::new();
        for &sum in costs.order.iter().filter(|&&sum| reached[sum]) {
            let terms = costs.open[sum].iter().map(|&term| {
                let term = &costs.sums.terms[term as usize];
                let below = term.below as usize;
                // Where fragments form a cycle, which validation refuses, a sum may come too late.
                let number = numbers[below].map_or(Below::Known(0), Below::Sum);
                let below = costs.values[below].map_or(number, Below::Known);
                let field = term.field.map(|field| Priced::new(&mut coercion, costs.types, costs.document, field));
                Ok(Term { below, factor: term.factor, field: field.transpose()? })
            });
            let terms = terms.collect::<Result<_, InputError>>()?;
            numbers[sum] = Some(sums.len() as u32);
            sums.push(Sum { known: costs.sums.own[sum], terms });
        }
        Ok(VariableCost { sums: sums.into(), metric: costs.metric, limit: costs.limit, operation })
    }

    /// The number of bytes on the heap.
    pub fn heap_size(&self) -> usize {
        let terms = self.sums.iter().flat_map(|sum| &sum.terms);
        let fields: usize = terms.filter_map(|term| term.field.as_ref()).map(Priced::heap_size).sum();
        let slices: usize = self.sums.iter().map(|sum| size_of_val(&*sum.terms)).sum();
        size_of_val(&*self.sums) + slices + fields
    }

    /// Checks the cost of the operation with these variables, and returns it.
    ///
    /// # Errors
    /// The operation costs too much, or a function that computes a cost panicked.
    pub fn check(
        &self,
        types: &TypeSystem,
        document: &Document,
        variables: &VariableValues,
    ) -> Result<u64, Diagnostic> {
        let cost = self.add_up(types, variables).map_err(|failed| failed.into_diagnostic(document))?;
        let operation = document.operations().nth(self.operation).expect("it is the cost of this document");
        self.metric.judge(document, operation, self.limit, cost)
    }

    fn add_up(&self, types: &TypeSystem, variables: &VariableValues) -> Result<u64, Failed> {
        let mut costs: Vec<u64> = Vec::with_capacity(self.sums.len());
        for sum in &self.sums {
            let mut cost = sum.known;
            for term in &sum.terms {
                let below = match term.below {
                    Below::Known(cost) => cost,
                    Below::Sum(sum) => costs[sum as usize],
                };
                let each = match &term.field {
                    Some(field) => field.cost(types, variables, self.metric, below)?,
                    None => below,
                };
                cost = cost.saturating_add(each.saturating_mul(term.factor));
            }
            costs.push(cost);
        }
        Ok(costs.last().copied().unwrap_or_default())
    }
}

/// Marks the sums that depend on variables and are reached from the one at `root`, itself included.
fn reach(costs: &Costs<'_>, root: usize) -> Vec<bool> {
    let mut reached = vec![false; costs.values.len()];
    let mut rest = vec![root];
    while let Some(sum) = rest.pop() {
        if costs.values[sum].is_none() && !std::mem::replace(&mut reached[sum], true) {
            let terms = costs.open[sum].iter().map(|&term| costs.sums.terms[term as usize].below as usize);
            rest.extend(terms);
        }
    }
    reached
}
