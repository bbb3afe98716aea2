//! Input coercion: from literals and variables to the values that resolvers see.
//! See [Input Coercion](https://spec.graphql.org/September2026/#sec-Scalars.Input-Coercion) and
//! [Coercing Variable Values](https://spec.graphql.org/September2026/#sec-Coercing-Variable-Values).

mod inspect;
pub(crate) mod leaf;
pub(crate) mod path;
pub(crate) mod untyped;
pub(crate) mod value;
