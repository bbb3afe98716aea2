//! Input that tells absence from null.

use std::ops::Deref;

use damson_schema::Value;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::named::named;
use super::{InputType, InputValueError, InputValueResult};

/// A nullable argument or input field that tells whether it was given at all.
///
/// ```
/// use damson::MaybeUndefined;
///
/// fn rename(name: MaybeUndefined<String>, mut current: Option<String>) -> Option<String> {
///     match name {
///         MaybeUndefined::Undefined => {}
///         MaybeUndefined::Null => current = None,
///         MaybeUndefined::Value(name) => current = Some(name),
///     }
///     current
/// }
/// assert_eq!(rename(MaybeUndefined::Undefined, Some("Ada".into())), Some("Ada".into()));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MaybeUndefined<T> {
    /// Nothing was given.
    #[default]
    Undefined,
    /// Null was given.
    Null,
    /// A value was given.
    Value(T),
}

impl<T> MaybeUndefined<T> {
    /// Whether nothing was given.
    pub const fn is_undefined(&self) -> bool {
        matches!(self, MaybeUndefined::Undefined)
    }

    /// Whether null was given.
    pub const fn is_null(&self) -> bool {
        matches!(self, MaybeUndefined::Null)
    }

    /// Whether a value was given.
    pub const fn is_value(&self) -> bool {
        matches!(self, MaybeUndefined::Value(_))
    }

    /// The value given, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            MaybeUndefined::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value given, if there is one.
    pub fn take(self) -> Option<T> {
        match self {
            MaybeUndefined::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Converts from `&MaybeUndefined<T>` to `MaybeUndefined<&T>`.
    pub const fn as_ref(&self) -> MaybeUndefined<&T> {
        match self {
            MaybeUndefined::Undefined => MaybeUndefined::Undefined,
            MaybeUndefined::Null => MaybeUndefined::Null,
            MaybeUndefined::Value(value) => MaybeUndefined::Value(value),
        }
    }

    /// Converts to options: `None` if nothing was given, `Some(None)` if null was.
    pub const fn as_opt_ref(&self) -> Option<Option<&T>> {
        match self {
            MaybeUndefined::Undefined => None,
            MaybeUndefined::Null => Some(None),
            MaybeUndefined::Value(value) => Some(Some(value)),
        }
    }

    /// Converts to options as [`as_opt_ref`](Self::as_opt_ref) does, with the value behind its pointer.
    pub fn as_opt_deref<U: ?Sized>(&self) -> Option<Option<&U>>
    where
        T: Deref<Target = U>,
    {
        self.as_opt_ref().map(|given| given.map(T::deref))
    }

    /// Whether this value was given.
    pub fn contains_value<U: PartialEq<T>>(&self, value: &U) -> bool {
        self.value().is_some_and(|given| value == given)
    }

    /// Whether this value, or null for `None`, was given.
    pub fn contains<U: PartialEq<T>>(&self, value: &Option<U>) -> bool {
        match (self, value) {
            (MaybeUndefined::Value(given), Some(value)) => value == given,
            (MaybeUndefined::Null, None) => true,
            _ => false,
        }
    }

    /// Applies a function to the value given, or to `None` if null was given. `Undefined` stays as it is.
    pub fn map<U>(self, map: impl FnOnce(Option<T>) -> Option<U>) -> MaybeUndefined<U> {
        Option::<Option<T>>::from(self).map(map).into()
    }

    /// Applies a function to the value given. `Undefined` and `Null` stay as they are.
    pub fn map_value<U>(self, map: impl FnOnce(T) -> U) -> MaybeUndefined<U> {
        match self {
            MaybeUndefined::Undefined => MaybeUndefined::Undefined,
            MaybeUndefined::Null => MaybeUndefined::Null,
            MaybeUndefined::Value(value) => MaybeUndefined::Value(map(value)),
        }
    }

    /// Changes `target` if something was given.
    pub fn update_to(self, target: &mut Option<T>) {
        match self {
            MaybeUndefined::Undefined => {}
            MaybeUndefined::Null => *target = None,
            MaybeUndefined::Value(value) => *target = Some(value),
        }
    }
}

impl<T, E> MaybeUndefined<Result<T, E>> {
    /// Converts from `MaybeUndefined<Result<T, E>>` to `Result<MaybeUndefined<T>, E>`.
    ///
    /// # Errors
    /// If the value given is an error.
    pub fn transpose(self) -> Result<MaybeUndefined<T>, E> {
        match self {
            MaybeUndefined::Undefined => Ok(MaybeUndefined::Undefined),
            MaybeUndefined::Null => Ok(MaybeUndefined::Null),
            MaybeUndefined::Value(value) => value.map(MaybeUndefined::Value),
        }
    }
}

/// Writes `Undefined` as null. `#[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]` leaves it out.
impl<T: Serialize> Serialize for MaybeUndefined<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

/// Reads a missing field as null, or as `Undefined` if the field has `#[serde(default)]`.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for MaybeUndefined<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::<T>::deserialize(deserializer).map(|given| Some(given).into())
    }
}

impl<T> From<MaybeUndefined<T>> for Option<Option<T>> {
    fn from(given: MaybeUndefined<T>) -> Self {
        match given {
            MaybeUndefined::Undefined => None,
            MaybeUndefined::Null => Some(None),
            MaybeUndefined::Value(value) => Some(Some(value)),
        }
    }
}

impl<T> From<Option<Option<T>>> for MaybeUndefined<T> {
    fn from(given: Option<Option<T>>) -> Self {
        match given {
            None => MaybeUndefined::Undefined,
            Some(None) => MaybeUndefined::Null,
            Some(Some(value)) => MaybeUndefined::Value(value),
        }
    }
}

impl<T: InputType> InputType for MaybeUndefined<T> {
    named!(nullable InputType of T);
    named!(raw of T: |given| given.value()?);
    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        match value {
            None => Ok(MaybeUndefined::Undefined),
            Some(Value::Null) => Ok(MaybeUndefined::Null),
            given => T::parse(given).map(MaybeUndefined::Value).map_err(InputValueError::propagate),
        }
    }
    fn to_value(&self) -> Value {
        self.value().map_or(Value::Null, InputType::to_value)
    }
    fn to_given(&self) -> Option<Value> {
        self.as_opt_ref().map(|given| given.map_or(Value::Null, InputType::to_value))
    }
}
