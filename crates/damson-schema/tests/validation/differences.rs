//! Known differences from the answers of graphql-js.

use damson_schema::{Code, ValidationOptions};

use crate::cases::{errors_of, types};

fn errors(document: &str) -> Vec<String> {
    errors_of(&types("museum"), document, &ValidationOptions::default())
}

/// graphql-js looks for the OneOf object without taking away the non-null around it.
#[test]
fn a_nullable_variable_in_a_non_null_one_of_object_is_refused() {
    let errors = errors("query ($a: ID) { arguments { nonNullKey(x: { id: $a }) } }");
    let place = "VariablesInAllowedPosition 1:8,1:50";
    let message =
        r#"Variable \"$a\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Key\"."#;
    assert_eq!(errors, [format!("{place} \"{message}\"")]);
}

/// graphql-js takes the number for infinity.
#[test]
fn a_number_beyond_a_double_is_not_a_float() {
    assert_eq!(errors("{ arguments { float(x: 1e308) } }"), [""; 0]);
    let error = r#"ValuesOfCorrectType 1:24 "Float cannot represent non numeric value: 1e400""#;
    assert_eq!(errors("{ arguments { float(x: 1e400) } }"), [error]);
}

#[test]
fn quotations_in_messages_are_cut_to_80_characters() {
    let of_value = errors(&format!(r#"{{ arguments {{ int(x: "{}") }} }}"#, "é".repeat(100)));
    assert!(of_value[0].ends_with(&format!(r#"value: \"{}…""#, "é".repeat(78))), "{}", of_value[0]);
    let of_name = errors(&format!("{{ {} }}", "q".repeat(200)));
    assert!(of_name[0].contains(&format!(r#"field \"{}…\" on"#, "q".repeat(79))), "{}", of_name[0]);
}

/// graphql-js adds that there are more errors.
#[test]
fn validation_stops_at_the_limit_without_a_word() {
    let document = format!("{{ {} }}", "gone ".repeat(30));
    let types = types("museum");
    for max_errors in [1, 20] {
        let options = ValidationOptions { max_errors, ..ValidationOptions::default() };
        assert_eq!(errors_of(&types, &document, &options).len(), max_errors);
    }
}

/// graphql-js also checks the directives and types in them.
#[test]
fn definitions_of_the_type_system_are_refused_and_not_looked_into() {
    let document = damson_syntax::parse("{ hello } type Cow @gone { name: Strin }").expect("the document is sound");
    let errors = damson_schema::validate(&types("museum"), document, &ValidationOptions::default())
        .expect_err("a type is not executable");
    let codes: Vec<Code> = errors.iter().map(|error| error.code).collect();
    assert_eq!(codes, [Code::ParseFailed]);
}
