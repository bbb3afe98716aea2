//! The error of a value that a client gives and that is not a value of a Rust type.

use std::borrow::Cow;
use std::fmt::Display;
use std::marker::PhantomData;

use damson_schema::Value;
use damson_syntax::quoted;

use super::InputType;
use crate::Error;
use crate::error::{ErrorExtensionValues, ErrorPlace, InArgument, PathSegment};

/// The result of parsing an input value.
pub type InputValueResult<T> = Result<T, InputValueError<T>>;

/// The error of a value that is not a `T`.
///
/// The parameter only names the type in the message. [`propagate`](Self::propagate) turns the error of a part into that of
/// the whole value.
#[derive(Debug)]
pub struct InputValueError<T> {
    fault: Box<Fault>, // in a box, so that the results of parsing are small
    ty: PhantomData<fn() -> T>,
}

#[derive(Debug)]
struct Fault {
    message: String,
    extensions: Option<ErrorExtensionValues>,
    /// The path to the wrong part, from the inside out.
    way: Vec<PathSegment>,
}

impl<T: InputType> InputValueError<T> {
    /// The value is of another kind than this type takes.
    #[cold] // so that the parsing of right values is small enough to be inlined
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

    /// Turns the error of a part into that of the value around it.
    #[cold]
    #[must_use]
    pub fn propagate<U: InputType>(self) -> InputValueError<U> {
        self.propagate_from(T::type_name)
    }
}

/// Parses a part of an input object, and turns its error into that of the whole.
///
/// The macros name the functions of `T` one by one, so that a type that is not an input type is one error and not three.
///
/// # Errors
/// If the value given is not a `T`.
#[doc(hidden)]
pub fn input_part<T, U: InputType>(
    value: Option<&Value>,
    parse: fn(Option<&Value>) -> InputValueResult<T>,
    type_name: fn() -> Cow<'static, str>,
) -> Result<T, InputValueError<U>> {
    parse(value).map_err(|error| error.propagate_from(type_name))
}

/// Parses the field `name` of an input object, and turns its error into that of the whole.
///
/// # Errors
/// If the value given is not a `T`.
#[doc(hidden)]
pub fn input_field<T, U: InputType>(
    value: Option<&Value>,
    name: &'static str,
    parse: fn(Option<&Value>) -> InputValueResult<T>,
    type_name: fn() -> Cow<'static, str>,
) -> Result<T, InputValueError<U>> {
    parse(value).map_err(|error| error.within(PathSegment::Field(name.to_owned())).propagate_from(type_name))
}

impl<T> InputValueError<T> {
    fn propagate_from<U: InputType>(mut self, part: fn() -> Cow<'static, str>) -> InputValueError<U> {
        if part() != U::type_name() {
            self.fault.message += &format!(" (occurred while parsing \"{}\")", U::type_name());
        }
        InputValueError { fault: self.fault, ty: PhantomData }
    }

    /// Adds to the path the place of the wrong value in the value around it.
    #[cold]
    pub(super) fn within(mut self, place: PathSegment) -> Self {
        self.fault.way.push(place);
        self
    }

    #[cold]
    fn new(message: String) -> Self {
        InputValueError { fault: Box::new(Fault { message, extensions: None, way: Vec::new() }), ty: PhantomData }
    }

    /// Adds an entry to the error's `extensions`.
    #[must_use]
    pub fn with_extension(mut self, name: impl AsRef<str>, value: impl Into<Value>) -> Self {
        self.fault.extensions.get_or_insert_with(Default::default).set(name, value);
        self
    }

    /// Converts the error to that of a resolver.
    pub fn into_error(self) -> Error {
        Error { message: self.fault.message, source: None, extensions: self.fault.extensions }
    }

    /// Converts the error to that of an argument, which the message calls `owner`.
    #[cold]
    pub(crate) fn of_argument(mut self, owner: impl Display, directive: Option<u32>, argument: &str) -> Error {
        let path = self.fault.way.drain(..).rev().collect();
        let error = self.into_error();
        let message = format!("Invalid value for argument \"{owner}\": {}", error.message);
        let place = InArgument { directive, argument: argument.to_owned(), path };
        Error { message, ..error }.at(ErrorPlace::Argument(place))
    }
}

impl<T: InputType, E: Display> From<E> for InputValueError<T> {
    fn from(error: E) -> Self {
        Self::custom(error)
    }
}
