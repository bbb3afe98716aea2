//! Faults of schemas are those that graphql-js finds: the cases are written by `conformance/oracle/expected/sdl.js`.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fmt::Write;

use damson_schema::{SchemaError, TypeSystem};
use serde::Deserialize;

/// A schema and its faults in graphql-js.
#[derive(Deserialize)]
struct Case {
    name: String,
    sdl: String,
    /// graphql-js stops after the rules of SDL (`sdl`) if they are broken, and looks at the `schema` otherwise.
    stage: String,
    errors: Vec<Fault>,
}

#[derive(Deserialize, PartialEq, PartialOrd, Debug)]
struct Fault {
    message: String,
    locations: Vec<Place>,
}

#[derive(Deserialize, PartialEq, PartialOrd, Debug)]
struct Place {
    line: u32,
    column: u32,
}

impl From<SchemaError> for Fault {
    fn from(error: SchemaError) -> Self {
        let places = error.locations.iter().map(|place| Place { line: place.line, column: place.column });
        Fault { message: error.message, locations: places.collect() }
    }
}

/// The only fault of a schema.
fn fault(sdl: &str) -> String {
    let errors = TypeSystem::from_sdl(sdl).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors}");
    errors.iter().next().unwrap().to_string()
}

#[test]
fn faults_that_graphql_js_overlooks_are_found() {
    assert_eq!(
        fault("type Query { a: Int } extend directive @no @deprecated"),
        "@no: Cannot extend directive \"@no\" because it is not defined. (1:41)"
    );
    assert_eq!(
        fault("type Query { a(i: I): Int } input I { a: Int } extend input I @oneOf { b: Int }"),
        "I: An extension cannot make \"I\" a OneOf Input Object. (1:63)"
    );
    let list = format!("{}Int{}", "[".repeat(64), "]".repeat(64));
    assert_eq!(
        fault(&format!("type Query {{ a: {list} }}")),
        "Query.a: A type can have at most 63 lists and non-nulls around its name. (1:17)"
    );
    let value = format!("{}1{}", "[".repeat(1_000), "]".repeat(1_000));
    assert!(
        fault(&format!("type Query {{ a(x: Any = {value}): Int }} scalar Any")).contains("at most 128 levels deep")
    );
}

/// Definitions as other engines and older editions of the specification print them.
#[test]
fn built_in_definitions_may_be_repeated() {
    let query = "type Query { a(x: Int @deprecated): ID @deprecated(reason: \"old\") }";
    let plain = TypeSystem::from_sdl(query).unwrap();
    for again in [
        "directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT",
        "\"Words of its own.\" directive @include(\"Other words.\" if: Boolean!) on INLINE_FRAGMENT | FIELD",
        "directive @deprecated(reason: String! = \"No longer supported\") on FIELD_DEFINITION | ARGUMENT_DEFINITION | \
         INPUT_FIELD_DEFINITION | ENUM_VALUE | DIRECTIVE_DEFINITION",
        "directive @deprecated(reason: String = \"No longer supported\") on FIELD_DEFINITION | ENUM_VALUE",
        "directive @deprecated(reason: String) on FIELD_DEFINITION | ENUM_VALUE",
        "directive @specifiedBy(url: String!) on SCALAR",
        "directive @oneOf on INPUT_OBJECT",
        "\"Words.\" scalar ID scalar Int scalar String scalar Float scalar Boolean",
        "type __Schema { types: [__Type] more: Int } enum __TypeKind { SCALAR }",
    ] {
        let types =
            TypeSystem::from_sdl(&format!("{again} {query}")).unwrap_or_else(|errors| panic!("{again}: {errors}"));
        assert_eq!(types.sdl(), plain.sdl());
        assert_eq!(types.directives.get("skip").unwrap().locations.len(), 3);
    }
}

