//! Views of lists.

use damson_schema::Value;

use super::{GivenArgument, ValueAccessor};
use crate::{Error, Result};

/// The items of a list.
#[derive(Clone, Copy, Debug)]
pub struct ListAccessor<'a> {
    pub(super) items: &'a [Value],
    /// The argument that the list is a part of.
    pub(super) argument: Option<GivenArgument<'a>>,
}

impl<'a> ListAccessor<'a> {
    /// The number of items.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// All items.
    pub fn iter(&self) -> impl Iterator<Item = ValueAccessor<'a>> + use<'a> {
        let argument = self.argument;
        self.items.iter().map(move |value| ValueAccessor { value, argument })
    }

    /// The item at `index`.
    pub fn get(&self, index: usize) -> Option<ValueAccessor<'a>> {
        self.items.get(index).map(|value| ValueAccessor { value, argument: self.argument })
    }

    /// The item at `index`.
    ///
    /// # Errors
    /// If the list has fewer items.
    pub fn try_get(&self, index: usize) -> Result<ValueAccessor<'a>> {
        let none = || Error::new(format!("There is no item {index} in a list of {}.", self.len()));
        self.get(index).ok_or_else(|| self.failed(none()))
    }

    /// The items from `start` up to `end`, without the one at `end`.
    ///
    /// # Errors
    /// If the list has fewer items.
    pub fn as_slice(&self, start: usize, end: usize) -> Result<ListAccessor<'a>> {
        let items = self.items.get(start..end);
        let none =
            || self.failed(Error::new(format!("There are no items {start} to {end} in a list of {}.", self.len())));
        items.map(|items| ListAccessor { items, ..*self }).ok_or_else(none)
    }

    fn failed(&self, error: Error) -> Error {
        match self.argument {
            Some(argument) => argument.error(None, error),
            None => error,
        }
    }

    /// The items themselves.
    pub fn as_values_slice(&self) -> &'a [Value] {
        self.items
    }
}
