//! Differences between the errors of a document, and between the faults of a schema.

use damson_syntax::ast::{Definition, Document};
use damson_syntax::{Limits, parse_with};
use serde_json::Value;

use super::alike::{alike, alike_in_order};
use crate::oracle::compare::{Difference, same};
use crate::oracle::damson::MAX_ERRORS;
use crate::oracle::line::Question;

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
pub(super) fn is_type_system_in_request(question: &Question, difference: &Difference) -> bool {
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
pub(super) fn is_nullable_in_one_of(_: &Question, difference: &Difference) -> bool {
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

fn is_about_one_of(error: &Value) -> bool {
    error["rule"] == "VariablesInAllowedPosition"
        && error["message"]
            .as_str()
            .is_some_and(|message| message.contains(" but must be non-nullable to be used for OneOf Input Object "))
}

/// The faults of a directive's uses depend on its definition, so they may differ too.
pub(super) fn is_redefinition(_: &Question, difference: &Difference) -> bool {
    let (Some(theirs), Some(ours)) = (difference.theirs.as_array(), difference.ours.as_array()) else { return false };
    let name =
        |fault: &Value| Some(fault["message"].as_str()?.strip_prefix("Directive @")?.split_once(' ')?.0.to_owned());
    let names: Vec<_> = ours.iter().filter(|fault| is_about_redefinition(fault)).filter_map(name).collect();
    let is_about_use = |fault: &Value| {
        let message = fault["message"].as_str().unwrap_or_default();
        names.iter().any(|name| message.contains(&format!("\"@{name}\"")) || message.contains(&format!("\"@{name}(")))
    };
    let others = |faults: &[Value]| faults.iter().filter(|fault| !is_about_use(fault)).cloned().collect();
    let rest = Difference { theirs: others(theirs), ours: others(ours), ..*difference };
    says_more(&rest, "faults", is_about_redefinition)
}

fn is_about_redefinition(fault: &Value) -> bool {
    let message = fault["message"].as_str().unwrap_or_default();
    message.contains(" is built in and can only be defined as \"") || message.contains("\" is the name of a built-in ")
}

pub(super) fn is_applied_value(_: &Question, difference: &Difference) -> bool {
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
pub(super) fn is_beyond_a_double(_: &Question, difference: &Difference) -> bool {
    ["validation", "faults"].iter().any(|aspect| says_more(difference, aspect, is_about_infinity))
}

fn is_about_infinity(error: &Value) -> bool {
    const REFUSAL: &str = "Float cannot represent non numeric value: ";
    let number = error["message"].as_str().and_then(|message| message.split_once(REFUSAL));
    number.is_some_and(|(_, number)| number.parse().is_ok_and(f64::is_infinite))
}

/// The most bytes of Damson's errors as JSON.
pub(super) const MAX_BYTES: usize = 12 * 1024;

/// Damson reports the first errors and stops at its limit of bytes or of errors.
pub(super) fn is_too_much(_: &Question, difference: &Difference) -> bool {
    let (Some(theirs), Some(ours)) = (errors(difference), difference.ours.as_array()) else { return false };
    let (shared, _) = partition(theirs, ours);
    let Some(next) = theirs.get(shared.len()) else { return false };
    let size: usize = ours.iter().map(json_size).sum();
    let is_full = size <= MAX_BYTES && size + json_size(next) > MAX_BYTES;
    let is_stop = ours.len() == MAX_ERRORS && theirs.len() >= MAX_ERRORS;
    (is_full || is_stop) && theirs.iter().zip(shared).all(|(theirs, ours)| alike(theirs, ours))
}

/// The bytes that Damson counts for an error. Each line and column counts as seven digits, so that the limit holds for all numbers.
pub(super) fn json_size(error: &Value) -> usize {
    const FRAME: usize = r#"{"message":"","locations":[],"extensions":{"code":"VALIDATION_FAILED"}},"#.len();
    const LOCATION: usize = r#"{"line":1000000,"column":1000000},"#.len();
    let locations = error["locations"].as_array().map_or(0, Vec::len);
    FRAME + error["message"].to_string().len() - r#""""#.len() + LOCATION * locations
}
