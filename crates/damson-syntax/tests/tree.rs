//! The tree that the parser makes of a text.

use std::borrow::Cow;

use damson_syntax::ast::{Definition, Document, Selection, TypeDefinitionKind, ValueKind, Wrapper};
use damson_syntax::{parse, parse_const_value, parse_type, parse_value};

fn meaning(source: &str) -> String {
    let (document, value) = parse_value(source).expect("the text is a value");
    let ValueKind::String(string) = value.kind else { panic!("{value:?} is a string") };
    let meaning = document.string(string);
    assert!(string.cooked || matches!(meaning, Cow::Borrowed(_)));
    meaning.into_owned()
}

#[test]
fn escapes_stand_for_their_characters() {
    for (source, expected) in [
        (r#""""#, ""),
        (r#""plain""#, "plain"),
        (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#""\u0041\u00e9\u00E9\u0000""#, "Aéé\0"),
        (r#""\uD83D\uDE00 \u{1F600} \u{1f600} \u{41} \u{00000041} \u{10FFFF}""#, "😀 😀 😀 A A \u{10ffff}"),
        ("\"raw \0 \u{85} \u{2028} \u{202e} 😀\"", "raw \0 \u{85} \u{2028} \u{202e} 😀"),
    ] {
        assert_eq!(meaning(source), expected, "{source}");
    }
}

#[test]
fn block_strings_lose_common_indentation_and_blank_ends() {
    for (source, expected) in [
        ("", ""),
        ("  \t", ""),
        ("\n\n \n", ""),
        ("x", "x"),
        (" x ", " x "),
        ("\n  x\n    y\n  z\n", "x\n  y\nz"),
        ("  x\n    y\n   z", "  x\n y\nz"),
        ("\n    x\n\n  \t\n      y\n\n", "x\n\n\n  y"),
        ("\n\tx\n  y", "x\n y"),
        ("\r\n x\r\r\n y\r", "x\n\ny"),
        (r#"a \""" b \n \u0041"#, r#"a """ b \n \u0041"#),
        ("\n  \\\"\"\"x\n  y", "\"\"\"x\ny"),
        ("é\n  漢\n\u{a0} x", "é\n  漢\n\u{a0} x"),
    ] {
        assert_eq!(meaning(&format!("\"\"\"{source}\"\"\"")), expected, "{source:?}");
    }
}

#[test]
fn type_references_list_their_wrappers_from_the_inside_out() {
    use Wrapper::{List, NonNull};
    for (source, wrappers) in [
        ("Int", &[][..]),
        ("Int!", &[NonNull]),
        ("[Int!]", &[NonNull, List]),
        ("[[Int]!]!", &[List, NonNull, List, NonNull]),
    ] {
        let (document, ty) = parse_type(source).expect("the text is a type");
        assert_eq!((&document[ty.name], &document[ty.wrappers], &document[ty.span]), ("Int", wrappers, source));
    }
    assert!(parse_type("[Int").is_err());
    assert!(parse_type("Int Int").is_err());
}

#[test]
fn values_know_their_kind_and_place() {
    let source = r#" [$v, -1, 1.5, "s", true, null, E, {a: [1], b: {}}, []] "#;
    let (document, value) = parse_value(source).expect("the text is a value");
    let ValueKind::List(items) = value.kind else { panic!("{value:?} is a list") };
    let texts: Vec<&str> = document[items].iter().map(|item| &document[item.span]).collect();
    assert_eq!(texts, ["$v", "-1", "1.5", "\"s\"", "true", "null", "E", "{a: [1], b: {}}", "[]"]);
    let ValueKind::Object(fields) = document[items][7].kind else { panic!("the eighth item is an object") };
    let fields: Vec<&str> = document[fields].iter().map(|field| &document[field.span]).collect();
    assert_eq!(fields, ["a: [1]", "b: {}"]);
    assert!(parse_const_value(source).is_err());
}

/// The text of every selection, each before its own.
fn selection_texts(document: &Document) -> Vec<String> {
    document.selections().iter().map(|selection| document[selection.span()].to_owned()).collect()
}

#[test]
fn selections_reach_to_their_end_and_stand_after_their_children() {
    let document = parse("{ a: b(c: 1) @d { ...F @e ... on T { f } } g }").expect("the text is a document");
    let expected = ["f", "...F @e", "... on T { f }", "a: b(c: 1) @d { ...F @e ... on T { f } }", "g"];
    assert_eq!(selection_texts(&document), expected);
    let operation = document.operations().next().expect("there is an operation");
    let [Selection::Field(field), Selection::Field(_)] = &document[operation.selection_set.selections] else {
        panic!("two fields are selected")
    };
    assert_eq!(&document[field.response_key()], "a");
    let set = field.selection_set.expect("the field has a selection set");
    assert_eq!(&document[set.span], "{ ...F @e ... on T { f } }");
}

#[test]
fn definitions_begin_at_their_description() {
    let source = "\"d\" query Q(\"e\" $v: T) { a } \"f\" type T { \"g\" h(\"i\" j: K = 1 @l): M @n }\nextend type T @o";
    let document = parse(source).expect("the text is a document");
    let [Definition::Operation(operation), Definition::Type(ty), Definition::Type(extension)] = document.definitions()
    else {
        panic!("there are three definitions")
    };
    assert_eq!(&document[operation.span], "\"d\" query Q(\"e\" $v: T) { a }");
    let variable = &document[operation.variable_definitions][0];
    assert_eq!((&document[variable.span], &document[variable.variable_span]), ("\"e\" $v: T", "$v"));
    let TypeDefinitionKind::Object { fields, .. } = ty.kind else { panic!("T is an object type") };
    let field = &document[fields][0];
    assert_eq!(&document[field.span], "\"g\" h(\"i\" j: K = 1 @l): M @n");
    assert_eq!(&document[document[field.arguments][0].span], "\"i\" j: K = 1 @l");
    assert!(extension.extend);
    assert_eq!(&document[extension.span], "extend type T @o");
}

#[test]
fn nodes_are_small() {
    use damson_syntax::ast::{Argument, Field, Value};
    assert_eq!(size_of::<Value>(), 20);
    assert_eq!(size_of::<Argument>(), 36);
    assert_eq!(size_of::<Field>(), 56);
    assert_eq!(size_of::<Selection>(), 60);
}
