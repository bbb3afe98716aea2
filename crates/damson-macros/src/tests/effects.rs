//! Every attribute that a macro knows in a place changes the code, or is refused. An attribute that is left to another macro
//! changes the code by the demand for that macro.

use super::{PLACES, Place};

/// The attributes that may have no effect, some in one place only, with the reason.
const WITHOUT_EFFECT: &[(&str, &str)] = &[
    ("fake", "async-graphql then allows a struct without fields; here the schema is checked when it is built"),
    ("MergedObject, member: flatten", "every member is flattened; async-graphql takes the word, too"),
    ("owned", "async-graphql clones the value; the engine borrows it, and the response is the same"),
    ("rename_fields", "where every field is named"),
    ("transparent", "`name` makes such a scalar, too; Juniper writes both"),
];

/// A use of each attribute that has an effect.
const EXAMPLES: &[(&str, &str)] = &[
    ("always", "always"),
    ("arg", r#"arg(name = "more", ty = "i32")"#),
    ("as", "as = Five"),
    ("cache_control", "cache_control(max_age = 5)"),
    ("batch", r#"batch(key = "five")"#),
    ("column", r#"column = "five""#),
    ("complex", "complex"),
    ("complexity", "complexity = 5"),
    ("concrete", r#"concrete(name = "B", params())"#),
    ("crate", "crate = other"),
    ("ctx", "ctx"),
    ("default", "default = 5"),
    ("default_with", r#"default_with = "5""#),
    ("deprecation", "deprecation"),
    ("derived", r#"derived(name = "c", into = "i64")"#),
    ("desc", r#"desc = "Five.""#),
    ("directive", "directive = b::apply(5)"),
    ("display", "display"),
    ("downcast", "downcast"),
    ("enum", "enum = Five"),
    ("fake", "fake"),
    ("field", r#"field(name = "more", ty = "i32")"#),
    ("flatten", "flatten"),
    ("for", "for(Five)"),
    ("from_input_with", "from_input_with = five"),
    ("guard", r#"guard = "five""#),
    ("impl", "impl(Five)"),
    ("input_name", r#"input_name = "Five""#),
    ("load", "load(with = five)"),
    ("location", ""),
    ("method", r#"method = "five""#),
    ("name", r#"name = "Five""#),
    ("name_type", "name_type"),
    ("owned", "owned"),
    ("process_with", r#"process_with = "five""#),
    ("remote", "remote = five"),
    ("rename_args", r#"rename_args = "UPPERCASE""#),
    ("rename_fields", r#"rename_fields = "UPPERCASE""#),
    ("rename_items", r#"rename_items = "lowercase""#),
    ("repeatable", "repeatable"),
    ("result_union", "result_union"),
    ("secret", "secret"),
    ("serial", "serial"),
    ("skip", "skip"),
    ("skip_input", "skip_input"),
    ("skip_output", "skip_output"),
    ("specified_by_url", r#"specified_by_url = "https://five.example""#),
    ("table", r#"table = "five""#),
    ("to_output_with", "to_output_with = five"),
    ("transparent", "transparent"),
    ("ty", ""),
    ("use_type_description", "use_type_description"),
    ("validator", "validator(maximum = 5)"),
    ("visible", "visible = false"),
    ("with", "with = five"),
];

fn example(name: &str) -> &'static str {
    let found = EXAMPLES.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("`{name}` needs an example here")).1
}

/// The known names in a place; every name where the macro leaves all attributes to another.
fn known_or_all(place: &Place) -> Vec<String> {
    place.known().unwrap_or_else(|| EXAMPLES.iter().map(|(name, _)| (*name).to_owned()).collect())
}

fn may_be_idle(place: &Place, name: &str) -> bool {
    let here = format!("{}: {name}", place.name);
    WITHOUT_EFFECT.iter().any(|(idle, _)| *idle == name || *idle == here)
}

#[test]
fn every_known_attribute_has_an_effect_or_is_refused() {
    for place in PLACES {
        let without = place.with("");
        for name in known_or_all(place) {
            let given = example(&name);
            let has_effect = given.is_empty() || place.with(given) != without;
            assert!(has_effect || may_be_idle(place, &name), "{}: `{given}` has no effect", place.name);
        }
    }
}

#[test]
fn every_attribute_has_an_effect_or_is_refused_beside_one_that_could_disable_it() {
    for place in PLACES {
        for other in ["skip", "skip_input", "skip_output", "flatten", "input_name = \"Other\"", "name = \"Other\""] {
            let without = place.with(other);
            if without.is_err() {
                continue;
            }
            for name in known_or_all(place) {
                let given = example(&name);
                if given.is_empty() || other.starts_with(&name) || given == other {
                    continue;
                }
                let with = place.with(&format!("{other}, {given}"));
                let redundant = name.starts_with("skip") && other.starts_with("skip");
                let has_effect = redundant || may_be_idle(place, &name) || with != without;
                assert!(has_effect, "{}: `{given}` has no effect beside `{other}`", place.name);
            }
        }
    }
}

#[test]
fn unknown_attributes_are_refused_everywhere() {
    let leaves_all = ["Description", "Description, field"];
    for place in PLACES {
        match place.with("nonsense") {
            Ok(code) => assert!(leaves_all.contains(&place.name) && code.contains("demand"), "{}", place.name),
            Err(messages) => assert_eq!(messages.len(), 1, "{}: {messages:?}", place.name),
        }
    }
}
