//! The arguments of a field, for the function that computes its cost. An argument is evaluated when the function asks for it.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use crate::coercion::{ArgumentPlan, VariableValues};
use crate::type_system::{GivenArguments, InputValue};
use crate::{IndexMap, TypeSystem, Value};

/// The arguments given where the field is selected, which may be those of an interface's field.
#[derive(Debug)]
pub(super) struct Given<'a> {
    types: &'a TypeSystem,
    definitions: &'a IndexMap<Arc<str>, InputValue>,
    plans: &'a [ArgumentPlan],
    variables: &'a VariableValues,
    values: Box<[OnceCell<Option<Cow<'a, Value>>>]>,
    failed: Cell<bool>,
}

impl<'a> Given<'a> {
    pub(super) fn new(
        types: &'a TypeSystem,
        definitions: &'a IndexMap<Arc<str>, InputValue>,
        plans: &'a [ArgumentPlan],
        variables: &'a VariableValues,
    ) -> Self {
        let values = plans.iter().map(|_| OnceCell::new()).collect();
        Given { types, definitions, plans, variables, values, failed: Cell::new(false) }
    }

    fn evaluate(&self, index: usize) -> Option<Cow<'a, Value>> {
        self.plans[index].evaluate(self.types, &self.definitions[index], self.variables).unwrap_or_else(|_| {
            self.failed.set(true);
            None
        })
    }

    /// Whether an argument that was asked for is invalid. Then the field fails, and its resolver never runs.
    pub(super) fn failed(&self) -> bool {
        self.failed.get()
    }
}

impl GivenArguments for Given<'_> {
    fn get(&self, name: &str) -> Option<Option<&Value>> {
        let index = self.definitions.get_index_of(name)?;
        Some(self.values[index].get_or_init(|| self.evaluate(index)).as_deref())
    }
}
