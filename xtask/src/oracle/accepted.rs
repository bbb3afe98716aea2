//! The accepted differences: each heading of `conformance/DIFFERENCES.md` with the predicate that recognises it.

mod cut;

use damson_syntax::ast::{Definition, Document, Selection};
use damson_syntax::{Limits, parse_with};
use serde_json::Value;

use super::compare::{Difference, same};
use cut::is_cut_message;

use super::damson::MAX_ERRORS;
use super::line::Question;

pub(super) struct Accepted {
    /// Its heading in `DIFFERENCES.md`.
    name: &'static str,
    /// Whether a difference is of this kind and of no other.
    is: fn(&Question, &Difference) -> bool,
}

const ALL: &[Accepted] = &[
    Accepted { name: "Quoted text is cut", is: is_cut },
    Accepted { name: "Half a character", is: is_half_character },
    Accepted { name: "Definitions of the type system in a request", is: is_type_system_in_request },
    Accepted { name: "Nullable variables in a non-null OneOf object", is: is_nullable_in_one_of },
    Accepted { name: "Definitions of what is built in", is: is_redefinition },
    Accepted { name: "Values of directives on definitions", is: is_applied_value },
    Accepted { name: "Numbers beyond a double", is: is_beyond_a_double },
    Accepted { name: "Null for @skip and @include", is: is_null_for_skip },
    Accepted { name: "Arguments of @defer and @stream", is: is_about_delivery },
    Accepted { name: "Many errors", is: is_too_much },
    Accepted { name: "Order of types in introspection", is: is_order_of_types },
];

impl Accepted {
    /// The name of the accepted difference, if this difference is accepted.
    pub(super) fn of(question: &Question, difference: &Difference) -> Option<&'static str> {
        ALL.iter().find(|accepted| (accepted.is)(question, difference)).map(|accepted| accepted.name)
    }
}

/// Only messages differ, and Damson's messages have ellipses in place of text.
fn is_cut(_: &Question, difference: &Difference) -> bool {
    match (difference.aspect, difference.theirs.as_array(), difference.ours.as_array()) {
        ("faults", Some(theirs), Some(ours)) => {
            alike_in_any_order(difference, theirs, &ours.iter().collect::<Vec<_>>())
        }
        _ => alike(&difference.theirs, &difference.ours),
    }
}

/// Whether the values are equal except for cut text.
fn alike(theirs: &Value, ours: &Value) -> bool {
    alike_but_messages(theirs, ours, &is_cut_message)
}

/// Whether faults are equal except for cut text. The faults of a schema have no order, and where graphql-js stops early Damson
/// may report more.
fn alike_in_any_order(difference: &Difference, theirs: &[Value], ours: &[&Value]) -> bool {
    let is_complete =
        theirs.len() == ours.len() && ours.iter().all(|ours| theirs.iter().any(|theirs| alike(theirs, ours)));
    (is_complete || difference.is_partial) && theirs.iter().all(|theirs| ours.iter().any(|ours| alike(theirs, ours)))
}

/// graphql-js counts UTF-16 units, and quotes the first half of a character.
fn is_half_character(_: &Question, difference: &Difference) -> bool {
    difference.aspect == "syntax"
        && alike_but_messages(&difference.theirs, &difference.ours, &|theirs, ours| {
            let halved: String = ours.chars().map(|c| if c.len_utf16() > 1 { '\u{FFFD}' } else { c }).collect();
            theirs == halved
        })
}

/// Compares two values. The predicate compares the texts of `message`; everything else must be equal.
fn alike_but_messages(theirs: &Value, ours: &Value, message: &dyn Fn(&str, &str) -> bool) -> bool {
    match (theirs, ours) {
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike_but_messages(a, b, message))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(key, a)| match (key.as_str(), a.as_str(), b.get(key)) {
                    ("message", Some(a), Some(Value::String(b))) => message(a, b),
                    (_, _, Some(b)) => alike_but_messages(a, b, message),
                    _ => false,
                })
        }
        _ => same(theirs, ours),
    }
}

/// Rules that graphql-js also applies to definitions of the type system, or whose names it takes from them.
const ASKED_THERE: &[&str] = &[
    "KnownDirectives",
    "KnownTypeNames",
    "UniqueDirectivesPerLocation",
    "KnownArgumentNames",
    "ProvidedRequiredArguments",
    "UniqueArgumentNames",
    "UniqueInputFieldNames",
    "ValuesOfCorrectType",
];

/// The document defines types, both sides refuse it, and the only differences are errors of the rules in [`ASKED_THERE`] or
/// errors about the defined names.
fn is_type_system_in_request(question: &Question, difference: &Difference) -> bool {
    let Question::Document { document, .. } = question else { return false };
    let (Some(theirs), Some(ours)) = (errors(difference), difference.ours.as_array()) else { return false };
    let holds_definitions = parse_with(document, &Limits::none()).is_ok_and(|document| holds_type_system(&document));
    let others = |errors: &[Value]| {
        let is_other = |error: &&Value| !error["rule"].as_str().is_some_and(|rule| ASKED_THERE.contains(&rule));
        errors.iter().filter(is_other).cloned().collect::<Vec<_>>()
    };
    holds_definitions && same(&Value::from(others(theirs)), &Value::from(others(ours)))
}

