//! The declared cost of a field. `limits/cost` measures operations by it.

use std::fmt;
use std::sync::Arc;

use crate::{IndexMap, Value};

use super::{Field, InputValue};

/// The cost of a field. A field without one costs 1, and its selection counts once for each of its items.
#[derive(Clone, Debug)]
pub struct FieldCost {
    /// The cost of the field itself, without its selection.
    pub weight: u64,
    /// The number of items that it gives.
    pub list_size: ListSize,
    /// A function for the whole cost and the whole complexity, in place of the other fields.
    pub compute: Option<ComputeCost>,
    /// The complexity of the field together with its selection; if none, 1 and the complexity of the selection.
    pub complexity: Option<u64>,
    /// All arguments of the field, if some of them are hidden: their default values count, too.
    pub(crate) all_arguments: Option<Arc<IndexMap<Arc<str>, InputValue>>>,
}

impl Default for FieldCost {
    fn default() -> Self {
        FieldCost { weight: 1, list_size: ListSize::default(), compute: None, complexity: None, all_arguments: None }
    }
}

impl FieldCost {
    /// The highest cost below a field that functions are given, so that it fits 64 bits when it is multiplied by an `Int`.
    pub const MOST_BELOW: u64 = u32::MAX as u64;

    /// A field with this cost, without its selection.
    pub fn weight(weight: u64) -> Self {
        FieldCost { weight, ..FieldCost::default() }
    }

    /// A field with this complexity together with its selection, and the same cost without it.
    pub fn complexity(complexity: u64) -> Self {
        FieldCost { complexity: Some(complexity), ..FieldCost::weight(complexity) }
    }

    /// A field whose cost is computed from its arguments and the cost of its selection; its complexity likewise.
    pub fn computed(compute: impl Fn(&CostArguments<'_>, u64) -> Option<u64> + Send + Sync + 'static) -> Self {
        FieldCost { compute: Some(ComputeCost(Arc::new(compute))), ..FieldCost::default() }
    }

    /// Whether the cost depends on arguments, or is computed by a function.
    pub(crate) fn is_computed(&self) -> bool {
        self.compute.is_some() || self.own_list_size().is_some_and(|size| !size.slicing_arguments.is_empty())
    }

    /// The size of the field's own list, unless the size is that of fields below it.
    pub(crate) fn own_list_size(&self) -> Option<&ListSize> {
        Some(&self.list_size).filter(|size| size.sized_fields.is_empty())
    }

    /// The size of the lists of fields below it.
    pub(crate) fn list_size_below(&self) -> Option<&ListSize> {
        Some(&self.list_size).filter(|size| !size.sized_fields.is_empty() && self.compute.is_none())
    }
}

/// The number of items that the outermost list of a field is assumed to have, or the lists of fields below it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ListSize {
    /// The number if no argument tells it; if none, [`CostLimits::list_size`](crate::CostLimits).
    pub assumed: Option<u64>,
    /// The arguments that tell the number; the largest one counts. A dot leads into an input object: `page.first`.
    pub slicing_arguments: Vec<Arc<str>>,
    /// The fields of the field's type whose lists are meant, such as a connection's `edges`; if none, the field's own list.
    pub sized_fields: Vec<Arc<str>>,
    /// Whether exactly one of the arguments must be given. If so, operations that give none, or several, are refused with
    /// the code `VALIDATION_FAILED`. If not, the assumed number or the largest argument counts.
    pub require_one_slicing_argument: bool,
}

/// A function that computes the cost of a field.
#[derive(Clone)]
pub struct ComputeCost(pub Arc<CostFn>);

/// Computes the cost of a field from its arguments and the cost of its selection, counted once. None says that an argument
/// is not a value of its type; then no resolver runs, and the field costs 1.
pub type CostFn = dyn Fn(&CostArguments<'_>, u64) -> Option<u64> + Send + Sync;

impl fmt::Debug for ComputeCost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ComputeCost")
    }
}

/// The coerced arguments of a field whose cost is computed.
#[derive(Debug)]
pub struct CostArguments<'a> {
    /// The arguments of the field whose cost it is. Their default values count for arguments that cannot be given, because
    /// they are hidden or unknown to the selected field of an interface.
    own: &'a IndexMap<Arc<str>, InputValue>,
    given: &'a dyn GivenArguments,
}

/// The arguments that were given where a field is selected.
pub(crate) trait GivenArguments: fmt::Debug {
    /// The value of an argument, if it has one; none around that if no argument of this name can be given.
    fn get(&self, name: &str) -> Option<Option<&Value>>;
}

impl<'a> CostArguments<'a> {
    pub(crate) fn new(field: &'a Field, given: &'a dyn GivenArguments) -> Self {
        let all = field.cost.as_ref().and_then(|cost| cost.all_arguments.as_deref());
        CostArguments { own: all.unwrap_or(&field.arguments), given }
    }

    /// The value of the argument with this name; none if it was not given and has no default value.
    pub fn get(&self, name: &str) -> Option<&'a Value> {
        self.given.get(name).unwrap_or_else(|| self.own.get(name)?.coerced_default.as_ref())
    }
}
