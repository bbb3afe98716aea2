//! Accessors: views of the values of arguments. Knows values, and of the schema only which of them are secrets.

use std::borrow::Cow;
use std::fmt;

use damson_schema::secrets::{MASK, unacceptable};
use damson_schema::value::from_value;
use damson_schema::{Name, Value};
use serde::de::DeserializeOwned;

use crate::error::{ErrorPlace, InArgument, PathSegment};
use crate::failures::ArgumentSecrets;
use crate::upload::Upload;
use crate::{Error, Result};

mod list;
mod object;

pub use list::ListAccessor;
pub(crate) use object::ArgumentsOwner;
pub use object::ObjectAccessor;
use object::Origin;

/// A view of a value. A method that expects one kind of value fails with a message that shows the value it found, unless that
/// is a secret.
#[derive(Clone, Copy, Debug)]
pub struct ValueAccessor<'a> {
    value: &'a Value,
    /// The argument that the value is a part of.
    argument: Option<GivenArgument<'a>>,
}

/// The argument that an error is about.
#[derive(Clone, Copy)]
struct GivenArgument<'a> {
    /// The position of the directive that takes the argument; none for an argument of the field.
    directive: Option<u32>,
    name: &'a Name,
    value: &'a Value,
    /// The secrets in the value, if the argument is defined.
    secrets: Option<ArgumentSecrets<'a>>,
}

impl fmt::Debug for GivenArgument<'_> {
    /// Without the type system, which is long.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let GivenArgument { directive, name, value, .. } = self;
        let mut fields = f.debug_struct("GivenArgument");
        fields.field("directive", directive).field("name", name).field("value", value).finish_non_exhaustive()
    }
}

impl GivenArgument<'_> {
    /// Whether the part of the argument is a secret, or may hold one.
    #[cold]
    fn is_secret(self, part: &Value) -> bool {
        self.secrets.is_some_and(|secrets| secrets.are_at(&path_to(part, self.value)))
    }

    /// The error with its place: a part of the argument, or all of it.
    #[cold]
    fn error(self, part: Option<&Value>, error: Error) -> Error {
        let path = part.map_or_else(Vec::new, |part| path_to(part, self.value));
        let place = InArgument { directive: self.directive, argument: self.name.to_string(), path };
        error.at(ErrorPlace::Argument(place))
    }
}

/// The path to a part of a value, found by its address in memory, so that accessors need not keep paths.
fn path_to(part: &Value, whole: &Value) -> Vec<PathSegment> {
    let mut seen: Vec<(&Value, usize, Option<PathSegment>)> = vec![(whole, 0, None)];
    let mut next = 0;
    while let Some(&(value, ..)) = seen.get(next) {
        if std::ptr::eq(value, part) {
            break;
        }
        match value {
            Value::List(items) => {
                seen.extend(
                    items.iter().enumerate().map(|(index, item)| (item, next, Some(PathSegment::Index(index)))),
                );
            }
            Value::Object(fields) => {
                let fields =
                    fields.iter().map(|(name, field)| (field, next, Some(PathSegment::Field(name.to_string()))));
                seen.extend(fields);
            }
            _ => {}
        }
        next += 1;
    }
    let mut path = Vec::new();
    while let Some((_, parent, Some(step))) = seen.get(next) {
        path.push(step.clone());
        next = *parent;
    }
    path.reverse();
    path
}

impl<'a> ValueAccessor<'a> {
    /// An accessor of this value.
    pub fn new(value: &'a Value) -> Self {
        ValueAccessor { value, argument: None }
    }

    /// Whether the value is null.
    pub fn is_null(&self) -> bool {
        self.value.is_null()
    }

    /// The boolean.
    ///
    /// # Errors
    /// If the value is not a boolean.
    pub fn boolean(&self) -> Result<bool> {
        self.expect("a boolean", self.value.as_bool())
    }

    /// The name of an enum value. In variables, it is a string.
    ///
    /// # Errors
    /// If the value is not a name or a string.
    pub fn enum_name(&self) -> Result<&'a str> {
        self.expect("an enum value", self.value.as_str())
    }

    /// The integer.
    ///
    /// # Errors
    /// If the value is not an integer, or is out of range.
    pub fn i64(&self) -> Result<i64> {
        self.expect("an integer", self.value.as_i64())
    }

    /// The integer, which is not negative.
    ///
    /// # Errors
    /// If the value is not an integer, or is out of range.
    pub fn u64(&self) -> Result<u64> {
        self.expect("an integer from 0", self.value.as_u64())
    }

    /// The number in single precision.
    ///
    /// # Errors
    /// If the value is not a number.
    pub fn f32(&self) -> Result<f32> {
        self.f64().map(|number| number as f32)
    }

    /// The number.
    ///
    /// # Errors
    /// If the value is not a number.
    pub fn f64(&self) -> Result<f64> {
        self.expect("a number", self.value.as_f64())
    }

    /// The string.
    ///
    /// # Errors
    /// If the value is not a string.
    pub fn string(&self) -> Result<&'a str> {
        let text = match self.value {
            Value::String(text) => Some(text.as_str()),
            _ => None,
        };
        self.expect("a string", text)
    }

    /// The file that a client sends.
    ///
    /// # Errors
    /// If the value is not a file.
    pub fn upload(&self) -> Result<Upload> {
        self.expect("a file", Upload::of_value(self.value))
    }

    /// The object.
    ///
    /// # Errors
    /// If the value is not an object.
    pub fn object(&self) -> Result<ObjectAccessor<'a>> {
        let object = self.expect("an object", self.value.as_object())?;
        let origin = self.argument.map_or(Origin::Other, Origin::Argument);
        Ok(ObjectAccessor { fields: Cow::Borrowed(object), origin })
    }

    /// The list.
    ///
    /// # Errors
    /// If the value is not a list.
    pub fn list(&self) -> Result<ListAccessor<'a>> {
        let items = self.expect("a list", self.value.as_list())?;
        Ok(ListAccessor { items, argument: self.argument })
    }

    /// The value as any type that serde can read.
    ///
    /// # Errors
    /// If the value is not of that type.
    pub fn deserialize<T: DeserializeOwned>(&self) -> Result<T> {
        from_value(self.value.clone())
            .map_err(|error| self.failed(if self.is_secret() { Error::new(unacceptable()) } else { error.into() }))
    }

    /// The value itself.
    pub fn as_value(&self) -> &'a Value {
        self.value
    }

    fn expect<T>(&self, what: &str, found: Option<T>) -> Result<T> {
        found.ok_or_else(|| {
            let found = if self.is_secret() { MASK.to_owned() } else { self.value.to_string() };
            self.failed(Error::new(format!("Expected {what}, found {}.", damson_syntax::quoted(&found))))
        })
    }

    fn is_secret(&self) -> bool {
        self.argument.is_some_and(|argument| argument.is_secret(self.value))
    }

    /// The error with the place of this value.
    fn failed(&self, error: Error) -> Error {
        match self.argument {
            Some(argument) => argument.error(Some(self.value), error),
            None => error,
        }
    }
}
