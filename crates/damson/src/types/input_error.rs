//! The error of a value that a client gives and that is not a value of a Rust type.

use std::borrow::Cow;
use std::fmt::Display;
use std::marker::PhantomData;

use damson_schema::Value;
use damson_syntax::quoted;

use super::InputType;
use crate::Error;
use crate::error::PathSegment;
use crate::failures::{ArgumentName, Failure, invalid_argument};

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
    first: Failure,
    more: Vec<Failure>,
}

impl<T: InputType> InputValueError<T> {
    /// The value is of another kind than this type takes.
    #[cold] // so that the parsing of right values is small enough to be inlined
    #[must_use]
    pub fn expected_type(actual: impl std::borrow::Borrow<Value>) -> Self {
        Self::new(expected(T::type_name, actual.borrow()))
    }

    /// The value is of the right kind, but not acceptable.
    #[cold]
    #[must_use]
    pub fn custom(message: impl Display) -> Self {
        let mut error = Self::new(message.to_string());
        error.fault.first.ty = Some(T::type_name());
        error
    }

    /// Turns the error of a part into that of the value around it.
    #[cold]
    #[must_use]
    pub fn propagate<U: InputType>(self) -> InputValueError<U> {
        self.propagate_from(T::type_name)
    }
}

impl<T> InputValueError<T> {
    /// The value is refused, for this reason alone.
    #[cold]
    pub(crate) fn refused(message: impl Display) -> Self {
        Self::new(message.to_string())
    }

    /// The same error, about the part of the value at this place: a field of an input object, or an item of a list.
    ///
    /// A validator may name a field as Rust does, or as the schema does; if it is the name of one field in Rust and of another
    /// in the schema, the former is meant. In Rust, a field of a oneOf input has the name of the variant. A flattened input
    /// object is not a part of the value: steps through it lead to its fields. Responses show the names of the schema.
    #[cold]
    #[must_use]
    pub fn within(mut self, place: PathSegment) -> Self {
        self.fault.all().for_each(|failure| failure.way.push(place.clone()));
        self
    }

    /// Both errors, for a value that is wrong in several places. Each is reported at its own place.
    ///
    /// [`into_error`](Self::into_error), [`custom`](Self::custom)'s words and [`with_extension`](Self::with_extension) concern the
    /// first of them.
    ///
    /// ```
    /// use damson::{InputObject, InputValueError, PathSegment};
    ///
    /// #[derive(InputObject)]
    /// #[graphql(validator = "in_order")]
    /// struct Range {
    ///     from: i32,
    ///     to: i32,
    /// }
    ///
    /// fn in_order(range: &Range) -> Result<(), InputValueError<Range>> {
    ///     let wrong = |name: &str| InputValueError::custom("it is not in order").within(PathSegment::Field(name.to_owned()));
    ///     if range.from <= range.to { Ok(()) } else { Err(wrong("from").and(wrong("to"))) }
    /// }
    /// ```
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.fault.more.push(other.fault.first);
        self.fault.more.extend(other.fault.more);
        self
    }

    /// The value is refused for a reason that shows it; `masked` is the reason without it.
    #[cold]
    pub(crate) fn refused_value(message: impl Display, masked: impl Display) -> Self {
        let mut error = Self::new(message.to_string());
        error.fault.first.masked = Some(masked.to_string());
        error
    }

    /// The failures that the error stands for.
    pub(crate) fn into_failures(self) -> impl Iterator<Item = Failure> {
        std::iter::once(self.fault.first).chain(self.fault.more)
    }
}

impl Fault {
    fn all(&mut self) -> impl Iterator<Item = &mut Failure> {
        std::iter::once(&mut self.first).chain(&mut self.more)
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
        add_whole(&mut self.fault.first.message, part, U::type_name);
        InputValueError { fault: self.fault, ty: PhantomData }
    }

    #[cold]
    fn new(message: String) -> Self {
        InputValueError { fault: Box::new(Fault { first: Failure::new(message), more: Vec::new() }), ty: PhantomData }
    }

    /// Adds an entry to the error's `extensions`.
    #[must_use]
    pub fn with_extension(mut self, name: impl AsRef<str>, value: impl Into<Value>) -> Self {
        self.fault.first.extensions.get_or_insert_with(Default::default).set(name, value);
        self
    }

    /// Converts the error to that of a resolver.
    pub fn into_error(mut self) -> Error {
        let message = self.fault.first.whole_message();
        Error { message, source: None, extensions: self.fault.first.extensions }
    }

    /// Converts the error to that of an argument.
    #[cold]
    pub(crate) fn of_argument(mut self, argument: &ArgumentName<'_>) -> Error {
        let path: Vec<_> = self.fault.first.way.drain(..).rev().collect();
        if argument.has_secret_at(&path) {
            self.fault.first = self.fault.first.without_reason();
        }
        invalid_argument(argument, path, self.into_error())
    }
}

/// The message of [`InputValueError::expected_type`]. It is not generic, so that it is compiled once.
#[cold]
fn expected(type_name: fn() -> Cow<'static, str>, actual: &Value) -> String {
    format!("Expected input type \"{}\", found {}.", type_name(), quoted(&actual.to_string()))
}

/// Adds to the message where a part was read.
#[cold]
fn add_whole(message: &mut String, part: fn() -> Cow<'static, str>, whole: fn() -> Cow<'static, str>) {
    if part() != whole() {
        *message += &format!(" (occurred while parsing \"{}\")", whole());
    }
}

impl<T: InputType, E: Display> From<E> for InputValueError<T> {
    fn from(error: E) -> Self {
        Self::custom(error)
    }
}
