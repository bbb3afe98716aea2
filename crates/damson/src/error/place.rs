//! The part of the document that an error is about, where that is not its whole field.

use super::PathSegment;

/// A place in the document.
#[derive(Debug)]
pub(crate) enum ErrorPlace {
    /// The node of the document that starts at this byte.
    Position(u32),
    /// A part of the value of an argument, which is looked up once there is a response.
    Argument(InArgument),
}

/// A part of the value of an argument.
#[derive(Debug)]
pub(crate) struct InArgument {
    /// The position of the directive that has the argument; none if the field has it.
    pub(crate) directive: Option<u32>,
    /// The argument's name.
    pub(crate) argument: String,
    /// The way from the argument's value to the part.
    pub(crate) path: Vec<PathSegment>,
}
