//! The arguments of a field, for the function that computes its cost. Only those that it asks for are evaluated.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use crate::coercion::{ArgumentPlan, VariableValues};
use crate::type_system::{Field, InputValue};
use crate::{IndexMap, TypeSystem, Value};

/// The coerced arguments of a field whose cost is computed.
#[derive(Debug)]
pub struct CostArguments<'a> {
    /// Those of the field whose cost it is, for the defaults of what cannot be given: by the definition of an interface,
    /// or because it is hidden.
    own: &'a IndexMap<Arc<str>, InputValue>,
    given: &'a Given<'a>,
}

impl<'a> CostArguments<'a> {
    pub(super) fn new(field: &'a Field, given: &'a Given<'a>) -> Self {
        let all = field.cost.as_ref().and_then(|cost| cost.all_arguments.as_deref());
        CostArguments { own: all.unwrap_or(&field.arguments), given }
    }

    /// The value of the argument with this name; none if nothing was given and there is no default.
    pub fn get(&self, name: &str) -> Option<&'a Value> {
        match self.given.definitions.get_index_of(name) {
            Some(index) => self.given.get(index),
            None => self.own.get(name)?.coerced_default.as_ref(),
        }
    }
}

/// What was given where the field is selected, which may be by the definition of an interface.
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

    fn get(&self, index: usize) -> Option<&Value> {
        self.values[index].get_or_init(|| self.evaluate(index)).as_deref()
    }

    fn evaluate(&self, index: usize) -> Option<Cow<'a, Value>> {
        self.plans[index].evaluate(self.types, &self.definitions[index], self.variables).unwrap_or_else(|_| {
            self.failed.set(true);
            None
        })
    }

    /// Whether an argument that was asked for is wrong: then the field itself fails, and its resolver never runs.
    pub(super) fn failed(&self) -> bool {
        self.failed.get()
    }
}
