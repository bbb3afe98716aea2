//! Every case has the same errors as in graphql-js, in the same order, at the same places.

use std::env;
use std::path::Path;

use damson_schema::RULES;

use crate::cases::{self, errors_of};

fn assert_agreement(path: &Path) {
    let (file, name) = (cases::read(path), path.display());
    assert!(!file.cases.is_empty(), "{name} has no cases");
    let mut differences = Vec::new();
    for case in &file.cases {
        let errors = errors_of(&file.types, &case.document, &file.options);
        if !agree(&errors, &case.errors) {
            let (expected, found) = (case.errors.join("\n  "), errors.join("\n  "));
            differences
                .push(format!("## {}\n{}\nexpected:\n  {expected}\nfound:\n  {found}", case.name, case.document));
        }
    }
    let count = format!("{} of {} cases of {name} differ", differences.len(), file.cases.len());
    assert!(differences.is_empty(), "{count}\n\n{}", differences.join("\n\n"));
}

/// Whether the errors are the expected ones, or the first of them if all would be too large an answer.
fn agree(errors: &[String], expected: &[String]) -> bool {
    let bytes: usize = errors.iter().map(String::len).sum();
    errors == expected || (bytes > 7 * 1024 && expected.starts_with(errors))
}

macro_rules! agreement {
    ($($test:ident: $rule:literal),* $(,)?) => {
        $(#[test]
        fn $test() {
            assert_agreement(&cases::folder().join(concat!("cases/", $rule, ".txt")));
        })*

        #[test]
        fn every_rule_has_cases() {
            for rule in RULES {
                assert!([$($rule),*].contains(rule), "{rule} has no cases");
            }
        }
    };
}

agreement! {
    only_operations_and_fragments_are_executable: "ExecutableDefinitions",
    the_kind_of_operation_exists: "KnownOperationTypes",
    operation_names_differ: "UniqueOperationNames",
    an_anonymous_operation_stands_alone: "LoneAnonymousOperation",
    a_subscription_has_one_root_field: "SingleFieldSubscriptions",
    type_names_are_known: "KnownTypeNames",
    fragments_are_on_composite_types: "FragmentsOnCompositeTypes",
    variables_have_input_types: "VariablesAreInputTypes",
    leaves_have_no_selection_and_composites_have_one: "ScalarLeafs",
    fields_exist_on_their_type: "FieldsOnCorrectType",
    fragment_names_differ: "UniqueFragmentNames",
    spread_fragments_exist: "KnownFragmentNames",
    fragments_are_used: "NoUnusedFragments",
    spread_fragments_are_possible: "PossibleFragmentSpreads",
    fragments_form_no_cycles: "NoFragmentCycles",
    variable_names_differ: "UniqueVariableNames",
    used_variables_are_defined: "NoUndefinedVariables",
    defined_variables_are_used: "NoUnusedVariables",
    directives_exist_and_stand_where_they_may: "KnownDirectives",
    directives_are_not_repeated: "UniqueDirectivesPerLocation",
    nothing_at_the_root_of_a_mutation_is_deferred: "DeferStreamDirectiveOnRootField",
    nothing_in_a_subscription_is_deferred: "DeferStreamDirectiveOnValidOperations",
    labels_are_static_and_differ: "DeferStreamDirectiveLabel",
    only_lists_are_streamed: "StreamDirectiveOnListField",
    given_arguments_exist: "KnownArgumentNames",
    arguments_are_given_once: "UniqueArgumentNames",
    values_have_the_right_type: "ValuesOfCorrectType",
    required_arguments_are_given: "ProvidedRequiredArguments",
    variables_fit_their_places: "VariablesInAllowedPosition",
    overlapping_fields_can_be_merged: "OverlappingFieldsCanBeMerged",
    input_fields_are_given_once: "UniqueInputFieldNames",
    introspection_does_not_go_round: "MaxIntrospectionDepth",
}

#[test]
fn nothing_is_suggested_when_suggestions_are_off() {
    assert_agreement(&cases::folder().join("cases/no-suggestions.txt"));
}

#[test]
fn random_documents_get_the_same_errors() {
    assert_agreement(&cases::folder().join("random.txt"));
}

#[test]
fn random_objects_in_interfaces_are_merged_alike() {
    assert_agreement(&cases::folder().join("merging.txt"));
}

/// For any number of documents: `node random.js 100000 7 FILE`, then this with `DAMSON_VALIDATION_CASES=FILE`.
#[test]
#[ignore = "needs a file that conformance/oracle/expected/random.js wrote"]
fn more_random_documents_get_the_same_errors() {
    let path = env::var("DAMSON_VALIDATION_CASES").expect("DAMSON_VALIDATION_CASES names a file of cases");
    assert_agreement(Path::new(&path));
}
