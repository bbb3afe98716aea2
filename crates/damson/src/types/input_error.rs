//! Why a value given by a client is not a value of a Rust type.

use std::borrow::Cow;
use std::fmt::Display;
use std::marker::PhantomData;

use damson_schema::Value;
use damson_syntax::quoted;

use super::InputType;
use crate::Error;
use crate::error::ErrorExtensionValues;

/// What parsing an input value gives.
pub type InputValueResult<T> = Result<T, InputValueError<T>>;

/// Why a value is not a `T`.
///
/// The parameter only names the type in the message; [`propagate`](Self::propagate) turns the error of a part into one of
/// the whole.
#[derive(Debug)]
pub struct InputValueError<T> {
    message: String,
    extensions: Option<ErrorExtensionValues>,
    ty: PhantomData<fn() -> T>,
}

impl<T: InputType> InputValueError<T> {
    /// The value is of another kind than this type takes.
    #[cold] // so that what reads values well is small enough to be inlined
    #[must_use]
    pub fn expected_type(actual: impl std::borrow::Borrow<Value>) -> Self {
        Self::new(format!(
            "Expected input type \"{}\", found {}.",
            T::type_name(),
            quoted(&actual.borrow().to_string())
        ))
    }

    /// The value is of the right kind, but not acceptable.
    #[cold]
    #[must_use]
    pub fn custom(message: impl Display) -> Self {
        Self::new(format!("Failed to parse \"{}\": {message}", T::type_name()))
    }

    /// The same error, about a value that holds this one.
    #[cold]
    #[must_use]
    pub fn propagate<U: InputType>(self) -> InputValueError<U> {
        self.propagate_from(T::type_name)
    }
}

/// A part of an input object, its error told as one of the whole: what the macros write.
///
/// The functions of `T` are given by name, so that a type that is no input type is one error and not three.
///
/// # Errors
/// If the value given is no `T`.
pub fn input_part<T, U: InputType>(
    value: Option<&Value>,
    parse: fn(Option<&Value>) -> InputValueResult<T>,
    type_name: fn() -> Cow<'static, str>,
) -> Result<T, InputValueError<U>> {
    parse(value).map_err(|error| error.propagate_from(type_name))
}

impl<T> InputValueError<T> {
    fn propagate_from<U: InputType>(self, part: fn() -> Cow<'static, str>) -> InputValueError<U> {
        let message = if part() == U::type_name() {
            self.message
        } else {
            format!("{} (occurred while parsing \"{}\")", self.message, U::type_name())
        };
        InputValueError { message, extensions: self.extensions, ty: PhantomData }
    }

    fn new(message: String) -> Self {
        InputValueError { message, extensions: None, ty: PhantomData }
    }

    /// Adds an entry to the error's `extensions`.
    #[must_use]
    pub fn with_extension(mut self, name: impl AsRef<str>, value: impl Into<Value>) -> Self {
        self.extensions.get_or_insert_with(Default::default).set(name, value);
        self
    }

    /// The error as a resolver would give it.
    pub fn into_error(self) -> Error {
        Error { message: self.message, source: None, extensions: self.extensions }
    }
}

impl<T: InputType, E: Display> From<E> for InputValueError<T> {
    fn from(error: E) -> Self {
        Self::custom(error)
    }
}
