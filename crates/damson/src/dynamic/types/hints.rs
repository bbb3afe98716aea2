//! What the server is told of a field or type that no client sees: what it costs.

use damson_schema::type_system::FieldCost;

/// What is said of a field beside its type.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hints {
    pub(crate) cost: Option<FieldCost>,
}

/// The methods for what a field costs, for a type with a member `hints`.
macro_rules! cost_methods {
    () => {
        /// Sets what the field itself costs, without what is selected below it: 1 if not set.
        #[must_use]
        pub fn cost(mut self, cost: u64) -> Self {
            self.hints.cost = Some(damson_schema::type_system::FieldCost::weight(cost));
            self
        }

        /// Sets what computes the whole cost of the field, of its arguments and the cost of what is selected below it.
        ///
        /// See [`SchemaBuilder::complexity`](crate::dynamic::SchemaBuilder::complexity).
        #[must_use]
        pub fn complexity<F>(mut self, complexity: F) -> Self
        where
            F: Fn(&crate::dynamic::ComplexityArguments<'_>, u64) -> u64 + Send + Sync + 'static,
        {
            self.hints.cost = Some(crate::dynamic::complexity::computed(complexity));
            self
        }
    };
}

pub(super) use cost_methods;
