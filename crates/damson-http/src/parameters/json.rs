//! A body of JSON: one request, or a list of them.
//! See [JSON Encoding](https://graphql.github.io/graphql-over-http/draft/#sec-JSON-Encoding).

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use damson::{BatchRequest, Request, UploadValue, Variables};
use http::StatusCode;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::kind::Kind;
use super::{Json, Parameters, guard, place};
use crate::limits::Limits;
use crate::lines::Place;
use crate::refusal::{Fault, quoted};
use crate::{Accepted, Pass, Reply};

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

/// The requests in a body.
pub(crate) struct Decoded {
    request: BatchRequest,
    /// The places of the requests of a batch.
    places: Vec<Place>,
}

/// The place of a file: the index of a request, and of the file among those of the request.
pub(crate) struct FilePlace {
    request: usize,
    upload: usize,
}

impl Decoded {
    /// Puts a reference to a file, which is still to come, at a path such as `variables.file` or `0.variables.file`.
    pub(crate) fn expect_file(&mut self, path: &str) -> Result<FilePlace, Fault> {
        let to_come = UploadValue { filename: String::new(), content_type: None, content: Bytes::new().into() };
        let place = self.find(path).and_then(|(request, path)| {
            let found = self.request.iter_mut().nth(request)?;
            found.set_upload(&path, to_come).then(|| FilePlace { request, upload: found.uploads.len() - 1 })
        });
        place.ok_or_else(|| {
            let path = quoted(path);
            Fault::ill_formed(format!(
                "Part `map` has the path `{path}`, where `operations` has no null. Name a null in the variables."
            ))
        })
    }

    /// Puts a file in the place that was made for it.
    pub(crate) fn set_file(&mut self, place: FilePlace, value: UploadValue) {
        if let Some(upload) =
            self.request.iter_mut().nth(place.request).and_then(|request| request.uploads.get_mut(place.upload))
        {
            *upload = value;
        }
    }

    /// The index of the request that a path leads into, and the path in it.
    fn find<'p>(&self, path: &'p str) -> Option<(usize, Cow<'p, str>)> {
        if self.places.is_empty() {
            return Some((0, Cow::Borrowed(path)));
        }
        let index = |text: &str| text.parse::<usize>().ok();
        let (request, in_request) = match path.split_once('.')? {
            ("variables", _) => (None, path),
            (number, rest) => (Some(index(number)?), rest),
        };
        let has_list = |place: &Place| place.request == request && place.variables.is_some();
        if !self.places.iter().any(has_list) {
            let at = self.places.iter().position(|place| place.request == request)?;
            return Some((at, Cow::Borrowed(in_request)));
        }
        let (number, rest) = in_request.strip_prefix("variables.")?.split_once('.')?;
        let place = Place { request, variables: Some(index(number)?) };
        Some((self.places.iter().position(|found| *found == place)?, Cow::Owned(format!("variables.{rest}"))))
    }

    /// The request, to be answered in this form; a fault if the client does not read the only possible form.
    pub(crate) fn accept(self, reply: &Reply, pass: Pass) -> Result<Accepted, Fault> {
        let Decoded { request, places } = self;
        if !reply.takes_lines() && places.iter().any(|place| place.variables.is_some()) {
            return Err(needs_lines());
        }
        if reply.is_only_stream() && matches!(request, BatchRequest::Batch(_)) {
            return Err(needs_an_answer());
        }
        Ok(Accepted { request, reply: reply.clone().at(places), pass: Some(pass) })
    }
}

/// The request, or the requests, in `body`.
pub(crate) fn decode(body: &[u8], limits: &Limits) -> Result<Decoded, Fault> {
    let text = std::str::from_utf8(body).map_err(|error| not_utf8(body, error.valid_up_to()))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    refuse_deep(text, limits)?;
    match Kind::of(text) {
        None => Err(Fault::unreadable(format!("The request's body is empty. {NEXT}"))),
        Some(Kind::Object) => decode_alone(text, limits),
        Some(Kind::List) => decode_batch(text, limits),
        Some(other) => Err(not_an_object(text, text, other)),
    }
}

