//! Views of objects, and of all arguments of a field or directive.

use std::borrow::Cow;

use damson_schema::{IndexMap, Name, Value};

use super::{GivenArgument, ValueAccessor};
use crate::{Error, Result};

/// The fields of an object, or the arguments of a field: those that are given or have a default.
#[derive(Clone, Debug)]
pub struct ObjectAccessor<'a> {
    pub(super) fields: Cow<'a, IndexMap<Name, Value>>,
    pub(super) origin: Origin<'a>,
}

/// The origin of the entries of an object.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin<'a> {
    /// A value that is not an argument.
    Other,
    /// All arguments of a field, or of the directive at this position.
    Arguments(Option<u32>),
    /// An argument, or a part of it.
    Argument(GivenArgument<'a>),
}

impl<'a> ObjectAccessor<'a> {
    /// The arguments of a field, or of the directive at this position.
    pub(crate) fn of_arguments(arguments: IndexMap<Name, Value>, directive: Option<u32>) -> Self {
        ObjectAccessor { fields: Cow::Owned(arguments), origin: Origin::Arguments(directive) }
    }

    /// The position of the directive that takes these arguments.
    pub(crate) fn directive(&self) -> Option<u32> {
        match self.origin {
            Origin::Arguments(directive) => directive,
            _ => None,
        }
    }

    fn accessor<'s>(&'s self, name: &'s Name, value: &'s Value) -> ValueAccessor<'s> {
        let argument = match self.origin {
            Origin::Other => None,
            Origin::Arguments(directive) => Some(GivenArgument { directive, name, value }),
            Origin::Argument(argument) => Some(argument),
        };
        ValueAccessor { value, argument }
    }

    /// The value with this name.
    pub fn get(&self, name: &str) -> Option<ValueAccessor<'_>> {
        self.fields.get_key_value(name).map(|(name, value)| self.accessor(name, value))
    }

    /// The value with this name.
    ///
    /// # Errors
    /// If there is no such value.
    pub fn try_get(&self, name: &str) -> Result<ValueAccessor<'_>> {
        self.get(name).ok_or_else(|| {
            let error = Error::new(format!("Nothing was given for \"{name}\"."));
            match self.origin {
                Origin::Argument(argument) => argument.error(None, error),
                _ => error,
            }
        })
    }

    /// All names with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&Name, ValueAccessor<'_>)> + '_ {
        self.fields.iter().map(|(name, value)| (name, self.accessor(name, value)))
    }

    /// All names.
    pub fn keys(&self) -> impl Iterator<Item = &Name> + '_ {
        self.fields.keys()
    }

    /// All values.
    pub fn values(&self) -> impl Iterator<Item = ValueAccessor<'_>> + '_ {
        self.iter().map(|(_, value)| value)
    }

    /// The number of values.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The map itself.
    pub fn as_index_map(&self) -> &IndexMap<Name, Value> {
        &self.fields
    }
}
