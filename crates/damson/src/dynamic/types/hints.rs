//! What the server is told of a field or type that no client sees: what it costs, how long it may be kept.

use damson_schema::type_system::{CacheControl, FieldCost};

/// What is said of a field or type.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hints {
    pub(crate) cost: Option<FieldCost>,
    pub(crate) cache_control: Option<CacheControl>,
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

/// The method for how long a field or type may be kept, for a type with a member `hints`.
macro_rules! cache_control_method {
    () => {
        /// Sets how long it may be kept; see [`CacheControl`](crate::CacheControl).
        #[must_use]
        pub fn cache_control(mut self, cache_control: crate::CacheControl) -> Self {
            self.hints.cache_control = Some(cache_control);
            self
        }
    };
}

pub(super) use {cache_control_method, cost_methods};