/// Checks the nesting of a large body before it is parsed; the check stops where the nesting is too deep.
fn refuse_deep(text: &str, limits: &Limits) -> Result<(), Fault> {
    const LARGE: usize = 64 * 1024;
    const AROUND: usize = 3; // the request's own braces, the list of a batch, and a list of variables
    if text.len() < LARGE {
        return Ok(());
    }
    let limits = Limits { nesting: limits.nesting + AROUND, values: usize::MAX, ..*limits };
    guard::check(Json { subject: "The request's body", text, whole: text }, &limits)
}

const NEXT: &str = r#"Send an object such as {"query": "{ __typename }"}."#;
const MISSING_QUERY: &str = r#"Property `query` is missing. Send the document's text: {"query": "{ __typename }"}."#;

fn decode_alone(text: &str, limits: &Limits) -> Result<Decoded, Fault> {
    let found = Properties::read(text, text)?;
    if !found.has_list_of_variables() {
        return Ok(Decoded { request: BatchRequest::Single(found.into_request(text, limits)?), places: Vec::new() });
    }
    let mut batch = Batch::of(limits);
    batch.add_each(found, text, None)?;
    Ok(batch.finish())
}

impl<'a> Properties<'a> {
    fn read(text: &'a str, whole: &'a str) -> Result<Self, Fault> {
        serde_json::from_str(text).map_err(|error| not_a_request(text, whole, &error))
    }

    fn has_list_of_variables(&self) -> bool {
        self.variables.is_some_and(|variables| Kind::of(variables.get()) == Some(Kind::List))
    }

    fn into_request(self, whole: &str, limits: &Limits) -> Result<Request, Fault> {
        let query = property("Property `query`", self.query, whole).map(Json::string).transpose()?;
        let name = property("Property `operationName`", self.operation_name, whole).map(Json::string).transpose()?;
        let parameters = Parameters {
            query: query.map(Into::into),
            operation_name: name.map(Into::into),
            variables: property(VARIABLES, self.variables, whole),
            extensions: property("Property `extensions`", self.extensions, whole),
        };
        parameters.into_request(limits, MISSING_QUERY)
    }
}

const VARIABLES: &str = "Property `variables`";

fn property<'a>(subject: &'static str, raw: Option<&'a RawValue>, whole: &'a str) -> Option<Json<'a>> {
    raw.map(|raw| Json { subject, text: raw.get(), whole })
}

/// See [Batching](https://github.com/graphql/graphql-over-http/blob/main/rfcs/Batching.md), which is not a standard yet.
fn decode_batch(text: &str, limits: &Limits) -> Result<Decoded, Fault> {
    const MANY: &str = "The list has more than";
    if limits.batch == 0 {
        return Err(batch_fault("Lists of requests are not supported. Send one request, as an object.".into()));
    }
    let items = items(text, text, limits, |limit| format!("{MANY} {limit} requests. Send at most {limit} at a time."))?;
    if items.is_empty() {
        return Err(Fault::ill_formed("The list of requests is empty. Send one request at least."));
    }
    refuse_many_values(text, items.len(), limits)?;
    let mut batch = Batch::of(limits);
    for (index, item) in items.into_iter().enumerate() {
        batch.add(item.get(), text, index)?;
    }
    Ok(batch.finish())
}

/// The requests of a batch, so far.
struct Batch<'l> {
    requests: Vec<Request>,
    places: Vec<Place>,
    limits: &'l Limits,
    /// The bytes that copies of documents and extensions may still take: lists of variables make no more text than a body may
    /// have.
    copies: usize,
}

impl<'l> Batch<'l> {
    fn of(limits: &'l Limits) -> Self {
        Batch { requests: Vec::new(), places: Vec::new(), limits, copies: limits.body }
    }

    /// Adds the request at this index of the list.
    fn add(&mut self, text: &str, whole: &str, index: usize) -> Result<(), Fault> {
        match Kind::of(text).unwrap_or(Kind::Null) {
            Kind::Object => {
                let found = Properties::read(text, whole)?;
                if found.has_list_of_variables() {
                    return self.add_each(found, whole, Some(index));
                }
                let request = found.into_request(whole, self.limits)?;
                self.push(request, Place { request: Some(index), variables: None })
            }
            other => Err(not_an_object(text, whole, other)),
        }
    }

