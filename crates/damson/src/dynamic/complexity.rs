//! Complexities as closures, and their arguments. Does not know resolvers.

use std::fmt;

use damson_schema::type_system::FieldCost;
use damson_schema::{CostArguments, Value};

use super::ValueAccessor;
use crate::{Error, Result};

/// The arguments of a field whose complexity is computed: those that were given or have a default.
#[derive(Clone, Copy)]
pub struct ComplexityArguments<'a>(&'a (dyn Lookup + 'a));

/// Finds arguments. The trait hides a lifetime that authors need not know.
trait Lookup {
    fn get(&self, name: &str) -> Option<&Value>;
}

impl Lookup for CostArguments<'_> {
    fn get(&self, name: &str) -> Option<&Value> {
        CostArguments::get(self, name)
    }
}

impl<'a> ComplexityArguments<'a> {
    /// The value of the argument `name`.
    pub fn get(&self, name: &str) -> Option<ValueAccessor<'a>> {
        self.0.get(name).map(ValueAccessor::new)
    }

    /// The value of the argument `name`.
    ///
    /// # Errors
    /// If the argument has no value.
    pub fn try_get(&self, name: &str) -> Result<ValueAccessor<'a>> {
        self.get(name).ok_or_else(|| Error::new(format!("Nothing was given for \"{name}\".")))
    }
}

impl fmt::Debug for ComplexityArguments<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ComplexityArguments")
    }
}

/// The cost that a closure computes.
pub(super) fn computed<F>(complexity: F) -> FieldCost
where
    F: Fn(&ComplexityArguments<'_>, u64) -> u64 + Send + Sync + 'static,
{
    FieldCost::computed(move |arguments, below| Some(complexity(&ComplexityArguments(arguments), below)))
}
