//! A body of JSON: one request, or a list of them.
//! See [JSON Encoding](https://graphql.github.io/graphql-over-http/draft/#sec-JSON-Encoding).

use std::fmt;

use damson::{BatchRequest, Request};
use http::StatusCode;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::kind::Kind;
use super::{Json, Parameters, guard, place};
use crate::limits::Limits;
use crate::refusal::Fault;

/// The properties, each still as text, so that an error can name the property.
#[derive(Deserialize)]
struct Properties<'a> {
    #[serde(borrow)]
    query: Option<&'a RawValue>,
    #[serde(borrow, rename = "operationName")]
    operation_name: Option<&'a RawValue>,
    #[serde(borrow)]
    variables: Option<&'a RawValue>,
    #[serde(borrow)]
    extensions: Option<&'a RawValue>,
}

/// The request, or the requests, in `body`.
pub(crate) fn decode(body: &[u8], limits: &Limits) -> Result<BatchRequest, Fault> {
    let text = std::str::from_utf8(body).map_err(|error| not_utf8(body, error.valid_up_to()))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    refuse_deep(text, limits)?;
    match Kind::of(text) {
        None => Err(Fault::unreadable(format!("The request's body is empty. {NEXT}"))),
        Some(Kind::Object) => Ok(BatchRequest::Single(decode_one(text, text, limits)?)),
        Some(Kind::List) => Ok(BatchRequest::Batch(decode_batch(text, limits)?)),
        Some(other) => Err(not_an_object(text, text, other)),
    }
}

/// Checks the nesting of a large body before it is parsed; the check stops where the nesting is too deep.
fn refuse_deep(text: &str, limits: &Limits) -> Result<(), Fault> {
    const LARGE: usize = 64 * 1024;
    const AROUND: usize = 2; // the request's own braces, and the list of a batch
    if text.len() < LARGE {
        return Ok(());
    }
    let limits = Limits { nesting: limits.nesting + AROUND, values: usize::MAX, ..*limits };
    guard::check(Json { subject: "The request's body", text, whole: text }, &limits)
}

const NEXT: &str = r#"Send an object such as {"query": "{ __typename }"}."#;
const MISSING_QUERY: &str = r#"Property `query` is missing. Send the document's text: {"query": "{ __typename }"}."#;

fn decode_one(text: &str, whole: &str, limits: &Limits) -> Result<Request, Fault> {
    let properties: Properties<'_> = serde_json::from_str(text).map_err(|error| not_a_request(text, whole, &error))?;
    let query = property("Property `query`", properties.query, whole).map(Json::string).transpose()?;
    let name = property("Property `operationName`", properties.operation_name, whole).map(Json::string).transpose()?;
    let parameters = Parameters {
        query: query.map(Into::into),
        operation_name: name.map(Into::into),
        variables: property("Property `variables`", properties.variables, whole),
        extensions: property("Property `extensions`", properties.extensions, whole),
    };
    parameters.into_request(limits, MISSING_QUERY)
}

fn property<'a>(subject: &'static str, raw: Option<&'a RawValue>, whole: &'a str) -> Option<Json<'a>> {
    raw.map(|raw| Json { subject, text: raw.get(), whole })
}

/// See [Batching](https://github.com/graphql/graphql-over-http/blob/main/rfcs/Batching.md), which is not a standard yet.
fn decode_batch(text: &str, limits: &Limits) -> Result<Vec<Request>, Fault> {
    if limits.batch == 0 {
        return Err(batch_fault("Lists of requests are not supported. Send one request, as an object.".into()));
    }
    let mut items = Vec::new();
    let read = Items { items: &mut items, limit: limits.batch };
    let mut json = serde_json::Deserializer::from_str(text);
    let outcome = read.deserialize(&mut json).and_then(|()| json.end());
    if items.len() > limits.batch {
        let limit = limits.batch;
        return Err(batch_fault(format!("The list has more than {limit} requests. Send at most {limit} at a time.")));
    }
    outcome.map_err(|error| not_a_request(text, text, &error))?;
    if items.is_empty() {
        return Err(Fault::ill_formed("The list of requests is empty. Send one request at least."));
    }
    refuse_many_values(text, items.len(), limits)?;
    items.into_iter().map(|item| decode_item(item.get(), text, limits)).collect()
}

/// Checks all requests before any is built: together they may have as many values as one, besides those that each must have.
fn refuse_many_values(text: &str, requests: usize, limits: &Limits) -> Result<(), Fault> {
    const OF_A_REQUEST: usize = 16;
    let values = limits.values.saturating_add(requests.saturating_mul(OF_A_REQUEST));
    let limits = Limits { nesting: usize::MAX, values, ..*limits };
    guard::check(Json { subject: "The request's body", text, whole: text }, &limits)
}

fn decode_item(text: &str, whole: &str, limits: &Limits) -> Result<Request, Fault> {
    match Kind::of(text).unwrap_or(Kind::Null) {
        Kind::Object => decode_one(text, whole, limits),
        other => Err(not_an_object(text, whole, other)),
    }
}

/// Collects the items of a list, and stops reading at the first one too many.
struct Items<'i, 'a> {
    items: &'i mut Vec<&'a RawValue>,
    limit: usize,
}

impl<'a> DeserializeSeed<'a> for Items<'_, 'a> {
    type Value = ();
    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for Items<'_, 'a> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of requests")
    }
    fn visit_seq<A: SeqAccess<'a>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = list.next_element()? {
            self.items.push(item);
            if self.items.len() > self.limit {
                break;
            }
        }
        Ok(())
    }
}

fn batch_fault(message: String) -> Fault {
    Fault::refused(StatusCode::BAD_REQUEST, "LIMIT_BATCH", message)
}

fn not_utf8(body: &[u8], offset: usize) -> Fault {
    let byte = body.get(offset).copied().unwrap_or_default();
    Fault::unreadable(format!(
        "The request's body is not UTF-8: byte 0x{byte:02X} at offset {offset}. Encode it as UTF-8."
    ))
}

fn not_an_object(text: &str, whole: &str, found: Kind) -> Fault {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        return not_a_request(text, whole, &error);
    }
    let at = place::line_and_column(whole, place::offset(text, whole));
    Fault::ill_formed(format!("A request must be an object, not {found}, {at}. {NEXT}"))
}

fn not_a_request(text: &str, whole: &str, error: &serde_json::Error) -> Fault {
    let at = place::line_and_column(whole, place::offset(text, whole) + place::of_error(text, error));
    let reason = place::reason(error);
    match error.is_data() {
        true => Fault::ill_formed(format!("The request's body has a {reason} {at}. Send each property once.")),
        false => Fault::unreadable(format!("The request's body is not JSON: {reason} {at}. {NEXT}")),
    }
}
