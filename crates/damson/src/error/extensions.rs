//! Further entries of an error, and the traits that add them.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use damson_schema::Value;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Error, ErrorPlace, Result};

/// The `extensions` of an error: a map from names to values.
///
/// The place that the error is about travels beside the entries, and not as a field of [`Error`] and
/// [`ServerError`](super::ServerError), so that all of their fields are public and can be written as a literal.
#[derive(Clone, Debug, Default)]
pub struct ErrorExtensionValues {
    /// Ascending by name. Takes less room in an error than a map does.
    entries: Vec<(String, Value)>,
    /// The place in the document that the error is about; none: its field.
    pub(super) place: Option<Arc<ErrorPlace>>,
}

impl ErrorExtensionValues {
    fn find(&self, name: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|(own, _)| own.as_str().cmp(name))
    }

    /// Sets the entry `name`.
    pub fn set(&mut self, name: impl AsRef<str>, value: impl Into<Value>) {
        match self.find(name.as_ref()) {
            Ok(index) => self.entries[index].1 = value.into(),
            Err(index) => self.entries.insert(index, (name.as_ref().to_owned(), value.into())),
        }
    }

    /// Removes the entry `name`.
    pub fn unset(&mut self, name: impl AsRef<str>) {
        if let Ok(index) = self.find(name.as_ref()) {
            self.entries.remove(index);
        }
    }

    /// The entry `name`.
    pub fn get(&self, name: impl AsRef<str>) -> Option<&Value> {
        self.find(name.as_ref()).ok().map(|index| &self.entries[index].1)
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The same entries without the place, once that has become lines and columns; none if there are no entries.
    pub(crate) fn into_entries(self) -> Option<Self> {
        (!self.is_empty()).then_some(ErrorExtensionValues { place: None, ..self })
    }
}

impl Serialize for ErrorExtensionValues {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.entries.iter().map(|(name, value)| (name, value)))
    }
}

impl<'de> Deserialize<'de> for ErrorExtensionValues {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries = BTreeMap::deserialize(deserializer)?;
        Ok(ErrorExtensionValues { entries: entries.into_iter().collect(), place: None })
    }
}

impl PartialEq for ErrorExtensionValues {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

/// The extensions of an error, if they have entries.
pub(super) fn entries(extensions: &Option<ErrorExtensionValues>) -> Option<&ErrorExtensionValues> {
    extensions.as_ref().filter(|extensions| !extensions.is_empty())
}

/// Whether an error has no entries to write.
pub(super) fn has_none(extensions: &Option<ErrorExtensionValues>) -> bool {
    entries(extensions).is_none()
}

/// Errors that can carry `extensions`.
pub trait ErrorExtensions: Sized {
    /// Converts the error to an [`Error`].
    fn extend(&self) -> Error;

    /// Converts the error to an [`Error`] with the `extensions` that `extend` sets.
    fn extend_with<C>(self, extend: C) -> Error
    where
        C: FnOnce(&Self, &mut ErrorExtensionValues),
    {
        let mut error = self.extend();
        extend(&self, error.extensions.get_or_insert_with(Default::default));
        error
    }
}

impl ErrorExtensions for Error {
    fn extend(&self) -> Error {
        self.clone()
    }
}

impl<E: Display> ErrorExtensions for &E {
    fn extend(&self) -> Error {
        Error::new(self.to_string())
    }
}

/// Adds `extensions` to the error of a result.
pub trait ResultExt<T, E>: Sized {
    /// Converts the error to an [`Error`] with the `extensions` that `extend` sets.
    fn extend_err<C>(self, extend: C) -> Result<T>
    where
        C: FnOnce(&E, &mut ErrorExtensionValues);

    /// Converts the error to an [`Error`].
    fn extend(self) -> Result<T>;
}

impl<T, E: ErrorExtensions + Send + Sync + 'static> ResultExt<T, E> for std::result::Result<T, E> {
    fn extend_err<C>(self, extend: C) -> Result<T>
    where
        C: FnOnce(&E, &mut ErrorExtensionValues),
    {
        self.map_err(|error| error.extend_with(extend))
    }

    fn extend(self) -> Result<T> {
        self.map_err(|error| error.extend())
    }
}
