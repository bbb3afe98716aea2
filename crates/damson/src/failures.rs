//! The failures of input values: where in a value each is, what is wrong, and the errors that they become.

use std::borrow::Cow;
use std::fmt::Display;
use std::sync::Arc;

use damson_schema::coercion::{Shown, Step};
use damson_schema::secrets::{is_secret, unacceptable};
use damson_schema::type_system::InputValue;
use damson_schema::{Code, TypeSystem, Value};

use crate::error::{Error, ErrorExtensionValues, ErrorPlace, InArgument, PathSegment};

/// The most failures of one field that are reported.
const MOST: usize = 100;

/// One thing that is wrong in an input value.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) message: String,
    /// The message without the value, if the value stands in the message.
    pub(crate) masked: Option<String>,
    /// The type of which the value could not be read, if the message does not name it.
    pub(crate) ty: Option<Cow<'static, str>>,
    pub(crate) extensions: Option<ErrorExtensionValues>,
    /// The way to the part that is wrong, from the inside out.
    pub(crate) way: Vec<PathSegment>,
    /// Whether the part is not a value of its Rust type. The values around it cannot be read either, for the same reason.
    pub(crate) unreadable: bool,
}

impl Failure {
    pub(crate) fn new(message: String) -> Self {
        Failure { message, masked: None, ty: None, extensions: None, way: Vec::new(), unreadable: false }
    }

    /// The message with the type that could not be read.
    pub(crate) fn whole_message(&mut self) -> String {
        let message = std::mem::take(&mut self.message);
        match &self.ty {
            Some(ty) => format!("Failed to parse \"{ty}\": {message}"),
            None => message,
        }
    }

    /// The failure of a value that is a secret. What cannot be read may be repeated by whatever has tried to read it.
    pub(crate) fn masked(self) -> Self {
        match self.masked {
            _ if self.unreadable => self.without_reason(),
            Some(message) => Failure { message, masked: None, ..self },
            None => self,
        }
    }

    /// The failure without its reason.
    pub(crate) fn without_reason(self) -> Self {
        Failure { message: unacceptable(), ty: None, ..self }
    }

    pub(crate) fn unreadable(self) -> Self {
        Failure { unreadable: true, ..self }
    }
}

/// The mistakes in one input value.
#[derive(Debug, Default)]
pub struct Failures(pub(crate) Vec<Failure>);

impl Failures {
    /// Adds failures, up to the most that are reported: a long list may be wrong in every item.
    pub(crate) fn extend(&mut self, failures: impl IntoIterator<Item = Failure>) {
        let room = MOST.saturating_sub(self.0.len());
        self.0.extend(failures.into_iter().take(room));
    }
}

/// An argument of a field or directive, as errors name it.
pub(crate) struct ArgumentName<'a> {
    /// `Type.field(argument:)`, or `@directive(argument:)`.
    pub(crate) coordinate: String,
    pub(crate) name: &'a str,
    /// The position of the directive that has it; none if the field has it.
    pub(crate) directive: Option<u32>,
    /// The secrets in its value, if its definition is at hand.
    pub(crate) secrets: Option<ArgumentSecrets<'a>>,
}

/// An argument and its types, which know the secrets in its value.
#[derive(Clone, Copy)]
pub(crate) struct ArgumentSecrets<'a> {
    pub(crate) types: &'a TypeSystem,
    pub(crate) argument: &'a InputValue,
}

impl ArgumentSecrets<'_> {
    /// Whether the part of the value at this path is a secret, or may hold one.
    pub(crate) fn are_at(self, path: &[PathSegment]) -> bool {
        let names = path.iter().filter_map(|segment| match segment {
            PathSegment::Field(name) => Some(&**name),
            PathSegment::Index(_) => None,
        });
        is_secret(self.types, self.argument, names)
    }
}

impl<'a> ArgumentName<'a> {
    /// The argument of the field or directive that `owner` is: `Type.field` or `@directive`.
    pub(crate) fn new(
        owner: impl Display,
        name: &'a str,
        directive: Option<u32>,
        secrets: Option<ArgumentSecrets<'a>>,
    ) -> Self {
        ArgumentName { coordinate: format!("{owner}({name}:)"), name, directive, secrets }
    }

    /// Whether the part of the value at this path is a secret, or may hold one.
    pub(crate) fn has_secret_at(&self, path: &[PathSegment]) -> bool {
        self.secrets.is_some_and(|secrets| secrets.are_at(path))
    }
}

/// The errors of the arguments of one field or directive, each in its place.
#[derive(Default)]
pub(crate) struct ArgumentErrors(Vec<(Vec<PathSegment>, bool, Error)>);

impl ArgumentErrors {
    /// Whether no further failures are reported.
    pub(crate) fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    /// Adds an error that has its place already.
    pub(crate) fn add_error(&mut self, error: Error) {
        self.0.push((Vec::new(), false, error));
    }

