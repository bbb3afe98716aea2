//! The rules for the head of a request, each with the fault of breaking it.

use http::header::{self, HeaderMap};
use http::request::Parts;
use http::{Method, StatusCode};

use crate::coding::Coding;
use crate::element::members;
use crate::media_type::MediaRange;
use crate::refusal::{Fault, quoted};

pub(crate) fn not_acceptable() -> Fault {
    let message = "None of the media types in `Accept` can be sent. Accept `application/graphql-response+json` or \
                   `application/json`, in UTF-8.";
    Fault::refused(StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE", message)
}

/// Whether the method only reads: `GET`, and `HEAD`, which is answered like `GET`.
/// See [RFC 9110 §9.3.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2).
pub(crate) fn only_reads(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

pub(crate) fn asks_for_asset(head: &Parts) -> bool {
    only_reads(&head.method) && head.uri.query().is_some_and(|query| query.starts_with("graphiql-asset="))
}

pub(crate) fn check_method(method: &Method) -> Result<(), Fault> {
    if only_reads(method) || *method == Method::POST {
        return Ok(());
    }
    let message = format!("The method {} is not supported. Use POST, or GET for queries.", quoted(method.as_str()));
    Err(Fault::refused(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", message))
}

pub(crate) fn check_url(head: &Parts, limit: usize) -> Result<(), Fault> {
    let length = head.uri.path_and_query().map_or(0, |url| url.as_str().len());
    if length <= limit {
        return Ok(());
    }
    let message = format!("The URL is longer than {limit} bytes. Send the request as POST.");
    Err(Fault::refused(StatusCode::URI_TOO_LONG, "LIMIT_URL", message))
}

/// A GET request has no body, so it need not name a type of one.
pub(crate) fn check_optional_content_type(headers: &HeaderMap) -> Result<(), Fault> {
    if headers.contains_key(header::CONTENT_TYPE) { check_content_type(headers) } else { Ok(()) }
}

/// The form of a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum BodyForm {
    Json,
    /// Parts between lines with this boundary.
    Multipart {
        boundary: String,
    },
}

/// The form of the body; `uploads` says whether it may be in parts. A plain form can send these, too, so a header must show that
/// the request is not forged.
pub(crate) fn body_form(headers: &HeaderMap, uploads: bool) -> Result<BodyForm, Fault> {
    let mut values = headers.get_all(header::CONTENT_TYPE).into_iter();
    let text = match (values.next(), values.next()) {
        (Some(value), None) if uploads => value.to_str().unwrap_or_default(),
        _ => return check_content_type(headers).map(|()| BodyForm::Json),
    };
    match MediaRange::parse(text).filter(|found| found.is("multipart", "form-data")) {
        Some(found) => {
            check_header_of_preflight(headers)?;
            Ok(BodyForm::Multipart { boundary: boundary(&found)? })
        }
        None => check_content_type(headers).map(|()| BodyForm::Json),
    }
}

/// See [RFC 2046 §5.1.1](https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1).
fn boundary(found: &MediaRange<'_>) -> Result<String, Fault> {
    const LONGEST: usize = 70;
    let boundary = found.parameters().iter().find(|(name, _)| name.eq_ignore_ascii_case("boundary"));
    match boundary {
        Some((_, boundary)) if !boundary.is_empty() && boundary.len() <= LONGEST => Ok((**boundary).to_owned()),
        _ => Err(Fault::unreadable(format!(
            "`Content-Type: multipart/form-data` needs a `boundary` of 1 to {LONGEST} characters. Let your HTTP client write the \
             header."
        ))),
    }
}

/// A browser sends `application/json` to a foreign site only after asking it, so this is also the guard against forged
/// requests. The types that a plain form can send are refused as forged.
pub(crate) fn check_content_type(headers: &HeaderMap) -> Result<(), Fault> {
    const NEXT: &str = "Send JSON with `Content-Type: application/json`.";
    let mut values = headers.get_all(header::CONTENT_TYPE).into_iter();
    let Some(value) = values.next() else {
        return Err(unsupported(format!("The request has no `Content-Type`. {NEXT}")));
    };
    if values.next().is_some() {
        return Err(unsupported(format!("The request has more than one `Content-Type`. {NEXT}")));
    }
    let text = value.to_str().unwrap_or_default();
    match MediaRange::parse(text) {
        _ if is_simple(text) => {
            let message = format!("`Content-Type: {}` could come from a forged form. {NEXT}", quoted(text));
            Err(Fault::refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "CSRF_BLOCKED", message))
        }
        Some(found) if !found.is("application", "json") => {
            Err(unsupported(format!("`Content-Type: {}` is not supported. {NEXT}", quoted(text))))
        }
        Some(found) if !found.allows_utf8() => {
            Err(unsupported(format!("`Content-Type: {}` is not in UTF-8. {NEXT}", quoted(text))))
        }
        Some(_) => Ok(()),
        None => Err(unsupported(format!("`Content-Type` is not a media type. {NEXT}"))),
    }
}

fn unsupported(message: String) -> Fault {
    Fault::refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", message)
}

/// Whether a page may send this type to a foreign site without a preflight, whatever its parameters.
/// See [CORS-safelisted request headers](https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
fn is_simple(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default().trim();
    ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded"]
        .into_iter()
        .any(|simple| essence.eq_ignore_ascii_case(simple))
}

/// The coding of the body.
pub(crate) fn content_coding(headers: &HeaderMap) -> Result<Coding, Fault> {
    let mut codings = members(headers.get_all(header::CONTENT_ENCODING));
    match (codings.next(), codings.next()) {
        (None, _) => Ok(Coding::Identity),
        (Some(name), None) => {
            Coding::named(name).ok_or_else(|| unsupported_coding(&format!("coding `{}`", quoted(name))))
        }
        (Some(_), Some(_)) => Err(unsupported_coding("use of several codings")),
    }
}

fn unsupported_coding(subject: &str) -> Fault {
    unsupported(format!(
        "The {subject} is not supported. Compress the body with `gzip` or `deflate`, or send it without `Content-Encoding`."
    ))
}

/// Of the types that a `GET` request may have, no page can send one without a preflight.
pub(crate) fn check_preflight(headers: &HeaderMap) -> Result<(), Fault> {
    if headers.contains_key(header::CONTENT_TYPE) { Ok(()) } else { check_header_of_preflight(headers) }
}

fn check_header_of_preflight(headers: &HeaderMap) -> Result<(), Fault> {
    const PROOFS: [&str; 3] = ["graphql-require-preflight", "apollo-require-preflight", "x-apollo-operation-name"];
    if PROOFS.into_iter().any(|name| headers.contains_key(name)) {
        return Ok(());
    }
    let message = "The request could be forged by a foreign page. Send the header `GraphQL-Require-Preflight: 1`.";
    Err(Fault::refused(StatusCode::FORBIDDEN, "CSRF_BLOCKED", message))
}

/// The length that the client announces; the reader counts the bytes nevertheless.
pub(crate) fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.trim().parse().ok()
}
