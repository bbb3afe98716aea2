//! The cost of a field, as far as somebody says it. `limits/cost` measures operations by it.

use std::fmt;
use std::sync::Arc;

use crate::{IndexMap, Value};

use super::{Field, InputValue};

/// What a field costs. One of which nothing is said costs 1, and what is selected below it once for each of its items.
#[derive(Clone, Debug)]
pub struct FieldCost {
    /// What the field itself costs, without what is selected below it.
    pub weight: u64,
    /// How many items it gives.
    pub list_size: ListSize,
    /// Computes the whole cost, and the whole complexity; then the rest has no meaning.
    pub compute: Option<ComputeCost>,
    /// The whole complexity of the field, whatever is selected below it; none makes it 1 and the complexity of that.
    pub complexity: Option<u64>,
    /// All arguments of the field, where some of them are hidden: their defaults count, too.
    pub(crate) all_arguments: Option<Arc<IndexMap<Arc<str>, InputValue>>>,
}

impl Default for FieldCost {
    fn default() -> Self {
        FieldCost { weight: 1, list_size: ListSize::default(), compute: None, complexity: None, all_arguments: None }
    }
}

impl FieldCost {
    /// What functions are told at most of the cost below a field, so that multiplied by an `Int` it still fits 64 bits.
    pub const MOST_BELOW: u64 = u32::MAX as u64;

    /// A field that itself costs this much.
    pub fn weight(weight: u64) -> Self {
        FieldCost { weight, ..FieldCost::default() }
    }

    /// A field of this complexity, with all that is selected below it, which itself costs as much.
    pub fn complexity(complexity: u64) -> Self {
        FieldCost { complexity: Some(complexity), ..FieldCost::weight(complexity) }
    }

    /// A field whose cost, with all that is selected below it, is computed of its arguments and the cost of that; its
    /// complexity of the complexity of that.
    pub fn computed(compute: impl Fn(&CostArguments<'_>, u64) -> Option<u64> + Send + Sync + 'static) -> Self {
        FieldCost { compute: Some(ComputeCost(Arc::new(compute))), ..FieldCost::default() }
    }

    /// Whether the cost depends on arguments, or on more than a multiple of what is selected below.
    pub(crate) fn is_computed(&self) -> bool {
        self.compute.is_some() || self.own_list_size().is_some_and(|size| !size.slicing_arguments.is_empty())
    }

    /// How many items the field's own list has, unless what is said is said of fields below it.
    pub(crate) fn own_list_size(&self) -> Option<&ListSize> {
        Some(&self.list_size).filter(|size| size.sized_fields.is_empty())
    }

    /// How many items the lists of fields below it have.
    pub(crate) fn list_size_below(&self) -> Option<&ListSize> {
        Some(&self.list_size).filter(|size| !size.sized_fields.is_empty() && self.compute.is_none())
    }
}

/// How many items the outermost list of a field is taken to have, or those of fields below it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ListSize {
    /// The number where no argument tells it; none leaves it to [`CostLimits::list_size`](crate::CostLimits).
    pub assumed: Option<u64>,
    /// The arguments that tell it; of several the largest counts. A dot leads into an input object: `page.first`.
    pub slicing_arguments: Vec<Arc<str>>,
    /// The fields of the field's type whose lists these are, as a connection's `edges`; none if it is the field's own.
    pub sized_fields: Vec<Arc<str>>,
    /// Whether exactly one of the arguments must be given. Operations that give none, or several, are refused with the code
    /// `VALIDATION_FAILED`; without it, the assumed number counts or the largest.
    pub require_one_slicing_argument: bool,
}

/// Computes the cost of a field.
#[derive(Clone)]
pub struct ComputeCost(pub Arc<CostFn>);

/// Computes a cost of the arguments of a field and of what it costs to answer once what is selected below it.
/// None says that an argument is no value of its type; then no resolver runs, and the field costs 1.
pub type CostFn = dyn Fn(&CostArguments<'_>, u64) -> Option<u64> + Send + Sync;

impl fmt::Debug for ComputeCost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ComputeCost")
    }
}

/// The coerced arguments of a field whose cost is computed.
#[derive(Debug)]
pub struct CostArguments<'a> {
    /// The arguments of the field whose cost it is, for the defaults of what cannot be given: by the definition of an
    /// interface, or because it is hidden.
    own: &'a IndexMap<Arc<str>, InputValue>,
    given: &'a dyn GivenArguments,
}

/// The arguments that were given where a field is selected.
pub(crate) trait GivenArguments: fmt::Debug {
    /// The value of an argument, if it has one; none if no argument of this name can be given.
    fn get(&self, name: &str) -> Option<Option<&Value>>;
}

impl<'a> CostArguments<'a> {
    pub(crate) fn new(field: &'a Field, given: &'a dyn GivenArguments) -> Self {
        let all = field.cost.as_ref().and_then(|cost| cost.all_arguments.as_deref());
        CostArguments { own: all.unwrap_or(&field.arguments), given }
    }

    /// The value of the argument with this name; none if nothing was given and there is no default.
    pub fn get(&self, name: &str) -> Option<&'a Value> {
        self.given.get(name).unwrap_or_else(|| self.own.get(name)?.coerced_default.as_ref())
    }
}
