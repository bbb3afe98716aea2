//! The settings of a schema that hold for all of its requests. Knows no builder.

use damson_schema::ValidationOptions;
use damson_schema::coercion::InputLimits;

use crate::limits::Limits;

#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) limits: Limits,
    pub(crate) introspection: bool,
    pub(crate) introspection_only: bool,
    pub(crate) suggestions: bool,
    pub(crate) wide_integers: bool,
    pub(crate) incremental_delivery: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            limits: Limits::default(),
            introspection: true,
            introspection_only: false,
            suggestions: true,
            wide_integers: false,
            incremental_delivery: false,
        }
    }
}

impl Settings {
    pub(crate) fn validation(&self) -> ValidationOptions {
        ValidationOptions { suggestions: self.suggestions, ..ValidationOptions::default() }
    }

    pub(crate) fn input_limits(&self) -> InputLimits {
        InputLimits { suggest: self.suggestions, ..self.limits.variables }
    }
}
