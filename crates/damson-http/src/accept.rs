//! Content negotiation: which of the server's forms the client likes best.
//! See [RFC 9110 §12.5.1](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1).

use http::header::{ACCEPT, HeaderMap};

use crate::media_type::{MediaRange, split};

/// The media types in which a response can be sent.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MediaType {
    /// `application/graphql-response+json`: surely from a GraphQL server, so the status code can speak.
    GraphqlResponse,
    /// `application/json`: what clients asked for before the other one existed.
    Json,
}

impl MediaType {
    /// The value of `Content-Type`.
    pub fn content_type(self) -> &'static str {
        match self {
            MediaType::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            MediaType::Json => "application/json; charset=utf-8",
        }
    }
}

/// What to send back.
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
            Form::Page => ("text", "html"),
        }
    }
}

/// How much the client wants a form: first by weight, then by how precisely it was named.
type Wish = (u16, Precision);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Anything,
    AnySubtype,
    Named,
}

/// The form that `Accept` prefers, or nothing if it excludes all of them. A client that has no preference gets
/// `default`; the page goes only to those who ask for text.
pub(crate) fn negotiate(headers: &HeaderMap, default: MediaType, page: bool) -> Option<Form> {
    let ranges: Vec<_> = weighted_ranges(headers).collect();
    if ranges.is_empty() {
        return Some(Form::Answer(default));
    }
    // In order of preference where the client is indifferent; `max_by_key` takes the last of equals.
    let forms = [Form::Page, Form::Answer(MediaType::Json), Form::Answer(MediaType::GraphqlResponse)];
    forms
        .into_iter()
        .filter_map(|form| Some((form, wish(&ranges, form)?)))
        .filter(|&(form, (weight, precision))| match form {
            Form::Page => page && weight > 0 && precision > Precision::Anything,
            Form::Answer(_) => weight > 0,
        })
        .max_by_key(|&(form, wish)| (wish, wish.1 < Precision::Named && form == Form::Answer(default)))
        .map(|(form, _)| form)
}

/// The weight of the most precise range that covers `form`.
fn wish(ranges: &[(MediaRange<'_>, u16)], form: Form) -> Option<Wish> {
    let covering = ranges.iter().filter_map(|&(range, weight)| Some((precision(range, form)?, weight)));
    covering.max().map(|(precision, weight)| (weight, precision))
}

fn precision(range: MediaRange<'_>, form: Form) -> Option<Precision> {
    let (ty, subtype) = form.essence();
    if !range.allows_utf8() {
        None
    } else if range.is(ty, subtype) {
        Some(Precision::Named)
    } else if range.is(ty, "*") {
        Some(Precision::AnySubtype)
    } else {
        range.is("*", "*").then_some(Precision::Anything)
    }
}

/// The ranges of all `Accept` headers with their weights in thousandths; what is malformed is passed over.
fn weighted_ranges(headers: &HeaderMap) -> impl Iterator<Item = (MediaRange<'_>, u16)> {
    let lines = headers.get_all(ACCEPT).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| split(line, ',')).filter_map(|text| {
        let range = MediaRange::parse(text)?;
        Some((range, weight(range.parameter("q"))?))
    })
}

fn weight(q: Option<&str>) -> Option<u16> {
    let Some(q) = q else { return Some(1000) };
    let q: f32 = q.parse().ok()?;
    (0.0..=1.0).contains(&q).then_some((q * 1000.0).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRAPHQL: Option<Form> = Some(Form::Answer(MediaType::GraphqlResponse));
    const JSON: Option<Form> = Some(Form::Answer(MediaType::Json));
    const PAGE: Option<Form> = Some(Form::Page);

    fn negotiated(accept: &str, page: bool) -> Option<Form> {
        let headers = HeaderMap::from_iter([(ACCEPT, accept.parse().expect("a header's value"))]);
        negotiate(&headers, MediaType::Json, page)
    }

    #[test]
    fn the_best_liked_form_wins() {
        let cases = [
            ("application/json", JSON),
            ("application/graphql-response+json", GRAPHQL),
            ("APPLICATION/GraphQL-Response+JSON", GRAPHQL),
            ("*/*", JSON),
            ("application/*", JSON),
            ("", JSON),
            ("nonsense", JSON),
            ("application/json, application/graphql-response+json", GRAPHQL),
            ("application/graphql-response+json;q=0.9, application/json", JSON),
            ("application/graphql-response+json,application/json;q=0.9", GRAPHQL),
            ("application/json;q=0.1, */*", GRAPHQL),
            ("application/json;q=0, */*;q=0.1", GRAPHQL),
            ("application/graphql-response+json, */*;q=0.5", GRAPHQL),
            ("application/graphql-response+json;q=0.5, */*;q=0.5", GRAPHQL),
            ("application/json; charset=utf-8", JSON),
            ("application/json; charset=\"UTF-8\"; q=0.3", JSON),
            ("application/json; charset=latin1, application/graphql-response+json;q=0.1", GRAPHQL),
            ("application/json; charset=latin1", None),
            ("application/json;q=0", None),
            ("*/*;q=0", None),
            ("application/xml", None),
            ("multipart/mixed;incrementalSpec=v0.2, application/json", JSON),
            ("application/json;q=2", JSON),
            ("application/json;q=NaN, application/graphql-response+json", GRAPHQL),
            ("text/html", None),
        ];
        for (accept, expected) in cases {
            assert_eq!(negotiated(accept, false), expected, "Accept: {accept}");
        }
    }

    #[test]
    fn the_page_is_for_those_who_ask_for_text() {
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
        let cases = [
            (browser, PAGE),
            ("text/html", PAGE),
            ("text/*", PAGE),
            ("*/*", JSON),
            ("", JSON),
            ("text/html, application/json", JSON),
            ("text/html, application/json;q=0.9", PAGE),
            ("text/html;q=0.5, application/json", JSON),
            ("text/html;q=0, */*", JSON),
        ];
        for (accept, expected) in cases {
            assert_eq!(negotiated(accept, true), expected, "Accept: {accept}");
        }
        assert_eq!(negotiated(browser, false), JSON);
    }

    #[test]
    fn several_accept_headers_count_as_one() {
        let lines = ["text/html;q=0.1", "application/graphql-response+json"];
        let headers = lines.into_iter().map(|line| (ACCEPT, line.parse().expect("a header's value")));
        assert_eq!(negotiate(&headers.collect(), MediaType::Json, true), GRAPHQL);
    }
}
