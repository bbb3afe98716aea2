//! Printing: for people as graphql-js prints, for machines as short as can be, and always with the same meaning.

use damson_syntax::ast::Document;
use damson_syntax::{Limits, parse_with, print, print_minified};
use serde_json::Value;

/// A document, what graphql-js prints for it, and the document without its ignored characters.
type Case = (String, String, String);

fn cases() -> Vec<Case> {
    let cases: Vec<Case> = serde_json::from_str(include_str!("data/printed.json")).expect("the table is JSON");
    assert!(cases.len() > 300);
    cases
}

fn parsed(source: &str) -> Document {
    parse_with(source, &Limits::none()).unwrap_or_else(|error| panic!("{error}: {}", Value::from(source)))
}

#[test]
fn documents_are_printed_as_graphql_js_prints_them() {
    for (source, expected, _) in cases() {
        assert_eq!(print(&parsed(&source)), expected, "{}", Value::from(source));
    }
}

#[test]
fn what_was_printed_has_the_same_meaning_and_is_printed_alike() {
    for (source, _, _) in cases() {
        let document = parsed(&source);
        let again = parsed(&print(&document));
        assert_eq!(print(&again), print(&document));
        assert_eq!(print_minified(&again), print_minified(&document));
    }
}

#[test]
fn minified_text_has_the_same_meaning_and_is_no_longer_than_without_ignored_characters() {
    for (source, _, stripped) in cases() {
        let document = parsed(&source);
        let minified = print_minified(&document);
        let again = parsed(&minified);
        assert_eq!(print(&again), print(&document));
        assert_eq!(print_minified(&again), minified);
        // Control characters are printed as escapes, which older servers understand and people can see.
        let has_controls = source.contains(|character: char| character.is_control() && !"\n\r\t".contains(character));
        assert!(has_controls || minified.len() <= stripped.len(), "{minified}\n{stripped}");
    }
}
