//! The names of the definitions that every type system has.

/// The names of the scalars that every type system has. See [Scalars](https://spec.graphql.org/September2026/#sec-Scalars.Built-in-Scalars).
pub const BUILT_IN_SCALARS: [&str; 5] = ["String", "Int", "Float", "Boolean", "ID"];

/// Whether this is the name of one of the [`BUILT_IN_SCALARS`].
pub fn is_built_in_scalar(name: &str) -> bool {
    BUILT_IN_SCALARS.contains(&name)
}

/// The types of introspection.
pub(crate) const INTROSPECTION_TYPES: [&str; 8] = [
    "__Schema",
    "__Type",
    "__TypeKind",
    "__Field",
    "__InputValue",
    "__EnumValue",
    "__Directive",
    "__DirectiveLocation",
];

/// Whether a type with this name is built in, so that a definition of it is ignored.
pub(crate) fn is_built_in(name: &str) -> bool {
    is_built_in_scalar(name) || INTROSPECTION_TYPES.contains(&name)
}

/// Whether a directive with this name needs no definition; those of incremental delivery do.
pub(crate) fn is_specified_directive(name: &str) -> bool {
    matches!(name, "skip" | "include" | "deprecated" | "specifiedBy" | "oneOf")
}
