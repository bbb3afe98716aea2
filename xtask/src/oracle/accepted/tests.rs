//! Each accepted difference accepts what it should, and nothing else.

use serde_json::{Value, json};

use super::cut::on_one_line;
use super::errors::{MAX_BYTES, json_size};
use super::*;

fn name(document: &str, aspect: &'static str, theirs: Value, ours: Value) -> Option<&'static str> {
    let question = Question::Document { document: document.to_owned(), variables: None, operation_name: None };
    Accepted::of(&question, &Difference { aspect, theirs, ours, is_partial: false })
}

fn error(rule: &str, message: &str) -> Value {
    json!({ "rule": rule, "message": message, "locations": [{ "line": 1, "column": 2 }] })
}

#[test]
fn every_accepted_difference_is_listed_with_its_reason() {
    let listed: Vec<_> = include_str!("../../../../conformance/DIFFERENCES.md")
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
fn what_is_built_in_is_not_defined_otherwise_and_other_faults_stay_the_same() {
    let fault = |message: &str| json!({ "message": message, "locations": [] });
    let directive = fault("Directive @a is built in and can only be defined as \"directive @a on FIELD\". Remove it.");
    let ty = fault("\"Int\" is the name of a built-in scalar type. Rename the type.");
    let other = fault("Unknown type \"A\".");
    let of = |theirs: Value, ours: Value| name("", "faults", theirs, ours);
    assert_eq!(of(json!([other]), json!([directive, other])), Some("Definitions of what is built in"));
    assert_eq!(of(json!([]), json!([ty])), Some("Definitions of what is built in"));
    let of_use = fault("Directive \"@a\" may not be used on OBJECT.");
    let of_other = fault("Directive \"@b\" may not be used on OBJECT.");
    assert_eq!(of(json!([of_use, other]), json!([other, directive])), Some("Definitions of what is built in"));
    assert_eq!(of(json!([of_other]), json!([directive])), None);
    assert_eq!(of(json!([of_use]), json!([])), None);
    assert_eq!(of(json!([other]), json!([directive])), None);
    assert_eq!(of(json!([]), json!([other])), None);
}

#[test]
fn more_faults_are_accepted_only_beside_a_list_of_faults() {
    let fault = |message: &str| json!({ "message": message, "locations": [] });
    let redefined = "Directive @a is built in and can only be defined as \"directive @a on FIELD\". Remove it.";
    let applied = "Argument \"@a(x:)\" has invalid value: no";
    let infinite = "Float cannot represent non numeric value: 1e400";
    for message in [redefined, applied, infinite] {
        assert!(name("", "faults", json!([]), json!([fault(message)])).is_some(), "{message}");
        for theirs in [json!(null), json!("not a list"), json!({ "message": message })] {
            assert_eq!(name("", "faults", theirs, json!([fault(message)])), None, "{message}");
        }
    }
}

#[test]
fn values_of_directives_are_looked_at_unless_graphql_js_does() {
    let fault = |argument: &str| json!({ "message": format!("Argument \"@{argument}:)\" has invalid value: no"), "locations": [] });
    let of = |argument: &str| name("", "faults", json!([]), json!([fault(argument)]));
    assert_eq!(of("a(x"), Some("Values of directives on definitions"));
    assert_eq!([of("deprecated(reason"), of("specifiedBy(url")], [None, None]);
    let other = json!({ "message": "Unknown directive \"@a\".", "locations": [] });
    assert_eq!(name("", "faults", json!([other]), json!([fault("a(x")])), None);
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
    let theirs =
        json!({ "data": { "a": null, "b": 1 }, "errors": [{ "message": "initialCount must be a positive integer" }] });
    let of = |ours| name("", "response", theirs.clone(), ours);
    assert_eq!(of(json!({ "data": { "a": [1], "b": 1 } })), Some("Arguments of @defer and @stream"));
    assert_eq!(of(json!({ "data": { "a": [1], "b": 2 } })), None);
    let refused = json!({ "data": null, "errors": theirs["errors"] });
    let of = |ours| name("", "response", refused.clone(), ours);
    assert_eq!(of(json!({ "data": { "a": [1] } })), Some("Arguments of @defer and @stream"));
    assert_eq!([json!(null), json!({})].map(of), [None, None]);
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