    /// Adds the request once for each of its variables.
    /// See the appendix [Variable Batching](https://github.com/graphql/graphql-over-http), which is not a standard yet.
    fn add_each(&mut self, found: Properties<'_>, whole: &str, index: Option<usize>) -> Result<(), Fault> {
        let limits = self.limits;
        if limits.batch == 0 {
            return Err(batch_fault("Lists of variables are not supported. Send one object in `variables`.".into()));
        }
        let list = found.variables.map_or("[]", RawValue::get);
        let list = Json { subject: VARIABLES, text: list, whole };
        guard::check(list, &Limits { nesting: limits.nesting.saturating_add(1), ..limits.clone() })?;
        let items = items(list.text, whole, limits, |limit| {
            format!("Property `variables` has more than {limit} items. Send at most {limit} at a time.")
        })?;
        if items.is_empty() {
            return Err(Fault::ill_formed("The list of variables is empty. Send one object at least."));
        }
        let extensions = found.extensions.map_or(0, |extensions| extensions.get().len());
        let shared = Properties { variables: None, ..found }.into_request(whole, limits)?;
        let text = shared.query.len().saturating_add(extensions);
        for (variables, item) in items.into_iter().enumerate() {
            self.copies = self.copies.checked_sub(text).ok_or_else(|| too_much_text(limits))?;
            let mut request = Request::new(&*shared.query);
            request.operation_name.clone_from(&shared.operation_name);
            request.extensions.clone_from(&shared.extensions);
            let item = Json { subject: "An item of `variables`", text: item.get(), whole };
            request.variables = item.object(limits, Variables::from_json_text)?;
            self.push(request, Place { request: index, variables: Some(variables) })?;
        }
        Ok(())
    }

    fn push(&mut self, request: Request, place: Place) -> Result<(), Fault> {
        let limit = self.limits.batch;
        if self.requests.len() == limit {
            let message = format!("The body has more than {limit} requests. Send at most {limit} at a time.");
            return Err(batch_fault(message));
        }
        self.requests.push(request);
        self.places.push(place);
        Ok(())
    }

    fn finish(self) -> Decoded {
        Decoded { request: BatchRequest::Batch(self.requests), places: self.places }
    }
}

/// The items of a list, as text; a fault with the message of `too_many` if there are more than a batch may have.
fn items<'a>(
    text: &'a str,
    whole: &'a str,
    limits: &Limits,
    too_many: impl FnOnce(usize) -> String,
) -> Result<Vec<&'a RawValue>, Fault> {
    let mut items = Vec::new();
    let read = Items { items: &mut items, limit: limits.batch };
    let mut json = serde_json::Deserializer::from_str(text);
    let outcome = read.deserialize(&mut json).and_then(|()| json.end());
    if items.len() > limits.batch {
        return Err(batch_fault(too_many(limits.batch)));
    }
    outcome.map_err(|error| not_a_request(text, whole, &error))?;
    Ok(items)
}

/// Checks all requests before any is built: together they may have as many values as one, besides those that each must have.
fn refuse_many_values(text: &str, requests: usize, limits: &Limits) -> Result<(), Fault> {
    const OF_A_REQUEST: usize = 16;
    let values = limits.values.saturating_add(requests.saturating_mul(OF_A_REQUEST));
    let limits = Limits { nesting: usize::MAX, values, ..*limits };
    guard::check(Json { subject: "The request's body", text, whole: text }, &limits)
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

fn too_much_text(limits: &Limits) -> Fault {
    let limit = limits.body;
    let message = format!(
        "With a document for each of its variables, the body has more than {limit} bytes. Send fewer variables."
    );
    Fault::refused(StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_BODY", message)
}

fn needs_lines() -> Fault {
    let message =
        "A list of variables is answered in `application/jsonl`. Accept it, or send one object in `variables`.";
    Fault::refused(StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE", message)
}

fn needs_an_answer() -> Fault {
    let message =
        "The responses to a batch are not a stream. Accept `application/json`, or send each request by itself.";
    Fault::refused(StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE", message)
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
