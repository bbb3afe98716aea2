//! The four parameters of a GraphQL request, from a body or a URL. Knows the form of neither.
//! See [Request Parameters](https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters).

mod guard;
pub(crate) mod json;
mod kind;
pub(crate) mod operation;
mod place;
pub(crate) mod query_string;

use std::borrow::Cow;

use damson::{Request, Variables};
use kind::Kind;
use serde::de::IgnoredAny;

use crate::limits::Limits;
use crate::refusal::Fault;

/// The parameters as found; `None` and empty are the same.
#[derive(Default)]
pub(crate) struct Parameters<'a> {
    query: Option<Cow<'a, str>>,
    operation_name: Option<Cow<'a, str>>,
    variables: Option<Json<'a>>,
    extensions: Option<Json<'a>>,
}

type Read<T> = fn(&str) -> serde_json::Result<T>;

/// A parameter that is still JSON text.
#[derive(Clone, Copy)]
pub(crate) struct Json<'a> {
    /// Its name in messages: "Property `variables`".
    subject: &'static str,
    /// The text, of one JSON value.
    text: &'a str,
    /// The text in which messages count places: the body, or the parameter itself.
    whole: &'a str,
}

impl Parameters<'_> {
    /// The request with these parameters.
    fn into_request(self, limits: &Limits, missing_query: &'static str) -> Result<Request, Fault> {
        let query = present(self.query).ok_or_else(|| Fault::ill_formed(missing_query))?;
        let mut request = Request::new(query);
        request.operation_name = present(self.operation_name).map(Cow::into_owned);
        if let Some(variables) = self.variables {
            request.variables = variables.object(limits, Variables::from_json_text)?;
        }
        if let Some(extensions) = self.extensions {
            request.extensions = extensions.object(limits, |text| serde_json::from_str(text))?;
        }
        Ok(request)
    }
}

/// The object in a text of bytes, which has this name in messages.
pub(crate) fn named_object<T: Default + serde::de::DeserializeOwned>(
    subject: &'static str,
    text: &[u8],
    limits: &Limits,
) -> Result<T, Fault> {
    let text = std::str::from_utf8(text)
        .map_err(|_| Fault::unreadable(format!("{subject} is not UTF-8. Encode it as UTF-8.")))?;
    if Kind::of(text).is_none() {
        return Err(Fault::unreadable(format!("{subject} is empty. Send an object.")));
    }
    Json { subject, text, whole: text }.object(limits, |text| serde_json::from_str(text))
}

fn present(text: Option<Cow<'_, str>>) -> Option<Cow<'_, str>> {
    text.filter(|text| !text.is_empty())
}

impl Json<'_> {
    fn string(self) -> Result<String, Fault> {
        match Kind::of(self.text) {
            Some(Kind::String) => self.convert(|text| serde_json::from_str(text)),
            found => Err(self.wrong_kind(Kind::String, found)),
        }
    }

    /// The text as an object within the limits; null is an empty one.
    fn object<T: Default>(self, limits: &Limits, read: Read<T>) -> Result<T, Fault> {
        let found = Kind::of(self.text);
        if found == Some(Kind::Object) {
            return guard::check(self, limits).and_then(|()| self.convert(read));
        }
        self.convert(|text| serde_json::from_str::<IgnoredAny>(text))?;
        if found == Some(Kind::Null) { Ok(T::default()) } else { Err(self.wrong_kind(Kind::Object, found)) }
    }

    fn convert<T>(self, read: Read<T>) -> Result<T, Fault> {
        read(self.text).map_err(|error| {
            let offset = self.offset() + place::of_error(self.text, &error);
            self.fault_at(offset, &place::reason(&error))
        })
    }

    fn wrong_kind(self, expected: Kind, found: Option<Kind>) -> Fault {
        let Json { subject, whole, .. } = self;
        let at = place::line_and_column(whole, self.offset());
        let found = found.unwrap_or(Kind::Null);
        Fault::ill_formed(format!("{subject} must be {expected}, not {found}, {at}. Send {expected}."))
    }

    fn fault_at(self, offset: usize, reason: &str) -> Fault {
        let Json { subject, whole, .. } = self;
        let at = place::line_and_column(whole, offset);
        Fault::unreadable(format!("{subject} is not valid JSON: {reason} {at}. Send valid JSON."))
    }

    fn offset(self) -> usize {
        place::offset(self.text, self.whole)
    }
}
