//! Input that tells absence from null, under Juniper's names.

use damson_schema::Value;

use super::named::named;
use super::{InputType, InputValueError, InputValueResult, MaybeUndefined, OutputType};
use crate::engine::{LeafWriter, Resolved};

/// A nullable argument or input field that tells whether it was given at all: [`MaybeUndefined`] under Juniper's names.
///
/// ```
/// use damson::Nullable;
///
/// fn rename(name: Nullable<String>, current: Option<String>) -> Option<String> {
///     name.explicit().unwrap_or(current)
/// }
/// assert_eq!(rename(Nullable::ImplicitNull, Some("Ada".into())), Some("Ada".into()));
/// assert_eq!(rename(Nullable::ExplicitNull, Some("Ada".into())), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// Nothing was given.
    #[default]
    ImplicitNull,
    /// Null was given.
    ExplicitNull,
    /// A value was given.
    Some(T),
}

impl<T> Nullable<T> {
    /// Whether null was given.
    pub const fn is_explicit_null(&self) -> bool {
        matches!(self, Nullable::ExplicitNull)
    }

    /// Whether nothing was given.
    pub const fn is_implicit_null(&self) -> bool {
        matches!(self, Nullable::ImplicitNull)
    }

    /// Whether a value was given.
    pub const fn is_some(&self) -> bool {
        matches!(self, Nullable::Some(_))
    }

    /// Whether no value was given.
    pub const fn is_null(&self) -> bool {
        !self.is_some()
    }

    /// Converts from `&Nullable<T>` to `Nullable<&T>`.
    pub const fn as_ref(&self) -> Nullable<&T> {
        match self {
            Nullable::ImplicitNull => Nullable::ImplicitNull,
            Nullable::ExplicitNull => Nullable::ExplicitNull,
            Nullable::Some(value) => Nullable::Some(value),
        }
    }

    /// Converts from `&mut Nullable<T>` to `Nullable<&mut T>`.
    pub const fn as_mut(&mut self) -> Nullable<&mut T> {
        match self {
            Nullable::ImplicitNull => Nullable::ImplicitNull,
            Nullable::ExplicitNull => Nullable::ExplicitNull,
            Nullable::Some(value) => Nullable::Some(value),
        }
    }

    /// The value given.
    ///
    /// # Panics
    /// If no value was given.
    #[track_caller]
    pub fn expect(self, message: &str) -> T {
        self.some().expect(message)
    }

    /// The value given, or else this one.
    pub fn unwrap_or(self, default: T) -> T {
        self.some().unwrap_or(default)
    }

    /// The value given, or else the one that a function makes.
    pub fn unwrap_or_else(self, default: impl FnOnce() -> T) -> T {
        self.some().unwrap_or_else(default)
    }

    /// Applies a function to the value given, if there is one.
    pub fn map<U>(self, map: impl FnOnce(T) -> U) -> Nullable<U> {
        MaybeUndefined::from(self).map_value(map).into()
    }

    /// Applies a function to the value given, or else gives this one.
    pub fn map_or<U>(self, default: U, map: impl FnOnce(T) -> U) -> U {
        self.some().map_or(default, map)
    }

    /// Applies a function to the value given, or else gives the value that another function makes.
    pub fn map_or_else<U>(self, default: impl FnOnce() -> U, map: impl FnOnce(T) -> U) -> U {
        self.some().map_or_else(default, map)
    }

    /// The value given, or else this error.
    ///
    /// # Errors
    /// If no value was given.
    pub fn ok_or<E>(self, error: E) -> Result<T, E> {
        self.some().ok_or(error)
    }

    /// The value given, or else the error that a function makes.
    ///
    /// # Errors
    /// If no value was given.
    pub fn ok_or_else<E>(self, error: impl FnOnce() -> E) -> Result<T, E> {
        self.some().ok_or_else(error)
    }

    /// Itself if a value was given, or else the other.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.is_some() { self } else { other }
    }

    /// Itself if a value was given, or else the other, which a function makes.
    #[must_use]
    pub fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        if self.is_some() { self } else { other() }
    }

    /// Replaces the input by a value, and gives the old input.
    #[must_use]
    pub const fn replace(&mut self, value: T) -> Self {
        std::mem::replace(self, Nullable::Some(value))
    }

    /// The value given, if there is one.
    pub fn some(self) -> Option<T> {
        MaybeUndefined::from(self).take()
    }

    /// Converts to options: `None` if nothing was given, `Some(None)` if null was.
    pub fn explicit(self) -> Option<Option<T>> {
        MaybeUndefined::from(self).into()
    }
}

impl<T: Clone> Nullable<&T> {
    /// Copies the value.
    pub fn copied(self) -> Nullable<T>
    where
        T: Copy,
    {
        self.map(|value| *value)
    }

    /// Clones the value.
    pub fn cloned(self) -> Nullable<T> {
        self.map(T::clone)
    }
}

impl<T: Clone> Nullable<&mut T> {
    /// Copies the value.
    pub fn copied(self) -> Nullable<T>
    where
        T: Copy,
    {
        self.map(|value| *value)
    }

    /// Clones the value.
    pub fn cloned(self) -> Nullable<T> {
        self.map(|value| value.clone())
    }
}

impl<T> From<Nullable<T>> for MaybeUndefined<T> {
    fn from(given: Nullable<T>) -> Self {
        match given {
            Nullable::ImplicitNull => MaybeUndefined::Undefined,
            Nullable::ExplicitNull => MaybeUndefined::Null,
            Nullable::Some(value) => MaybeUndefined::Value(value),
        }
    }
}

impl<T> From<MaybeUndefined<T>> for Nullable<T> {
    fn from(given: MaybeUndefined<T>) -> Self {
        match given {
            MaybeUndefined::Undefined => Nullable::ImplicitNull,
            MaybeUndefined::Null => Nullable::ExplicitNull,
            MaybeUndefined::Value(value) => Nullable::Some(value),
        }
    }
}

impl<T: InputType> InputType for Nullable<T> {
    named!(nullable InputType of T);
    named!(raw of T: |given| given.as_ref().some()?);
    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        MaybeUndefined::parse(value).map(Nullable::from).map_err(InputValueError::propagate)
    }
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }
    fn to_given(&self) -> Option<Value> {
        self.as_ref().explicit().map(|given| given.map_or(Value::Null, T::to_value))
    }
}

/// As output, `ImplicitNull` and `ExplicitNull` are null.
impl<T: OutputType> OutputType for Nullable<T> {
    named!(nullable OutputType of T);
    fn resolved(&self) -> Resolved<'_> {
        self.as_ref().map_or(Resolved::Null, T::resolved)
    }
    fn into_resolved<'a>(self) -> Resolved<'a>
    where
        Self: 'a,
    {
        self.map_or(Resolved::Null, T::into_resolved)
    }
    fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
        match self {
            Nullable::Some(value) => value.write_leaf(writer),
            _ => writer.null(),
        }
    }
}
