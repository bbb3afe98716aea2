//! Chooses the form of answer that the client prefers, by `Accept`.
//! See [RFC 9110 §12.5.1](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1).

use std::borrow::Cow;

use http::header::{ACCEPT, HeaderMap};

use crate::element::Element;
use crate::media_type::{MediaRange, is_utf8};
use crate::negotiation::{Precision, Preferences, Range, Weight};
use crate::stream_form::{self, StreamForm};

/// The media types in which a response can be sent.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MediaType {
    /// `application/graphql-response+json`: certainly from a GraphQL server, so the status code can speak for it.
    GraphqlResponse,
    /// `application/json`: the media type of clients from before the other one existed.
    Json,
    /// `application/jsonl`: a line of JSON for each response of a batch, with the place of its request.
    JsonLines,
}

impl MediaType {
    /// The value of `Content-Type`.
    pub fn content_type(self) -> &'static str {
        match self {
            MediaType::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            MediaType::Json => "application/json; charset=utf-8",
            MediaType::JsonLines => "application/jsonl; charset=utf-8",
        }
    }
}

/// The form of the answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Answer(MediaType),
    /// GraphiQL's page.
    Page,
}

impl Form {
    fn essence(self) -> (&'static str, &'static str) {
        match self {
            Form::Answer(MediaType::GraphqlResponse) => ("application", "graphql-response+json"),
            Form::Answer(MediaType::Json) => ("application", "json"),
            Form::Answer(MediaType::JsonLines) => ("application", "jsonl"),
            Form::Page => ("text", "html"),
        }
    }
}

impl<'h> Range<'h> for MediaRange<'h> {
    type Offer = Form;

    fn read(element: Element<'h>) -> Option<Self> {
        MediaRange::of(element)
    }

    /// Every form is in UTF-8 and has no other parameter.
    fn precision(&self, form: Form) -> Option<Precision> {
        let (ty, subtype) = form.essence();
        let is_ours = |(name, value): &(&str, Cow<'_, str>)| name.eq_ignore_ascii_case("charset") && is_utf8(value);
        if !self.parameters().iter().all(is_ours) {
            None
        } else if self.is(ty, subtype) {
            Some(Precision::Named(self.parameters().len()))
        } else if self.is(ty, "*") {
            Some(Precision::AnySubtype)
        } else {
            self.is("*", "*").then_some(Precision::Anything)
        }
    }
}

/// The form that `Accept` prefers, or nothing if it excludes all of them. A client without a preference gets `default`; the
/// page goes only to clients that ask for text.
pub(crate) fn negotiate(headers: &HeaderMap, default: MediaType, page: bool) -> Option<Form> {
    let preferences = Preferences::<MediaRange<'_>>::read(headers, ACCEPT);
    if preferences.is_empty() {
        return Some(Form::Answer(default));
    }
    // In ascending order of the server's preference, for clients that are indifferent: `max_by_key` takes the last of
    // equals.
    let forms = [Form::Page, Form::Answer(MediaType::Json), Form::Answer(MediaType::GraphqlResponse)];
    forms
        .into_iter()
        .filter_map(|form| Some((form, preferences.weight(form)?)))
        .filter(|&(form, (precision, weight))| match form {
            Form::Page => page && weight > 0 && precision > Precision::Anything,
            Form::Answer(_) => weight > 0,
        })
        .max_by_key(|&(form, (precision, weight))| {
            let precision = precision.min(Precision::Named(0));
            (weight, precision, precision < Precision::Named(0) && form == Form::Answer(default))
        })
        .map(|(form, _)| form)
}

/// The wish of a client for lines of JSON, which it names if it can read them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Lines {
    Refused,
    /// It prefers another form.
    Accepted,
    Preferred,
}

/// Whether `Accept` names lines of JSON, and prefers them to `other`.
pub(crate) fn lines(headers: &HeaderMap, other: Option<Form>) -> Lines {
    let preferences = Preferences::<MediaRange<'_>>::read(headers, ACCEPT);
    let others = weight(&preferences, other);
    match preferences.weight(Form::Answer(MediaType::JsonLines)) {
        Some((Precision::Named(_), weight)) if weight > 0 && weight >= others => Lines::Preferred,
        Some((Precision::Named(_), weight)) if weight > 0 => Lines::Accepted,
        _ => Lines::Refused,
    }
}

/// Whether `Accept` names a form of streams, and how much it prefers that to `other`.
pub(crate) fn stream(headers: &HeaderMap, other: Option<Form>) -> Option<(StreamForm, Preference)> {
    let (form, of_stream) = stream_form::negotiate(headers)?;
    let preference = match other {
        None => Preference::Required,
        Some(_) if of_stream > weight(&Preferences::read(headers, ACCEPT), other) => Preference::Preferred,
        Some(_) => Preference::Accepted,
    };
    Some((form, preference))
}

/// The wish of a client for streams.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Preference {
    /// A single response is not to be a stream.
    Accepted,
    /// A single response is to be a stream, too.
    Preferred,
    /// The client accepts nothing else.
    Required,
}

fn weight(preferences: &Preferences<MediaRange<'_>>, form: Option<Form>) -> Weight {
    form.and_then(|form| preferences.weight(form)).map_or(0, |(_, weight)| weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(form: Option<Form>) -> &'static str {
        match form {
            Some(Form::Answer(MediaType::GraphqlResponse)) => "graphql",
            Some(Form::Answer(MediaType::Json)) => "json",
            Some(Form::Answer(MediaType::JsonLines)) => "lines",
            Some(Form::Page) => "page",
            None => "none",
        }
    }

    /// The rows hold the form that is sent where there is no page, the form where there is one, and the lines of `Accept`.
    #[test]
    fn the_preferred_form_wins() {
        let table = include_str!("../tests/negotiation/accept.txt");
        let mut count = 0;
        for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let (expected, lines) = row.split_once(" <- ").expect("a row has an arrow");
            let lines = lines.split(" && ").map(|line| (ACCEPT, line.trim().parse().expect("a header's value")));
            let headers: HeaderMap = lines.collect();
            let found = [false, true].map(|page| name_of(negotiate(&headers, MediaType::Json, page)));
            assert_eq!(found.join(" "), expected.split_whitespace().collect::<Vec<_>>().join(" "), "{row}");
            count += 1;
        }
        assert!(count > 50, "only {count} rows were found");
    }
}
