//! `as = Type`: a type that stands in the schema for the author's type, which may be one of another crate.

use syn::Type;

/// The author's type of a value, and the type in the schema into which it is converted.
#[derive(Clone)]
pub(crate) struct StandIn {
    /// The author's type: `Option<Vec<Date>>`.
    pub(crate) rust: Type,
    /// The author's type inside the wrappers: `Date`.
    pub(crate) rust_inner: Type,
    /// The type in the schema inside the wrappers: `Day`.
    pub(crate) schema_inner: Type,
    /// The wrappers, from the outside to the inside.
    pub(crate) wrappers: Vec<Wrapper>,
}

/// A type around the values that are converted.
#[derive(Clone, Copy)]
pub(crate) enum Wrapper {
    Option,
    MaybeUndefined,
    Vec,
}
