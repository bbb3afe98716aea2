//! The differences that `conformance/DIFFERENCES.md` gives reasons for, each with the predicate that recognises it.

use damson_syntax::ast::{Definition, Document, Selection};
use damson_syntax::{Limits, parse_with};
use serde_json::Value;

use super::compare::{Difference, same};
use super::damson::MAX_ERRORS;
use super::line::Question;

/// A difference that is meant.
pub(super) struct Accepted {
    /// Its heading in `DIFFERENCES.md`.
    name: &'static str,
    /// Whether a difference is of this kind, and nothing else.
    is: fn(&Question, &Difference) -> bool,
}

const ALL: &[Accepted] = &[
    Accepted { name: "Quoted text is cut", is: is_cut },
    Accepted { name: "Half a character", is: is_half_character },
    Accepted { name: "Definitions of the type system in a request", is: is_type_system_in_request },
    Accepted { name: "Nullable variables in a non-null OneOf object", is: is_nullable_in_one_of },
    Accepted { name: "Directives that need themselves", is: is_directive_cycle },
    Accepted { name: "Numbers beyond a double", is: is_beyond_a_double },
    Accepted { name: "Null for @skip and @include", is: is_null_for_skip },
    Accepted { name: "Arguments of @defer and @stream", is: is_about_delivery },
    Accepted { name: "Many errors", is: is_too_much },
    Accepted { name: "Order of types in introspection", is: is_order_of_types },
];

impl Accepted {
    /// The name of the accepted difference that this one is.
    pub(super) fn of(question: &Question, difference: &Difference) -> Option<&'static str> {
        ALL.iter().find(|accepted| (accepted.is)(question, difference)).map(|accepted| accepted.name)
    }
}

/// The characters before the ellipsis of a text that was cut.
const KEPT: usize = 79;

/// Everything is alike but messages, and ours are theirs with ellipses for what is left out.
fn is_cut(_: &Question, difference: &Difference) -> bool {
    let alike = |theirs: &Value, ours: &Value| alike_but_messages(theirs, ours, &is_cut_message);
    match (difference.aspect, difference.theirs.as_array(), difference.ours.as_array()) {
        ("faults", Some(theirs), Some(ours)) => alike_in_any_order(theirs, &ours.iter().collect::<Vec<_>>()),
        _ => alike(&difference.theirs, &difference.ours),
    }
}

/// The faults of a schema have no order.
fn alike_in_any_order(theirs: &[Value], ours: &[&Value]) -> bool {
    let alike = |theirs: &Value, ours: &Value| alike_but_messages(theirs, ours, &is_cut_message);
    theirs.len() == ours.len()
        && theirs.iter().all(|theirs| ours.iter().any(|ours| alike(theirs, ours)))
        && ours.iter().all(|ours| theirs.iter().any(|theirs| alike(theirs, ours)))
}

fn is_cut_message(theirs: &str, ours: &str) -> bool {
    let leads = |theirs: &str| leads_around(theirs, ours, '…');
    theirs == ours || (ours.chars().count() > KEPT && (leads(theirs) || leads(&on_one_line(theirs))))
}

/// graphql-js counts in units of UTF-16, and quotes the first half of a character.
fn is_half_character(_: &Question, difference: &Difference) -> bool {
    difference.aspect == "syntax"
        && alike_but_messages(&difference.theirs, &difference.ours, &|theirs, ours| {
            let halved: String = ours.chars().map(|c| if c.len_utf16() > 1 { '\u{FFFD}' } else { c }).collect();
            theirs == halved
        })
}

/// Compares two values in which only the texts of `message` may be told by a predicate.
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

/// Whether `text` consists of the pieces of `cut` in their order, with something where they were cut.
fn leads_around(text: &str, cut: &str, at: char) -> bool {
    let mut pieces = cut.split(at);
    let Some(mut rest) = pieces.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut is_cut = false;
    for piece in pieces {
        is_cut = true;
        let Some(place) = (if piece.is_empty() { Some(rest.len()) } else { rest.rfind(piece) }) else { return false };
        rest = &rest[place + piece.len()..];
    }
    is_cut && rest.is_empty()
}

/// A value that graphql-js prints on several lines, on one.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.split('\n') {
        let part = if line.is_empty() { part } else { part.trim_start() };
        match (line.chars().last(), part.chars().next()) {
            (None, _) | (Some('['), _) | (_, Some(']')) => {}
            (Some('{'), _) | (_, Some('}')) => line.push(' '),
            _ => line.push_str(", "),
        }
        line.push_str(part);
    }
    line
}

