//! Views of objects, and of all arguments of a field or directive.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use damson_schema::type_system::InputValue;
use damson_schema::{IndexMap, Name, TypeSystem, Value};

use super::{GivenArgument, ValueAccessor};
use crate::failures::ArgumentSecrets;
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
    /// All arguments of a field or directive.
    Arguments(ArgumentsOwner<'a>),
    /// An argument, or a part of it.
    Argument(GivenArgument<'a>),
}

/// The field or directive that takes arguments.
#[derive(Clone, Copy)]
pub(crate) struct ArgumentsOwner<'a> {
    /// The position of the directive; none if it is a field.
    pub(crate) directive: Option<u32>,
    pub(crate) types: &'a TypeSystem,
    pub(crate) definitions: &'a IndexMap<Arc<str>, InputValue>,
}

impl<'a> ArgumentsOwner<'a> {
    fn secrets(self, name: &str) -> Option<ArgumentSecrets<'a>> {
        self.definitions.get(name).map(|argument| ArgumentSecrets { types: self.types, argument })
    }
}

impl fmt::Debug for ArgumentsOwner<'_> {
    /// Without the type system, which is long.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ArgumentsOwner").field("directive", &self.directive).finish_non_exhaustive()
    }
}

impl<'a> ObjectAccessor<'a> {
    /// The arguments of a field or directive.
    pub(crate) fn of_arguments(arguments: IndexMap<Name, Value>, owner: ArgumentsOwner<'a>) -> Self {
        ObjectAccessor { fields: Cow::Owned(arguments), origin: Origin::Arguments(owner) }
    }

    /// The position of the directive that takes these arguments.
    pub(crate) fn directive(&self) -> Option<u32> {
        match self.origin {
            Origin::Arguments(owner) => owner.directive,
            _ => None,
        }
    }

    /// The secrets in the value of an argument, if these are all arguments of a field or directive.
    pub(crate) fn secrets(&self, name: &str) -> Option<ArgumentSecrets<'a>> {
        match self.origin {
            Origin::Arguments(owner) => owner.secrets(name),
            _ => None,
        }
    }

    fn accessor<'s>(&'s self, name: &'s Name, value: &'s Value) -> ValueAccessor<'s> {
        let argument = match self.origin {
            Origin::Other => None,
            Origin::Arguments(owner) => {
                Some(GivenArgument { directive: owner.directive, name, value, secrets: owner.secrets(name) })
            }
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
