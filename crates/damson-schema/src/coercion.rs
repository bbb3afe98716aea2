//! Input coercion: from literals and variables to the values that resolvers see.
//! See [Input Coercion](https://spec.graphql.org/September2026/#sec-Scalars.Input-Coercion) and
//! [Coercing Variable Values](https://spec.graphql.org/September2026/#sec-Coercing-Variable-Values).
//!
//! All that is given is checked once, in `check`, whichever way it is given: what passed is converted.
//! Literals are converted in two steps: a [`LiteralCoercion`] makes a [`Template`] of them once per plan, which is a
//! constant unless there are variables in it; the template gives the value for the variables of one request.

mod arguments;
pub(crate) mod check;
mod error;
pub(crate) mod given;
mod inspect;
mod leaf;
mod literal;
pub(crate) mod path;
pub(crate) mod print;
mod template;
pub(crate) mod untyped;
pub(crate) mod value;
mod variables;
pub(crate) mod wrong;

pub use arguments::ArgumentPlan;
pub use error::InputError;
pub use literal::LiteralCoercion;
pub use path::{Shown, Step};
pub use template::{ObjectTemplate, ScalarTemplate, Template, VariableUse};
pub use variables::{InputLimits, VariableValues, coerce_variable_values};
