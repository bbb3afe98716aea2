//! The cost of an operation: the sum of its fields, each multiplied by the assumed sizes of the lists around it. The
//! complexity is the same sum without the sizes of lists.

use damson_syntax::ast::{Definition, Document, Operation};

use crate::coercion::{InputError, LiteralCoercion, VariableValues};
use crate::{Diagnostic, TypeSystem, Valid};

use super::expansion;

mod arguments;
mod measure;
mod metric;
mod of_variables;
mod price;
mod slicing;

use measure::{SumId, Sums, Term};
use metric::Metric;
pub use of_variables::VariableCost;
use price::Priced;

/// The limits on the cost of operations.
///
/// A field costs 1 unless its [`FieldCost`](crate::type_system::FieldCost) says otherwise. The selection below a list of
/// objects costs [`list_size`](Self::list_size) times as much. Introspection costs nothing: it has limits of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CostLimits {
    /// The highest cost of an operation.
    pub cost: u64,
    /// The number of items that a list of objects is assumed to have, unless its field says otherwise.
    pub list_size: u64,
}

impl Default for CostLimits {
    fn default() -> Self {
        CostLimits { cost: 10_000, list_size: 5 }
    }
}

/// Checks that no operation costs too much, and returns the cost of the most expensive one.
///
/// Operations whose cost depends on variables are left out: check those with [`Costs::operation`].
///
/// ```
/// use damson_schema::{CostLimits, TypeSystem, ValidationOptions, check_cost, validate};
///
/// let types = TypeSystem::from_sdl("type Query { all: [Query] hello: String }").unwrap();
/// let document = damson_syntax::parse("{ all { all { hello } } }").unwrap();
/// let document = validate(&types, document, &ValidationOptions::default()).unwrap();
/// assert_eq!(check_cost(&types, &document, &CostLimits::default()), Ok(1 + 5 + 25));
/// ```
pub fn check_cost(types: &TypeSystem, document: &Valid<Document>, limits: &CostLimits) -> Result<u64, Diagnostic> {
    Costs::check(types, document, limits).map(|costs| costs.highest())
}

/// The cost of an operation.
#[derive(Clone, Debug)]
pub enum OperationCost {
    /// The cost, with any variables.
    Known(u64),
    /// A cost that depends on variables.
    OfVariables(Box<VariableCost>),
}

impl OperationCost {
    /// The cost of an operation with these variables.
    ///
    /// # Errors
    /// The operation costs too much, or a function that computes a cost panicked.
    pub fn check(
        &self,
        types: &TypeSystem,
        document: &Document,
        variables: &VariableValues,
    ) -> Result<u64, Diagnostic> {
        match self {
            OperationCost::Known(cost) => Ok(*cost),
            OperationCost::OfVariables(cost) => cost.check(types, document, variables),
        }
    }

    /// The number of bytes on the heap.
    pub fn heap_size(&self) -> usize {
        match self {
            OperationCost::Known(_) => 0,
            OperationCost::OfVariables(cost) => size_of_val(&**cost) + cost.heap_size(),
        }
    }
}

/// The costs of the definitions of a document.
pub struct Costs<'d> {
    types: &'d TypeSystem,
    document: &'d Valid<Document>,
    metric: Metric,
    limit: u64,
    /// The cost of every sum; none where it depends on variables.
    values: Vec<Option<u64>>,
    /// The sums. Their own costs include the known terms.
    sums: Sums<'d>,
    /// For every sum, its terms that depend on variables.
    open: Vec<Vec<u32>>,
    /// The sums, each after those that it adds.
    order: Vec<usize>,
}

impl std::fmt::Debug for Costs<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Costs").field("values", &self.values).finish_non_exhaustive()
    }
}

impl<'d> Costs<'d> {
    /// Measures a valid document, and checks all operations whose costs do not depend on variables.
    ///
    /// # Errors
    /// An operation costs too much, or a function that computes a cost panicked.
    pub fn check(
        types: &'d TypeSystem,
        document: &'d Valid<Document>,
        limits: &CostLimits,
    ) -> Result<Self, Diagnostic> {
        Costs::measure(types, document, Metric::Cost { list_size: limits.list_size }, limits.cost)
    }