fn holds_type_system(document: &Document) -> bool {
    let is_executable =
        |definition: &Definition| matches!(definition, Definition::Operation(_) | Definition::Fragment(_));
    !document.definitions().iter().all(is_executable)
}

fn errors(difference: &Difference) -> Option<&Vec<Value>> {
    difference.theirs.as_array().filter(|_| difference.aspect == "validation")
}

/// Damson reports more. At least one of its further errors is of this kind, and all others are accepted too.
fn is_nullable_in_one_of(_: &Question, difference: &Difference) -> bool {
    says_more(difference, "validation", is_about_one_of)
}

/// Whether all further errors of Damson are accepted, and at least one is of this kind.
fn says_more(difference: &Difference, aspect: &str, is_of_kind: fn(&Value) -> bool) -> bool {
    let (Some(theirs), Some(ours)) = (difference.theirs.as_array(), difference.ours.as_array()) else { return false };
    let (shared, more) = partition(theirs, ours);
    difference.aspect == aspect
        && more.iter().any(|error| is_of_kind(error))
        && alike_in_order(difference, theirs, &shared)
}

/// Damson's errors in two parts: those that graphql-js reports or should report, and those that it does not report for a known
/// reason.
fn partition<'e>(theirs: &[Value], ours: &'e [Value]) -> (Vec<&'e Value>, Vec<&'e Value>) {
    let mut rest = theirs.iter().peekable();
    ours.iter().partition(|error| {
        rest.next_if(|theirs| alike(theirs, error)).is_some()
            || !(is_about_one_of(error)
                || is_about_infinity(error)
                || is_about_redefinition(error)
                || is_about_applied_value(error))
    })
}

/// Whether errors are equal. The errors of a document have an order, the faults of a schema do not.
fn alike_in_order(difference: &Difference, theirs: &[Value], ours: &[&Value]) -> bool {
    match difference.aspect {
        "faults" => alike_in_any_order(difference, theirs, ours),
        _ => theirs.len() == ours.len() && theirs.iter().zip(ours).all(|(theirs, ours)| alike(theirs, ours)),
    }
}

fn is_about_one_of(error: &Value) -> bool {
    error["rule"] == "VariablesInAllowedPosition"
        && error["message"]
            .as_str()
            .is_some_and(|message| message.contains(" but must be non-nullable to be used for OneOf Input Object "))
}

/// The faults of a directive's uses depend on its definition, so they may differ too.
fn is_redefinition(_: &Question, difference: &Difference) -> bool {
    let Some(ours) = difference.ours.as_array() else { return false };
    let name =
        |fault: &Value| Some(fault["message"].as_str()?.strip_prefix("Directive @")?.split_once(' ')?.0.to_owned());
    let names: Vec<_> = ours.iter().filter(|fault| is_about_redefinition(fault)).filter_map(name).collect();
    let is_about_use = |fault: &Value| {
        let message = fault["message"].as_str().unwrap_or_default();
        names.iter().any(|name| message.contains(&format!("\"@{name}\"")) || message.contains(&format!("\"@{name}(")))
    };
    let others = |faults: &Value| {
        faults.as_array().into_iter().flatten().filter(|fault| !is_about_use(fault)).cloned().collect()
    };
    let rest = Difference {
        theirs: others(&difference.theirs),
        ours: others(&difference.ours),
        aspect: difference.aspect,
        is_partial: difference.is_partial,
    };
    says_more(&rest, "faults", is_about_redefinition)
}

fn is_about_redefinition(fault: &Value) -> bool {
    let message = fault["message"].as_str().unwrap_or_default();
    message.contains(" is built in and can only be defined as \"") || message.contains("\" is the name of a built-in ")
}

fn is_applied_value(_: &Question, difference: &Difference) -> bool {
    says_more(difference, "faults", is_about_applied_value)
}

/// graphql-js checks the values of directives that it interprets itself.
fn is_about_applied_value(fault: &Value) -> bool {
    let message = fault["message"].as_str().and_then(|message| message.strip_prefix("Argument \"@"));
    message.is_some_and(|message| {
        message.contains(":)\" has invalid value")
            && !message.starts_with("deprecated(reason:")
            && !message.starts_with("specifiedBy(url:")
    })
}

/// graphql-js takes these numbers for infinite.
fn is_beyond_a_double(_: &Question, difference: &Difference) -> bool {
    ["validation", "faults"].iter().any(|aspect| says_more(difference, aspect, is_about_infinity))
}

fn is_about_infinity(error: &Value) -> bool {
    const REFUSAL: &str = "Float cannot represent non numeric value: ";
    let number = error["message"].as_str().and_then(|message| message.split_once(REFUSAL));
    number.is_some_and(|(_, number)| number.parse().is_ok_and(f64::is_infinite))
}

