//! The type system as data, with validation of operations, coercion of values, SDL and introspection.
//!
//! Synchronous and free of IO, for the server, the client's code generator and the command line alike. Knows no resolvers:
//! `damson` says how a field gets its value.

pub mod build;
mod check;
pub mod coercion;
mod diagnostic;
mod fault;
mod finish;
mod fragments;
mod hiding;
mod introspection;
mod limits;
mod names;
mod read;
mod repeated_fields;
mod sdl;
pub mod secrets;
mod suggestion;
pub mod type_system;
#[doc(hidden)]
pub mod user_code;
mod validation;
pub mod value;
mod warnings;

pub use build::TypeSystemBuilder;
pub use diagnostic::{Code, Diagnostic};
pub use fault::{SchemaError, SchemaErrors};
pub use limits::{
    CostLimits, Costs, DocumentLimits, ExpandedSize, OperationCost, VariableCost, check_cost, check_limits, check_sizes,
};
pub use sdl::SdlOptions;
pub use suggestion::did_you_mean;
pub use type_system::{
    Coordinate, CostArguments, MissingPart, SchemaPart, TypeId, TypeRef, TypeSystem, Wrappers, is_built_in_scalar,
};
pub use validation::{RULES, ValidationOptions, validate};
pub use value::{Name, Number, Value};
pub use warnings::SchemaWarning;

/// An insertion-ordered map with a hasher that clients cannot predict.
pub type IndexMap<K, V> = indexmap::IndexMap<K, V, foldhash::fast::RandomState>;

/// A hash map with a hasher that clients cannot predict.
pub type HashMap<K, V> = std::collections::HashMap<K, V, foldhash::fast::RandomState>;

/// A hash set with a hasher that clients cannot predict.
pub(crate) type HashSet<T> = std::collections::HashSet<T, foldhash::fast::RandomState>;

/// Proof that a value has passed its checks; only the check itself creates one.
#[derive(Clone, Copy, Debug)]
pub struct Valid<T>(T);

impl<T> Valid<T> {
    /// Marks `checked` as valid.
    pub(crate) fn new(checked: T) -> Self {
        Valid(checked)
    }

    /// The value without its proof.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl Valid<damson_syntax::ast::Document> {
    /// Frees the memory that parsing reserved and did not use, for documents that are kept.
    pub fn shrink_to_fit(&mut self) {
        self.0.shrink_to_fit();
    }
}

impl<T> std::ops::Deref for Valid<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
