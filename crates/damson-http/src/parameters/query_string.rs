//! The query of a URL: `query=…&variables=…`, percent-encoded.
//! See [GET](https://graphql.github.io/graphql-over-http/draft/#sec-GET).

use std::borrow::Cow;

use damson::Request;

use super::{Json, Parameters};
use crate::limits::Limits;
use crate::refusal::{Fault, quoted};

const MISSING_QUERY: &str =
    "Parameter `query` is missing. Send the document's text: ?query=%7B__typename%7D, or use POST.";

/// The request in the query of a URL.
pub(crate) fn decode(query: &str, limits: &Limits) -> Result<Request, Fault> {
    let mut found = Found::default();
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        found.take(name, value)?;
    }
    let Found { query, operation_name, variables, extensions } = &found;
    let parameters = Parameters {
        query: query.as_deref().map(Cow::Borrowed),
        operation_name: operation_name.as_deref().map(Cow::Borrowed),
        variables: json("Parameter `variables`", variables),
        extensions: json("Parameter `extensions`", extensions),
    };
    parameters.into_request(limits, MISSING_QUERY)
}

/// The first value of a parameter, if it is well formed.
pub(crate) fn parameter(query: &str, name: &str) -> Option<String> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(found, _)| *found == name).and_then(|(_, value)| percent_decoded(value).ok())
}

fn json<'a>(subject: &'static str, text: &'a Option<String>) -> Option<Json<'a>> {
    let text = text.as_deref().filter(|text| !text.is_empty())?;
    Some(Json { subject, text, whole: text })
}

#[derive(Default)]
struct Found {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
    extensions: Option<String>,
}

impl Found {
    /// Keeps the parameter if it is one of a GraphQL request, and ignores others.
    fn take(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        let Ok(name) = percent_decoded(name) else { return Ok(()) };
        let place = match name.as_str() {
            "query" => &mut self.query,
            "operationName" => &mut self.operation_name,
            "variables" => &mut self.variables,
            "extensions" => &mut self.extensions,
            _ => return Ok(()),
        };
        if place.is_some() {
            return Err(Fault::ill_formed(format!("Parameter `{name}` is given twice. Send it once.")));
        }
        *place = Some(percent_decoded(value).map_err(|reason| {
            Fault::unreadable(format!("Parameter `{name}` is not percent-encoded UTF-8: {reason}. Encode it again."))
        })?);
        Ok(())
    }
}

/// `text` with its escapes resolved and `+` as a space, or the reason why it is malformed.
/// See [application/x-www-form-urlencoded](https://url.spec.whatwg.org/#urlencoded-parsing).
fn percent_decoded(text: &str) -> Result<String, String> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'%' => {
                decoded.push(escape(bytes, at).ok_or_else(|| wrong_escape(text, at))?);
                at += 2;
            }
            b'+' => decoded.push(b' '),
            _ => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8(decoded).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        format!("byte 0x{:02X} at offset {offset}", error.as_bytes()[offset])
    })
}

/// The byte that the escape at `at` stands for.
fn escape(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = |offset: usize| bytes.get(at + offset).and_then(|&byte| char::from(byte).to_digit(16));
    u8::try_from(digit(1)? << 4 | digit(2)?).ok()
}

fn wrong_escape(text: &str, at: usize) -> String {
    let escape: String = text[at..].chars().take(3).collect();
    format!("`{}` at offset {at} is not an escape", quoted(&escape))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_plus_signs_are_resolved() {
        assert_eq!(percent_decoded("%7Ba+b%7d%C3%A9"), Ok("{a b}é".into()));
    }

    #[test]
    fn broken_escapes_are_named_with_their_place() {
        let cases = [
            ("ab%", "`%` at offset 2 is not an escape"),
            ("%4", "`%4` at offset 0 is not an escape"),
            ("%+1", "`%+1` at offset 0 is not an escape"),
            ("%zz", "`%zz` at offset 0 is not an escape"),
            ("%é1", "`%é1` at offset 0 is not an escape"),
            ("a%FF", "byte 0xFF at offset 1"),
            ("%ED%A0%80", "byte 0xED at offset 0"),
            ("%C3", "byte 0xC3 at offset 0"),
        ];
        for (text, reason) in cases {
            assert_eq!(percent_decoded(text), Err(reason.into()), "{text}");
        }
    }
}