/// graphql-js reports an error of the field around the directive; Damson refuses the request.
fn is_null_for_skip(_: &Question, difference: &Difference) -> bool {
    let (Some(theirs), Some(ours)) = (messages(&difference.theirs), messages(&difference.ours)) else { return false };
    let of = |directive: &str| format!("Argument \"@{directive}(if:)\" has invalid value: Expected variable ");
    let starts = [of("skip"), of("include")];
    difference.aspect == "response"
        && difference.ours["data"].is_null()
        && matches!(&*ours, [ours] if ours.ends_with(" decides over @skip or @include and must be true or false."))
        && theirs.iter().any(|message| starts.iter().any(|start| message.starts_with(start)))
}

/// graphql-js checks the arguments during execution. Damson's response has values where graphql-js has null because of them.
fn is_about_delivery(_: &Question, difference: &Difference) -> bool {
    let (theirs, ours) = (&difference.theirs, &difference.ours);
    let (Some(theirs_told), ours_told) = (messages(theirs), messages(ours).unwrap_or_default()) else { return false };
    let (more, rest): (Vec<&str>, Vec<&str>) = theirs_told.into_iter().partition(|message| {
        message.starts_with("Argument \"@defer(")
            || message.starts_with("Argument \"@stream(")
            || *message == "initialCount must be a positive integer"
    });
    difference.aspect == "response"
        && !more.is_empty()
        && rest.iter().all(|message| ours_told.contains(message))
        && is_nulled(&theirs["data"], &ours["data"])
}

/// The messages of a response's errors, if it has any.
fn messages(response: &Value) -> Option<Vec<&str>> {
    response["errors"].as_array()?.iter().map(|error| error["message"].as_str()).collect()
}

/// Whether `nulled` is `value` with null in place of some parts.
fn is_nulled(nulled: &Value, value: &Value) -> bool {
    match (nulled, value) {
        (Value::Null, _) => true,
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_nulled(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| is_nulled(a, b)))
        }
        _ => same(nulled, value),
    }
}

/// The most bytes of Damson's errors as JSON.
const MAX_BYTES: usize = 12 * 1024;

/// Damson reports the first errors and stops at its limit of bytes or of errors.
fn is_too_much(_: &Question, difference: &Difference) -> bool {
    let (Some(theirs), Some(ours)) = (errors(difference), difference.ours.as_array()) else { return false };
    let (shared, _) = partition(theirs, ours);
    let Some(next) = theirs.get(shared.len()) else { return false };
    let size: usize = ours.iter().map(json_size).sum();
    let is_full = size <= MAX_BYTES && size + json_size(next) > MAX_BYTES;
    let is_stop = ours.len() == MAX_ERRORS && theirs.len() >= MAX_ERRORS;
    (is_full || is_stop) && theirs.iter().zip(shared).all(|(theirs, ours)| alike(theirs, ours))
}

/// The bytes that Damson counts for an error. Each line and column counts as seven digits, so that the limit holds for all numbers.
fn json_size(error: &Value) -> usize {
    const FRAME: usize = r#"{"message":"","locations":[],"extensions":{"code":"VALIDATION_FAILED"}},"#.len();
    const LOCATION: usize = r#"{"line":1000000,"column":1000000},"#.len();
    let locations = error["locations"].as_array().map_or(0, Vec::len);
    FRAME + error["message"].to_string().len() - r#""""#.len() + LOCATION * locations
}

/// The responses differ only in the order of lists for which the specification gives no order.
fn is_order_of_types(question: &Question, difference: &Difference) -> bool {
    let Question::Document { document, .. } = question else { return false };
    let keys = keys_of(document, &["types", "possibleTypes"]);
    difference.aspect == "response" && same(&sorted(&difference.theirs, &keys), &sorted(&difference.ours, &keys))
}

/// The response keys of the fields with these names anywhere in the document.
fn keys_of(document: &str, names: &[&str]) -> Vec<String> {
    let Ok(document) = parse_with(document, &Limits::none()) else { return Vec::new() };
    let fields = document.selections().iter().filter_map(|selection| match selection {
        Selection::Field(field) if names.contains(&&document[field.name]) => Some(field),
        _ => None,
    });
    fields.map(|field| document[field.alias.unwrap_or(field.name)].to_owned()).collect()
}

/// The value with the lists under these keys sorted by their text.
fn sorted(value: &Value, keys: &[String]) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| sorted(item, keys)).collect(),
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), in_order(key, value, keys))).collect(),
        _ => value.clone(),
    }
}

fn in_order(key: &String, value: &Value, keys: &[String]) -> Value {
    let mut value = sorted(value, keys);
    if let Value::Array(items) = &mut value
        && keys.contains(key)
    {
        items.sort_by_cached_key(Value::to_string);
    }
    value
}

#[cfg(test)]
mod tests;
