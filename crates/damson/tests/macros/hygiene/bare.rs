//! Types in modules without a prelude: no trait, type or macro of the standard library is in scope.

#![expect(dead_code, reason = "some types only have to compile")]

pub(crate) mod abstract_types;
pub(crate) mod inputs;
pub(crate) mod objects;