#[test]
fn built_in_definitions_cannot_be_changed() {
    let skip = "@skip: Directive @skip is built in and can only be defined as \"directive @skip(if: Boolean!) on FIELD | \
                FRAGMENT_SPREAD | INLINE_FRAGMENT\". Remove the definition, or rename the directive. (2:1)";
    for (sdl, expected) in [
        ("directive @skip(if: Boolean!, unless: Int) on FIELD", skip),
        ("directive @skip(unless: Boolean!) on FIELD", skip),
        ("directive @skip on FIELD", skip),
        ("directive @skip(if: Boolean) on FIELD", skip),
        ("directive @skip(if: Boolean! = true) on FIELD", skip),
        ("directive @skip(if: [Boolean!]!) on FIELD", skip),
        ("directive @skip(if: String!) on FIELD", skip),
        ("directive @skip(if: Boolean!) on FIELD | QUERY", skip),
        ("directive @skip(if: Boolean!) repeatable on FIELD", skip),
        (
            "directive @deprecated(reason: String = \"Gone\") on FIELD_DEFINITION",
            "@deprecated: Directive @deprecated is built in and can only be defined as \"directive @deprecated(reason: String! = \
             \"No longer supported\") on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE | \
             DIRECTIVE_DEFINITION\". Remove the definition, or rename the directive. (2:1)",
        ),
        (
            "directive @oneOf on INPUT_OBJECT | OBJECT",
            "@oneOf: Directive @oneOf is built in and can only be defined as \"directive @oneOf on INPUT_OBJECT\". Remove the \
             definition, or rename the directive. (2:1)",
        ),
        ("type Int { a: Int }", "Int: \"Int\" is the name of a built-in scalar type. Rename the type. (2:6)"),
        ("scalar __Type", "__Type: \"__Type\" is the name of a built-in object type. Rename the type. (2:8)"),
        (
            "input __TypeKind { a: Int }",
            "__TypeKind: \"__TypeKind\" is the name of a built-in enum type. Rename the type. (2:7)",
        ),
    ] {
        assert_eq!(fault(&format!("type Query {{ a(b: Int): Int }}\n{sdl}")), expected);
    }
    let twice = "directive @oneOf on INPUT_OBJECT";
    assert_eq!(
        fault(&format!("type Query {{ a: Int }} {twice} {twice}")),
        "@oneOf: There can be only one directive named \"@oneOf\". (1:34) (1:67)"
    );
}

#[test]
fn default_values_that_double_each_other_are_too_large() {
    let mut sdl = String::from("type Query { a(i: I0): Int }\n");
    for index in 0..20 {
        let next = index + 1;
        writeln!(sdl, "input I{index} {{ a: I{next} = {{}} b: I{next} = {{}} }}").unwrap();
    }
    sdl.push_str("input I20 { a: Int = 1 }");
    let errors = TypeSystem::from_sdl(&sdl).unwrap_err();
    assert!(errors.iter().all(|error| error.message.contains("too large once")), "{errors}");
}

#[test]
fn faults_are_those_that_graphql_js_finds() {
    let mut differences = String::new();
    for line in include_str!("data/sdl/faults.jsonl").lines() {
        let mut case: Case = serde_json::from_str(line).unwrap();
        let mut found: Vec<Fault> = match TypeSystem::from_sdl(&case.sdl) {
            Ok(_) => Vec::new(),
            Err(errors) => errors.into_iter().map(Fault::from).collect(),
        };
        if case.stage == "sdl" {
            // We continue where graphql-js stops.
            found.retain(|fault| case.errors.contains(fault));
        }
        let by_message = |a: &Fault, b: &Fault| a.partial_cmp(b).unwrap();
        case.errors.sort_by(by_message);
        found.sort_by(by_message);
        if found != case.errors {
            writeln!(differences, "{}\n{}", case.name, case.sdl).unwrap();
            case.errors.iter().filter(|fault| !found.contains(fault)).for_each(|fault| {
                writeln!(differences, "  missing {fault:?}").unwrap();
            });
            found.iter().filter(|fault| !case.errors.contains(fault)).for_each(|fault| {
                writeln!(differences, "  extra   {fault:?}").unwrap();
            });
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

/// The cases are a heading, SDL, and all of its faults, each after `> `.
#[test]
fn faults_of_sdl_and_of_the_schema_are_told_all_at_once() {
    for case in include_str!("data/sdl/mixed_faults.txt").split("## ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (expected, sdl): (Vec<&str>, Vec<&str>) = rest.lines().partition(|line| line.starts_with("> "));
        let errors = TypeSystem::from_sdl(&sdl.join("\n")).unwrap_err();
        let found: Vec<_> = errors.iter().map(|error| format!("> {error}")).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_rules_hold_for_schemas_that_do_not_come_from_sdl() {
    #[derive(Deserialize)]
    struct Case {
        name: String,
        introspection: serde_json::Value,
        messages: Vec<String>,
    }
    for line in include_str!("data/sdl/introspected_faults.jsonl").lines() {
        let mut case: Case = serde_json::from_str(line).unwrap();
        let mut found: Vec<String> = match TypeSystem::from_introspection(&case.introspection) {
            Ok(_) => Vec::new(),
            Err(errors) => errors.into_iter().map(|error| error.message).collect(),
        };
        found.sort();
        case.messages.sort();
        assert_eq!(found, case.messages, "{}", case.name);
    }
}
