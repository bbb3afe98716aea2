//! Looking into the values of arguments. Knows values alone, no schema.

use std::borrow::Cow;

use damson_schema::value::from_value;
use damson_schema::{IndexMap, Name, Value};
use serde::de::DeserializeOwned;

use crate::{Error, Result};

/// A value to look into. Each method that expects a kind of value fails with a message that says what was found.
#[derive(Clone, Copy, Debug)]
pub struct ValueAccessor<'a>(&'a Value);

impl<'a> ValueAccessor<'a> {
    /// An accessor of this value.
    pub fn new(value: &'a Value) -> Self {
        ValueAccessor(value)
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        self.0.is_null()
    }

    /// The boolean.
    ///
    /// # Errors
    /// If it is none.
    pub fn boolean(&self) -> Result<bool> {
        self.expect("a boolean", self.0.as_bool())
    }

    /// The name of an enum value, which variables carry as a string.
    ///
    /// # Errors
    /// If it is none.
    pub fn enum_name(&self) -> Result<&'a str> {
        self.expect("an enum value", self.0.as_str())
    }

    /// The integer.
    ///
    /// # Errors
    /// If it is none, or out of range.
    pub fn i64(&self) -> Result<i64> {
        self.expect("an integer", self.0.as_i64())
    }

    /// The integer from 0.
    ///
    /// # Errors
    /// If it is none, or out of range.
    pub fn u64(&self) -> Result<u64> {
        self.expect("an integer from 0", self.0.as_u64())
    }

    /// The number in single precision.
    ///
    /// # Errors
    /// If it is none.
    pub fn f32(&self) -> Result<f32> {
        self.f64().map(|number| number as f32)
    }

    /// The number.
    ///
    /// # Errors
    /// If it is none.
    pub fn f64(&self) -> Result<f64> {
        self.expect("a number", self.0.as_f64())
    }

    /// The text.
    ///
    /// # Errors
    /// If it is none.
    pub fn string(&self) -> Result<&'a str> {
        let text = match self.0 {
            Value::String(text) => Some(text.as_str()),
            _ => None,
        };
        self.expect("a string", text)
    }

    /// The object.
    ///
    /// # Errors
    /// If it is none.
    pub fn object(&self) -> Result<ObjectAccessor<'a>> {
        self.expect("an object", self.0.as_object()).map(|fields| ObjectAccessor(Cow::Borrowed(fields)))
    }

    /// The list.
    ///
    /// # Errors
    /// If it is none.
    pub fn list(&self) -> Result<ListAccessor<'a>> {
        self.expect("a list", self.0.as_list()).map(ListAccessor)
    }

    /// The value as anything that serde can read.
    ///
    /// # Errors
    /// If it does not fit.
    pub fn deserialize<T: DeserializeOwned>(&self) -> Result<T> {
        from_value(self.0.clone()).map_err(Error::from)
    }

    /// The value itself.
    pub fn as_value(&self) -> &'a Value {
        self.0
    }

    fn expect<T>(&self, what: &str, found: Option<T>) -> Result<T> {
        found.ok_or_else(|| {
            Error::new(format!("Expected {what}, found {}.", damson_syntax::quoted(&self.0.to_string())))
        })
    }
}

/// The fields of an object, or the arguments of a field: those that were given or have a default.
#[derive(Clone, Debug)]
pub struct ObjectAccessor<'a>(pub(crate) Cow<'a, IndexMap<Name, Value>>);

impl<'a> ObjectAccessor<'a> {
    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<ValueAccessor<'_>> {
        self.0.get(name).map(ValueAccessor)
    }

    /// The value of this name.
    ///
    /// # Errors
    /// If there is none.
    pub fn try_get(&self, name: &str) -> Result<ValueAccessor<'_>> {
        self.get(name).ok_or_else(|| Error::new(format!("Nothing was given for \"{name}\".")))
    }

    /// All names with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&Name, ValueAccessor<'_>)> + '_ {
        self.0.iter().map(|(name, value)| (name, ValueAccessor(value)))
    }

    /// All names.
    pub fn keys(&self) -> impl Iterator<Item = &Name> + '_ {
        self.0.keys()
    }

    /// All values.
    pub fn values(&self) -> impl Iterator<Item = ValueAccessor<'_>> + '_ {
        self.0.values().map(ValueAccessor)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The map itself.
    pub fn as_index_map(&self) -> &IndexMap<Name, Value> {
        &self.0
    }
}

/// The items of a list.
#[derive(Clone, Copy, Debug)]
pub struct ListAccessor<'a>(&'a [Value]);

impl<'a> ListAccessor<'a> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All items.
    pub fn iter(&self) -> impl Iterator<Item = ValueAccessor<'a>> + use<'a> {
        self.0.iter().map(ValueAccessor)
    }

    /// The item at `index`.
    pub fn get(&self, index: usize) -> Option<ValueAccessor<'a>> {
        self.0.get(index).map(ValueAccessor)
    }

    /// The item at `index`.
    ///
    /// # Errors
    /// If there are fewer.
    pub fn try_get(&self, index: usize) -> Result<ValueAccessor<'a>> {
        self.get(index).ok_or_else(|| Error::new(format!("There is no item {index} in a list of {}.", self.len())))
    }

    /// The items from `start` up to `end`, which is not among them.
    ///
    /// # Errors
    /// If there are fewer.
    pub fn as_slice(&self, start: usize, end: usize) -> Result<ListAccessor<'a>> {
        let items = self.0.get(start..end);
        let none = || Error::new(format!("There are no items {start} to {end} in a list of {}.", self.len()));
        items.map(ListAccessor).ok_or_else(none)
    }

    /// The items themselves.
    pub fn as_values_slice(&self) -> &'a [Value] {
        self.0
    }
}
