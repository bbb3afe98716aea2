//! Arguments as Rust values, for the resolvers that the macros write.

use damson_schema::Value;

use super::{InputType, InputValueResult};
use crate::Error;
use crate::engine::{Cx, PlanField};

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
        parse(value.as_deref()).map_err(|error| {
            let (coordinate, name) = (self.argument_coordinate(field, index), self.argument_name(field, index));
            error.of_argument(coordinate, None, name, Some(self.argument_secrets(field, index)))
        })
    }
}
