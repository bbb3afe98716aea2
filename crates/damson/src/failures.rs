//! The failures of input values: where in a value each is, what is wrong, and the errors that they become.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::sync::Arc;

use damson_schema::secrets::{MASK, is_secret};
use damson_schema::type_system::InputValue;
use damson_schema::{Code, TypeSystem, Value};
use damson_syntax::quoted;

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
        Failure { message: format!("{MASK} is not acceptable."), ty: None, ..self }
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

/// An argument of a field, as errors name it.
#[derive(Clone)]
pub(crate) struct ArgumentName<'a> {
    /// `Type.field(argument:)`.
    pub(crate) coordinate: String,
    pub(crate) name: String,
    pub(crate) secrets: ArgumentSecrets<'a>,
}

/// An argument and its types, which know the secrets in its value.
#[derive(Clone, Copy)]
pub(crate) struct ArgumentSecrets<'a> {
    pub(crate) types: &'a TypeSystem,
    pub(crate) argument: &'a InputValue,
}

impl ArgumentSecrets<'_> {
    /// Whether a part of the value is a secret, or may hold one.
    pub(crate) fn are_at<'p>(self, path: impl Iterator<Item = &'p PathSegment>) -> bool {
        let names = path.map(|segment| match segment {
            PathSegment::Field(name) => Some(&**name),
            PathSegment::Index(_) => None,
        });
        is_secret(self.types, self.argument, names)
    }
}

/// The errors of one field's arguments, each in its place.
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
            let mut whole = vec![PathSegment::Field(argument.name.clone())];
            whole.extend(path.iter().cloned());
            let same = self.0.iter().any(|(at, unreadable, _)| (*unreadable || failure.unreadable) && *at == whole);
            if !same {
                let unreadable = failure.unreadable;
                let failure = if argument.secrets.are_at(path.iter()) { failure.masked() } else { failure };
                self.0.push((whole.clone(), unreadable, error(argument, path, &whole, failure)));
            }
        }
    }

    /// All errors as one, which the response takes apart.
    pub(crate) fn into_result(self) -> Result<(), Error> {
        let mut errors: Vec<Error> = self.0.into_iter().map(|(.., error)| error).collect();
        match errors.len() {
            0 => Ok(()),
            1 => Err(errors.remove(0)),
            _ => {
                let messages: Vec<&str> = errors.iter().map(|error| &*error.message).collect();
                let message = messages.join("\n");
                Err(Error { source: Some(Arc::new(Several(errors))), ..Error::new(message) })
            }
        }
    }
}

/// The source of an error that stands for several errors of one field.
struct Several(Vec<Error>);

/// The errors that one error stands for.
#[expect(clippy::vec_box, reason = "errors are boxed wherever they are kept")]
pub(crate) fn taken_apart(error: Box<Error>) -> Vec<Box<Error>> {
    match error.source.as_ref().and_then(|source| source.downcast_ref::<Several>()) {
        Some(Several(errors)) => errors.iter().cloned().map(Box::new).collect(),
        None => vec![error],
    }
}

fn error(argument: &ArgumentName<'_>, path: Vec<PathSegment>, whole: &[PathSegment], mut failure: Failure) -> Error {
    let cause = if failure.unreadable { failure.whole_message() } else { failure.message };
    let message = format!("Argument \"{}\" has invalid value{}: {cause}", argument.coordinate, At(&path));
    let mut extensions = failure.extensions.unwrap_or_default();
    if extensions.get("code").is_none() {
        extensions.set("code", Code::BadUserInput.as_str());
    }
    extensions.set("inputPath", whole.iter().map(step).collect::<Vec<Value>>());
    let place = InArgument { directive: None, argument: argument.name.clone(), path };
    Error { message, source: None, extensions: Some(extensions) }.at(ErrorPlace::Argument(place))
}

fn step(segment: &PathSegment) -> Value {
    match segment {
        PathSegment::Field(name) => Value::from(name.as_str()),
        PathSegment::Index(index) => Value::from(*index),
    }
}

/// A way as messages show it: ` at .list[0].field`, or nothing for the value itself.
struct At<'a>(&'a [PathSegment]);

impl Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.is_empty() {
            f.write_str(" at ")?;
        }
        self.0.iter().try_for_each(|segment| match segment {
            PathSegment::Index(index) => write!(f, "[{index}]"),
            PathSegment::Field(name) => write!(f, ".{}", quoted(name)),
        })
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