/// Rules that graphql-js also asks about definitions of the type system, or whose names it takes from there.
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

/// The document holds definitions of the type system, both sides refuse them, and only rules that graphql-js asks about them,
/// or with the names in them, differ.
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

/// Damson says more, and what it says more is all of this kind.
fn is_nullable_in_one_of(_: &Question, difference: &Difference) -> bool {
    let (Some(theirs), Some(ours)) = (errors(difference), difference.ours.as_array()) else { return false };
    let rest = without_one_of(theirs, ours);
    rest.len() < ours.len() && same(&Value::from(rest), &difference.theirs)
}

/// Damson's errors but for those about fields of a OneOf object that graphql-js does not report.
fn without_one_of(theirs: &[Value], ours: &[Value]) -> Vec<Value> {
    let mut rest = theirs.iter().peekable();
    let kept =
        ours.iter().filter(|error| rest.next_if(|theirs| same(theirs, error)).is_some() || !is_about_one_of(error));
    kept.cloned().collect()
}

fn is_about_one_of(error: &Value) -> bool {
    error["rule"] == "VariablesInAllowedPosition"
        && error["message"]
            .as_str()
            .is_some_and(|message| message.contains(" but must be non-nullable to be used for OneOf Input Object "))
}

/// Damson says more of a schema, and what it says more is of this kind.
fn is_directive_cycle(_: &Question, difference: &Difference) -> bool {
    let (Some(theirs), Some(ours)) = (difference.theirs.as_array(), difference.ours.as_array()) else { return false };
    let is_cycle = |fault: &&Value| {
        fault["message"]
            .as_str()
            .is_some_and(|message| message.contains(" cannot be defined by itself: its definition"))
    };
    let (more, rest): (Vec<&Value>, Vec<&Value>) = ours.iter().partition(is_cycle);
    difference.aspect == "faults" && !more.is_empty() && alike_in_any_order(theirs, &rest)
}

/// Damson says more, and what it says more is about numbers that graphql-js takes for infinite.
fn is_beyond_a_double(_: &Question, difference: &Difference) -> bool {
    let (Some(theirs), Some(ours)) = (difference.theirs.as_array(), difference.ours.as_array()) else { return false };
    let (more, rest): (Vec<&Value>, Vec<&Value>) = ours.iter().partition(|error| is_about_infinity(error));
    matches!(difference.aspect, "validation" | "faults")
        && !more.is_empty()
        && same(&rest.into_iter().cloned().collect(), &Value::from(theirs.clone()))
}

fn is_about_infinity(error: &Value) -> bool {
    const REFUSAL: &str = "Float cannot represent non numeric value: ";
    let number = error["message"].as_str().and_then(|message| message.split_once(REFUSAL));
    number.is_some_and(|(_, number)| number.parse().is_ok_and(f64::is_infinite))
}

/// graphql-js makes an error of the field around; Damson refuses the request.
fn is_null_for_skip(_: &Question, difference: &Difference) -> bool {
    let (Some(theirs), Some(ours)) = (messages(&difference.theirs), messages(&difference.ours)) else { return false };
    let of = |directive: &str| format!("Argument \"@{directive}(if:)\" has invalid value: Expected variable ");
    let starts = [of("skip"), of("include")];
    difference.aspect == "response"
        && difference.ours["data"].is_null()
        && matches!(&*ours, [ours] if ours.ends_with(" decides over @skip or @include and must be true or false."))
        && theirs.iter().any(|message| starts.iter().any(|start| message.starts_with(start)))
}

/// graphql-js looks at the arguments while it executes; what it nulls because of them is there in Damson's response.
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

/// The messages of a response's errors, if there are any.
fn messages(response: &Value) -> Option<Vec<&str>> {
    response["errors"].as_array()?.iter().map(|error| error["message"].as_str()).collect()
}

/// Whether `nulled` is `value` with null in the place of some parts.
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

/// The most bytes that Damson's errors take as JSON.
const MAX_BYTES: usize = 12 * 1024;