    /// Like [`check`](Self::check), for the complexity of operations: the number of their fields. A list counts as one
    /// object, and a field with a complexity of its own counts as that number.
    ///
    /// # Errors
    /// An operation is too complex, or a function that computes a complexity panicked.
    pub fn check_complexity(
        types: &'d TypeSystem,
        document: &'d Valid<Document>,
        limit: u64,
    ) -> Result<Self, Diagnostic> {
        Costs::measure(types, document, Metric::Complexity, limit)
    }

    fn measure(
        types: &'d TypeSystem,
        document: &'d Valid<Document>,
        metric: Metric,
        limit: u64,
    ) -> Result<Self, Diagnostic> {
        let sums = measure::sums(types, document, metric);
        let (values, open, order) = (Vec::new(), Vec::new(), Vec::new());
        let mut costs = Costs { types, document, metric, limit, values, sums, open, order };
        costs.sum_up()?;
        for (place, operation) in operations(document) {
            if let Some(cost) = costs.values[place] {
                metric.judge(document, operation, limit, cost)?;
            }
        }
        Ok(costs)
    }

    /// The highest cost of the operations whose costs do not depend on variables.
    pub fn highest(&self) -> u64 {
        operations(self.document).filter_map(|(place, _)| self.values[place]).max().unwrap_or_default()
    }

    /// The cost of the operation with this number among the operations.
    ///
    /// # Errors
    /// The default values of the operation hold too many values.
    ///
    /// # Panics
    /// If there are fewer operations.
    pub fn operation(&self, operation: usize) -> Result<OperationCost, Diagnostic> {
        let (place, definition) = operations(self.document).nth(operation).expect("the caller found the operation");
        match self.values[place] {
            Some(cost) => Ok(OperationCost::Known(cost)),
            None => {
                let cost = VariableCost::new(self, place, operation, definition);
                Ok(OperationCost::OfVariables(Box::new(cost.map_err(|error| self.diagnostic(error))?)))
            }
        }
    }

    fn sum_up(&mut self) -> Result<(), Diagnostic> {
        if self.sums.terms.is_empty() {
            self.values = self.sums.own.iter().copied().map(Some).collect();
            return Ok(());
        }
        let runs = self.sums.runs();
        let targets: Vec<SumId> = self.sums.terms.iter().map(|term| term.below).collect();
        self.order = expansion::order(runs.len(), |sum| &targets[runs[sum].clone()]);
        self.values = vec![Some(0); runs.len()];
        self.open = vec![Vec::new(); runs.len()];
        // One bound holds for the default values of all definitions, because all definitions are measured.
        let mut coercion = LiteralCoercion::of_checked(self.types, self.document);
        for place in 0..self.order.len() {
            let sum = self.order[place];
            for term in runs[sum].clone() {
                match self.term(&self.sums.terms[term], &mut coercion)? {
                    Some(cost) => self.sums.own[sum] = self.sums.own[sum].saturating_add(cost),
                    None => self.open[sum].push(term as u32),
                }
            }
            self.values[sum] = self.open[sum].is_empty().then_some(self.sums.own[sum]);
        }
        Ok(())
    }

    /// The cost that a term adds, if it depends on no variable.
    fn term(&self, term: &Term<'_>, coercion: &mut LiteralCoercion<'_>) -> Result<Option<u64>, Diagnostic> {
        let below = self.values[term.below as usize];
        let cost = match term.field {
            None => below,
            Some(field) => {
                let priced =
                    Priced::new(coercion, self.types, self.document, field).map_err(|error| self.diagnostic(error))?;
                let below = below.filter(|_| priced.is_constant());
                let none = VariableValues::default();
                let cost = below.map(|below| priced.cost(self.types, &none, self.metric, below));
                cost.transpose().map_err(|failed| failed.into_diagnostic(self.document))?
            }
        };
        Ok(cost.map(|cost| cost.saturating_mul(term.factor)))
    }

    fn diagnostic(&self, error: InputError) -> Diagnostic {
        error.into_diagnostic(self.document)
    }
}

/// The operations with their places among the definitions.
fn operations(document: &Document) -> impl Iterator<Item = (usize, &Operation)> {
    document.definitions().iter().enumerate().filter_map(|(place, definition)| match definition {
        Definition::Operation(operation) => Some((place, operation)),
        _ => None,
    })
}
