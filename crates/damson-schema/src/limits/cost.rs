//! What an operation may cost: its fields, multiplied by the sizes that lists around them are taken to have.

use damson_syntax::ast::{Definition, Document, List, Selection};

use crate::fragments::Fragments;
use crate::type_system::Wrapper;
use crate::{Code, Diagnostic, TypeId, TypeRef, TypeSystem};

use super::{amount, expansion};

/// What operations may cost.
///
/// A field costs 1, and what is selected below a list of objects costs as much as [`list_size`](Self::list_size) times.
/// Introspection costs nothing: it has limits of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CostLimits {
    /// The cost of an operation.
    pub cost: u64,
    /// How many items a list of objects is taken to have.
    pub list_size: u64,
}

impl Default for CostLimits {
    fn default() -> Self {
        CostLimits { cost: 10_000, list_size: 5 }
    }
}

/// Checks that no operation costs too much; the cost of the most expensive one is the answer.
///
/// ```
/// use damson_schema::{CostLimits, TypeSystem, check_cost};
///
/// let types = TypeSystem::from_sdl("type Query { all: [Query] hello: String }").unwrap();
/// let document = damson_syntax::parse("{ all { all { hello } } }").unwrap();
/// assert_eq!(check_cost(&types, &document, &CostLimits::default()), Ok(1 + 5 + 25));
/// ```
pub fn check_cost(types: &TypeSystem, document: &Document, limits: &CostLimits) -> Result<u64, Diagnostic> {
    let costs = costs(types, document, limits);
    let mut highest = 0;
    for (definition, cost) in document.definitions().iter().zip(costs) {
        let Definition::Operation(operation) = definition else { continue };
        if cost > limits.cost {
            return Err(Diagnostic {
                code: Code::LimitCost,
                message: format!(
                    "The operation costs {}, taking lists for {} items long; the limit is {}. \
                     Ask for less at once, or raise `CostLimits::cost` on the server.",
                    amount(cost),
                    limits.list_size,
                    limits.cost
                ),
                locations: vec![document.location(operation.span.start())],
                rule: None,
            });
        }
        highest = highest.max(cost);
    }
    Ok(highest)
}

/// A selection set, the type it selects from, and how often it is taken to be answered.
type Frame = (List<Selection>, Option<TypeId>, u64);

struct Measure<'a> {
    types: &'a TypeSystem,
    document: &'a Document,
    list_size: u64,
    fragments: Fragments<'a>,
    costs: Vec<u64>,
    /// The places of the fragments spread, with how often each is answered: a run for every definition.
    targets: Vec<u32>,
    factors: Vec<u64>,
    ends: Vec<usize>,
}

/// The cost of every definition, in their order.
fn costs(types: &TypeSystem, document: &Document, limits: &CostLimits) -> Vec<u64> {
    let mut measure = Measure {
        types,
        document,
        list_size: limits.list_size,
        fragments: Fragments::new(document),
        costs: Vec::with_capacity(document.definitions().len()),
        targets: Vec::new(),
        factors: Vec::new(),
        ends: Vec::new(),
    };
    document.definitions().iter().for_each(|definition| measure.definition(definition));
    if !measure.targets.is_empty() {
        measure.add_fragments();
    }
    measure.costs
}

impl Measure<'_> {
    fn definition(&mut self, definition: &Definition) {
        let mut cost = 0_u64;
        let mut stack: Vec<Frame> = self.root(definition).into_iter().collect();
        while let Some((set, parent, factor)) = stack.pop() {
            for selection in &self.document[set] {
                match selection {
                    Selection::Field(field) => {
                        let name = &self.document[field.name];
                        if name.starts_with("__") {
                            continue;
                        }
                        cost = cost.saturating_add(factor);
                        let Some(set) = field.selection_set else { continue };
                        let ty = parent.and_then(|parent| self.types.field(parent, name)).map(|(_, field)| field.ty);
                        let factor = ty.map_or(factor, |ty| factor.saturating_mul(self.items(ty)));
                        stack.push((set.selections, ty.map(|ty| ty.named), factor));
                    }
                    Selection::InlineFragment(fragment) => {
                        let condition = fragment.type_condition.map(|name| self.types.id(&self.document[name]));
                        stack.push((fragment.selection_set.selections, condition.unwrap_or(parent), factor));
                    }
                    Selection::FragmentSpread(spread) => {
                        if let Some(target) = self.fragments.find(&self.document[spread.name]) {
                            self.targets.push(self.fragments.place(target) as u32);
                            self.factors.push(factor);
                        }
                    }
                }
            }
        }
        self.costs.push(cost);
        self.ends.push(self.targets.len());
    }

    fn root(&self, definition: &Definition) -> Option<Frame> {
        match definition {
            Definition::Operation(operation) => {
                Some((operation.selection_set.selections, self.types.root(operation.operation_type), 1))
            }
            Definition::Fragment(fragment) => {
                let condition = self.types.id(&self.document[fragment.type_condition]);
                Some((fragment.selection_set.selections, condition, 1))
            }
            _ => None,
        }
    }

    /// How many objects a field of this type is taken to give.
    fn items(&self, ty: TypeRef) -> u64 {
        let lists = ty.wrappers.iter().filter(|&wrapper| wrapper == Wrapper::List);
        lists.fold(1, |items, _| items.saturating_mul(self.list_size))
    }

    fn add_fragments(&mut self) {
        let run = |place: usize| if place == 0 { 0 } else { self.ends[place - 1] }..self.ends[place];
        for place in expansion::order(self.document, |place| &self.targets[run(place)]) {
            let spreads =
                run(place).map(|spread| self.factors[spread].saturating_mul(self.costs[self.targets[spread] as usize]));
            self.costs[place] = spreads.fold(self.costs[place], u64::saturating_add);
        }
    }
}