/// Damson says the first of the errors, as many as there may be, and the next one would be too much.
fn is_too_much(_: &Question, difference: &Difference) -> bool {
    let (Some(theirs), Some(ours)) = (errors(difference), difference.ours.as_array()) else { return false };
    let shared = without_one_of(theirs, ours);
    let Some(next) = theirs.get(shared.len()) else { return false };
    let size: usize = ours.iter().map(json_size).sum();
    let is_full = size <= MAX_BYTES && size + json_size(next) > MAX_BYTES;
    let is_stop = ours.len() == MAX_ERRORS && theirs.len() >= MAX_ERRORS;
    (is_full || is_stop) && theirs.iter().zip(&shared).all(|(theirs, ours)| same(theirs, ours))
}

/// What Damson reckons for an error, so that the answer stays within its bounds whatever the numbers of lines are.
fn json_size(error: &Value) -> usize {
    const FRAME: usize = r#"{"message":"","locations":[],"extensions":{"code":"VALIDATION_FAILED"}},"#.len();
    const LOCATION: usize = r#"{"line":1000000,"column":1000000},"#.len();
    let locations = error["locations"].as_array().map_or(0, Vec::len);
    FRAME + error["message"].to_string().len() - r#""""#.len() + LOCATION * locations
}

/// All that differs in the response is the order of lists for which the specification says none.
fn is_order_of_types(question: &Question, difference: &Difference) -> bool {
    let Question::Document { document, .. } = question else { return false };
    let keys = keys_of(document, &["types", "possibleTypes"]);
    difference.aspect == "response" && same(&sorted(&difference.theirs, &keys), &sorted(&difference.ours, &keys))
}

/// The response keys of the fields with these names, wherever they are.
fn keys_of(document: &str, names: &[&str]) -> Vec<String> {
    let Ok(document) = parse_with(document, &Limits::none()) else { return Vec::new() };
    let fields = document.selections().iter().filter_map(|selection| match selection {
        Selection::Field(field) if names.contains(&&document[field.name]) => Some(field),
        _ => None,
    });
    fields.map(|field| document[field.alias.unwrap_or(field.name)].to_owned()).collect()
}

/// A value with the lists under these keys in order of their text.
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
mod tests {
    use serde_json::json;

    use super::*;

