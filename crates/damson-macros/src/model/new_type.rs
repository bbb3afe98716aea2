//! A type that is a scalar by its inner value, or by functions.

use syn::{Member, Path, Type};

use super::Scalar;

/// A type that is the same scalar as the value inside, or a scalar with a name of its own.
pub(crate) struct NewType {
    pub(crate) scalar: Scalar,
    /// The value inside. Without one, both functions are there.
    pub(crate) inner: Option<Inner>,
    pub(crate) functions: ScalarFunctions,
}

/// The one value of a struct.
pub(crate) struct Inner {
    pub(crate) member: Member,
    pub(crate) ty: Type,
}

/// The functions that read and write the values of a scalar. A direction without one is that of the value inside.
pub(crate) struct ScalarFunctions {
    /// From the Rust value to that in a response.
    pub(crate) to_output: Option<Path>,
    /// From a client's value to the Rust value.
    pub(crate) from_input: Option<Path>,
}

impl ScalarFunctions {
    /// Whether there is a function for each direction, so that nothing is inherited.
    pub(crate) fn are_complete(&self) -> bool {
        self.to_output.is_some() && self.from_input.is_some()
    }

    /// Whether there is no function.
    pub(crate) fn are_absent(&self) -> bool {
        self.to_output.is_none() && self.from_input.is_none()
    }
}
