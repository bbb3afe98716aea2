//! Strings are printed as graphql-js prints them and keep their meaning.

use damson_syntax::ast::{Document, ValueKind};
use damson_syntax::{
    is_printable_as_block_string, parse, parse_value, print_block_string, print_minified, print_string,
};

/// A text, the text in quotes, whether it can be a block string, the block string, the short one.
type Case = (String, String, bool, String, String);

fn cases() -> Vec<Case> {
    let cases: Vec<Case> = serde_json::from_str(include_str!("data/strings.json")).expect("the table is JSON");
    assert!(cases.len() > 1_000);
    cases
}

fn meaning(source: &str) -> String {
    let (document, value) = parse_value(source).unwrap_or_else(|error| panic!("{error}: {source:?}"));
    let ValueKind::String(string) = value.kind else { panic!("{source:?} is a string") };
    document.string(string).into_owned()
}

fn document_with(string: &str) -> Document {
    parse(&format!("{{a(b:{string})}}")).unwrap_or_else(|error| panic!("{error}: {string:?}"))
}

#[test]
fn strings_are_printed_as_graphql_js_prints_them() {
    for (text, quoted, is_printable, block, _) in cases() {
        assert_eq!(print_string(&text), quoted, "{text:?}");
        assert_eq!(is_printable_as_block_string(&text), is_printable, "{text:?}");
        assert_eq!(print_block_string(&text), block, "{text:?}");
    }
}

#[test]
fn printed_strings_keep_their_meaning() {
    for (text, quoted, is_printable, block, short) in cases() {
        assert_eq!(meaning(&quoted), text);
        if is_printable {
            assert_eq!((meaning(&block), meaning(&short)), (text.clone(), text.clone()));
            assert_eq!(print_minified(&document_with(&block)), format!("{{a(b:{short})}}"));
        }
    }
}