    fn name(document: &str, aspect: &'static str, theirs: Value, ours: Value) -> Option<&'static str> {
        let question = Question::Document { document: document.to_owned(), variables: None, operation_name: None };
        Accepted::of(&question, &Difference { aspect, theirs, ours })
    }

    fn error(rule: &str, message: &str) -> Value {
        json!({ "rule": rule, "message": message, "locations": [{ "line": 1, "column": 2 }] })
    }

    #[test]
    fn every_accepted_difference_is_listed_with_its_reason() {
        let listed: Vec<_> = include_str!("../../../conformance/DIFFERENCES.md")
            .lines()
            .filter_map(|line| line.strip_prefix("### "))
            .collect();
        assert_eq!(listed, ALL.iter().map(|accepted| accepted.name).collect::<Vec<_>>());
    }

    #[test]
    fn text_may_be_cut_but_not_changed() {
        let long = "z".repeat(100);
        let message = |text: &str| json!({ "message": format!("found \"{text}\".") });
        let cut = format!("{}…", "z".repeat(79));
        assert_eq!(name("", "syntax", message(&long), message(&cut)), Some("Quoted text is cut"));
        assert_eq!(name("", "syntax", message(&long), message(&"y".repeat(100))), None);
        assert_eq!(name("", "syntax", message(&long), message("z…")), None);
    }

    #[test]
    fn objects_on_several_lines_are_cut_on_one() {
        assert_eq!(on_one_line("Found: {\n  a: 1\n  b: [\n    1\n    2\n  ]\n}."), "Found: { a: 1, b: [1, 2] }.");
    }

    #[test]
    fn half_a_character_stands_for_all_of_it() {
        let message = |text: &str| json!({ "message": text, "locations": [] });
        assert_eq!(name("", "syntax", message("\\\u{FFFD}"), message("\\😀")), Some("Half a character"));
        assert_eq!(name("", "syntax", message("\\a"), message("\\😀")), None);
    }

    #[test]
    fn definitions_of_the_type_system_excuse_only_what_is_asked_about_them() {
        let known = error("KnownTypeNames", "Unknown type \"B\".");
        let theirs = json!([error("ExecutableDefinitions", "no"), known]);
        let ours = json!([error("ExecutableDefinitions", "no")]);
        let of = |document| name(document, "validation", theirs.clone(), ours.clone());
        assert_eq!(of("type A { b: B }"), Some("Definitions of the type system in a request"));
        assert_eq!(of("{ a }"), None);
        assert_eq!(name("type A { b: B }", "validation", theirs.clone(), json!([])), None);
    }

    #[test]
    fn one_of_excuses_only_errors_about_it() {
        let message =
            "Variable \"$a\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Key\".";
        let more = error("VariablesInAllowedPosition", message);
        let both = error("ScalarLeafs", "no");
        let expected = Some("Nullable variables in a non-null OneOf object");
        assert_eq!(name("", "validation", json!([both]), json!([both, more])), expected);
        assert_eq!(name("", "validation", json!([both]), json!([more])), None);
        assert_eq!(name("", "validation", json!([]), json!([both])), None);
    }

    #[test]
    fn errors_may_be_left_out_where_there_are_too_many() {
        let many = |count: usize| Value::from(vec![error("ScalarLeafs", &"z".repeat(300)); count]);
        assert_eq!(name("", "validation", many(60), many(30)), Some("Many errors"));
        assert_eq!(name("", "validation", many(60), many(10)), None);
        assert_eq!(name("", "validation", many(29), many(30)), None);
    }

    #[test]
    fn directives_that_need_themselves_are_faults_and_others_stay_the_same() {
        let cycle = json!({ "message": "Directive @a cannot be defined by itself: its definition refers to it.", "locations": [] });
        let other = json!({ "message": "Unknown type \"A\".", "locations": [] });
        let of = |theirs: Value, ours: Value| name("", "faults", theirs, ours);
        assert_eq!(of(json!([other]), json!([cycle, other])), Some("Directives that need themselves"));
        assert_eq!(of(json!([other]), json!([cycle])), None);
        assert_eq!(of(json!([]), json!([other])), None);
    }

    #[test]
    fn only_infinite_numbers_may_be_refused() {
        let of = |number: &str| {
            let refusal = error("ValuesOfCorrectType", &format!("Float cannot represent non numeric value: {number}"));
            name("", "validation", json!([]), json!([refusal]))
        };
        assert_eq!(of("-1e400"), Some("Numbers beyond a double"));
        assert_eq!([of("1e300"), of("\"1e400\"")], [None, None]);
    }

    #[test]
    fn null_for_skip_refuses_the_request_and_nothing_else_does() {
        let message = "Argument \"@skip(if:)\" has invalid value: Expected variable \"$a\" provided to non-null type \"Boolean!\" not to be null.";
        let theirs = json!({ "data": { "a": null }, "errors": [{ "message": message }] });
        let refused = |message: &str| json!({ "errors": [{ "message": message }] });
        let ours = refused("Variable \"$a\" decides over @skip or @include and must be true or false.");
        assert_eq!(name("", "response", theirs.clone(), ours.clone()), Some("Null for @skip and @include"));
        assert_eq!(name("", "response", theirs, refused("no")), None);
        assert_eq!(name("", "response", json!({ "data": { "a": 1 } }), ours), None);
    }

    #[test]
    fn arguments_of_delivery_excuse_nulls_but_no_other_data() {
        let theirs = json!({ "data": { "a": null, "b": 1 }, "errors": [{ "message": "initialCount must be a positive integer" }] });
        let of = |ours| name("", "response", theirs.clone(), ours);
        assert_eq!(of(json!({ "data": { "a": [1], "b": 1 } })), Some("Arguments of @defer and @stream"));
        assert_eq!(of(json!({ "data": { "a": [1], "b": 2 } })), None);
    }

    #[test]
    fn full_means_full() {
        let errors = |count: usize| vec![error("ScalarLeafs", &"z".repeat(300)); count];
        let fits = MAX_BYTES / json_size(&errors(1)[0]);
        let of = |ours: usize| name("", "validation", Value::from(errors(60)), Value::from(errors(ours)));
        assert_eq!([of(fits - 1), of(fits), of(fits + 1)], [None, Some("Many errors"), None]);
    }

    #[test]
    fn only_introspection_may_be_in_another_order() {
        let (a, b) = (json!({ "x": [1, 2] }), json!({ "x": [2, 1] }));
        let of = |document| name(document, "response", a.clone(), b.clone());
        assert_eq!(of("{ __schema { x: types { name } } }"), Some("Order of types in introspection"));
        assert_eq!(of("{ __schema { types { x: fields { name } } } }"), None);
        assert_eq!(of("{ x }"), None);
    }
}