    /// Adds the failures of a part of an argument; `place` is the way from the argument to the part.
    pub(crate) fn add(&mut self, argument: &ArgumentName<'_>, place: &[PathSegment], failures: Failures) {
        for mut failure in failures.0 {
            if self.is_full() {
                return;
            }
            let path: Vec<_> = place.iter().cloned().chain(failure.way.drain(..).rev()).collect();
            let mut whole = vec![PathSegment::Field(argument.name.to_owned())];
            whole.extend(path.iter().cloned());
            let same = self.0.iter().any(|(at, unreadable, _)| (*unreadable || failure.unreadable) && *at == whole);
            if !same {
                let unreadable = failure.unreadable;
                let failure = if argument.has_secret_at(&path) { failure.masked() } else { failure };
                self.0.push((whole.clone(), unreadable, error(argument, path, &whole, failure)));
            }
        }
    }

    /// All errors as one, which the response shows as its [`parts`].
    pub(crate) fn into_result(self) -> Result<(), Error> {
        let mut errors: Vec<Error> = self.0.into_iter().map(|(.., error)| error).collect();
        match errors.len() {
            0 => Ok(()),
            1 => Err(errors.remove(0)),
            _ => Err(joined(errors)),
        }
    }
}

/// The source of an error that stands for several errors of one field.
struct Several(Vec<Error>);

fn joined(errors: Vec<Error>) -> Error {
    let messages: Vec<&str> = errors.iter().map(|error| &*error.message).collect();
    let mut all = Error::new(messages.join("\n"));
    all.extensions.get_or_insert_default().set("code", Code::BadUserInput.as_str());
    all.source = Some(Arc::new(Several(errors)));
    all
}

/// The errors that an error stands for: most stand for themselves alone.
pub(crate) fn parts(error: &Error) -> &[Error] {
    match error.source.as_ref().and_then(|source| source.downcast_ref()) {
        Some(Several(errors)) => errors,
        None => std::slice::from_ref(error),
    }
}

/// A copy of an error that stands for itself alone, since the author's code may change it.
pub(crate) fn as_one(error: &Error) -> Error {
    let source = error.source.clone().filter(|source| !source.is::<Several>());
    Error { source, ..error.clone() }
}

fn error(argument: &ArgumentName<'_>, path: Vec<PathSegment>, whole: &[PathSegment], mut failure: Failure) -> Error {
    let cause = if failure.unreadable { failure.whole_message() } else { failure.message };
    let mut extensions = failure.extensions.unwrap_or_default();
    if extensions.get("code").is_none() {
        extensions.set("code", Code::BadUserInput.as_str());
    }
    extensions.set("inputPath", whole.iter().map(as_value).collect::<Vec<Value>>());
    invalid_argument(argument, path, Error { message: cause, source: None, extensions: Some(extensions) })
}

/// The error of a part of an argument of the field that runs, for code that does not know the field.
#[cold]
pub(crate) fn refused_argument(argument: &str, path: Vec<PathSegment>, code: &str, reason: impl Display) -> Error {
    let steps: Vec<Step<'_>> = path.iter().map(PathSegment::as_step).collect();
    let mut error = Error::new(format!("Argument \"{argument}\" has invalid value{}: {reason}", Shown(&steps)));
    error.extensions.get_or_insert_default().set("code", code);
    error.at(ErrorPlace::Argument(InArgument { directive: None, argument: argument.to_owned(), path }))
}

/// The error of a part of an argument; `path` is the way from the argument to the part.
pub(crate) fn invalid_argument(argument: &ArgumentName<'_>, path: Vec<PathSegment>, cause: Error) -> Error {
    let steps: Vec<Step<'_>> = path.iter().map(PathSegment::as_step).collect();
    let message = format!("Argument \"{}\" has invalid value{}: {}", argument.coordinate, Shown(&steps), cause.message);
    let place = InArgument { directive: argument.directive, argument: argument.name.to_owned(), path };
    Error { message, ..cause }.at(ErrorPlace::Argument(place))
}

impl PathSegment {
    fn as_step(&self) -> Step<'_> {
        match self {
            PathSegment::Field(name) => Step::Field(name),
            PathSegment::Index(index) => Step::Index(*index),
        }
    }
}

fn as_value(segment: &PathSegment) -> Value {
    match segment {
        PathSegment::Field(name) => Value::from(name.as_str()),
        PathSegment::Index(index) => Value::from(*index),
    }
}

#[cfg(test)]
mod tests {
    use super::{Failures, MOST};
    use crate::InputValueError;

    #[test]
    fn a_value_that_is_wrong_everywhere_has_a_bounded_number_of_failures() {
        let wrong = || Err(InputValueError::<i32>::custom("no"));
        let mut failures = Failures::default();
        for index in 0..10 * MOST {
            failures.add(wrong());
            failures.add_item(index, wrong());
        }
        assert_eq!(failures.0.len(), MOST);
        let all = (0..10 * MOST).map(|_| InputValueError::<i32>::custom("no")).reduce(InputValueError::and);
        let mut failures = Failures::default();
        failures.add(all.map_or(Ok(()), Err));
        assert_eq!(failures.0.len(), MOST);
    }
}
