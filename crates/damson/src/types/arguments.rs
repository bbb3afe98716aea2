//! Arguments as Rust values, for the resolvers that the macros write.

use damson_schema::Value;

use super::{InputType, InputValueError, InputValueResult};
use crate::Error;
use crate::engine::{Cx, PlanField, Resolved};

impl<'a> Cx<'a> {
    /// The value of the argument with this index, as a Rust value.
    ///
    /// # Errors
    /// If the value given is not a `T`.
    #[inline]
    pub fn argument<T: InputType>(self, field: &'a PlanField, index: usize) -> Result<T, Error> {
        self.argument_with(field, index, T::parse)
    }

    /// The value of the argument with this index, read by `parse`. The macros name that function, so that a type that is not
    /// an input type is one error and not two.
    ///
    /// # Errors
    /// If the value given is not a `T`.
    #[inline]
    pub fn argument_with<T>(
        self,
        field: &'a PlanField,
        index: usize,
        parse: fn(Option<&Value>) -> InputValueResult<T>,
    ) -> Result<T, Error> {
        let value = self.argument_value(field, index)?;
        parse(value.as_deref()).map_err(|error| self.refuse(error, field, index))
    }

    /// The same, with the description of the error in place of the error: the value of the field.
    ///
    /// # Errors
    /// If the value given is not a `T`.
    #[inline]
    pub fn parameter<T>(
        self,
        field: &'a PlanField,
        index: usize,
        parse: fn(Option<&Value>) -> InputValueResult<T>,
    ) -> Result<T, Resolved<'a>> {
        self.argument_with(field, index, parse).map_err(Resolved::error)
    }

    #[cold]
    fn refuse<T>(self, error: InputValueError<T>, field: &'a PlanField, index: usize) -> Error {
        error.of_argument(&self.argument_name(field, index))
    }
}
